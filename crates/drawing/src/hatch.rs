//! The patterns that tell what a lane did: solid computes, hatched waits, dotted queues for the lock, pale starts up, crossed copies. One
//! definition for the canvas, for drawings in the page, and for files.

use crate::svg::{Attribute, Svg};
use overlap_record::SpanKind;

/// Side of a pattern's tile, px.
pub const TILE_PX: f64 = 6.0;

/// How a kind of span is drawn, in its owner's colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hatch {
    /// How much of the colour lies under the lines, 0 to 1.
    pub wash: f64,
    /// The lines of one tile, as the data of an SVG path; empty where there are none.
    pub lines: &'static str,
    /// Their width, px.
    pub width_px: f64,
}

/// The pattern of a kind of span.
#[must_use]
pub const fn hatch(kind: SpanKind) -> Hatch {
    match kind {
        SpanKind::Run => Hatch { wash: 1.0, lines: "", width_px: 0.0 },
        SpanKind::Startup => Hatch { wash: 0.35, lines: "", width_px: 0.0 },
        // Lines leave the tile on both sides, so that they meet at its corners.
        SpanKind::Wait => Hatch { wash: 0.16, lines: "M-1 1L1 -1M0 6L6 0M5 7L7 5", width_px: 1.2 },
        SpanKind::Lock => Hatch { wash: 0.08, lines: "M1.5 0.7V2.3M4.5 3.7V5.3", width_px: 1.6 },
        SpanKind::Copy => Hatch { wash: 0.3, lines: "M0 3H6M3 0V6", width_px: 1.1 },
    }
}

impl Hatch {
    /// Whether it is the plain colour.
    #[must_use]
    pub const fn is_solid(self) -> bool {
        self.wash >= 1.0
    }
}

/// What fills the area of a kind of span: its owner's pattern, which [`patterns`] defines, or the plain colour.
#[must_use]
pub fn fill(kind: SpanKind, owner: &str, colour: &str) -> String {
    if hatch(kind).is_solid() { colour.to_owned() } else { format!("url(#{kind}-{owner})") }
}

/// The patterns in an owner's colour. Their ids are the kind's and the owner's name.
pub fn patterns(svg: &mut Svg, owner: &str, colour: &str) {
    for kind in SpanKind::ALL.into_iter().filter(|kind| !hatch(*kind).is_solid()) {
        let Hatch { wash, lines, width_px } = hatch(kind);
        let tile: [Attribute; 4] = [
            ("id", &format_args!("{kind}-{owner}")),
            ("width", &TILE_PX),
            ("height", &TILE_PX),
            ("patternUnits", &"userSpaceOnUse"),
        ];
        svg.group("pattern", &tile, |svg| {
            svg.element(
                "rect",
                &[("width", &TILE_PX), ("height", &TILE_PX), ("fill", &colour), ("fill-opacity", &wash)],
            );
            if !lines.is_empty() {
                svg.path(lines, &[("fill", &"none"), ("stroke", &colour), ("stroke-width", &width_px)]);
            }
        });
        svg.line_end();
    }
}
