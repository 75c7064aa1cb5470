//! Colours, and the patterns that tell state: solid computes, hatched waits, dotted queues, pale starts up,
//! cross-hatched copies.

use crate::browser;
use overlap_record::{SpanKind, StrategyId, palette, palette::Theme};
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// Side of a pattern's tile, CSS pixels.
const TILE_PX: f64 = 6.0;

/// Colours and patterns for one theme and one pixel density.
pub struct Brushes {
    theme: Theme,
    /// Device pixels a CSS pixel.
    pub ratio: f64,
    /// The page's background.
    pub paper: String,
    /// Text and marks.
    pub ink: String,
    /// Lesser text.
    pub faint: String,
    /// Thin lines.
    pub rule: String,
    patterns: Vec<Option<CanvasPattern>>,
}

impl Brushes {
    /// The brushes that suit the page as it is now.
    pub fn new() -> Self {
        let (theme, ratio) = (browser::theme(), ratio());
        let (faint, rule) = match theme {
            Theme::Light => ("#5d6067", "#dcd9d0"),
            Theme::Dark => ("#a5a7ad", "#34363b"),
        };
        let patterns = StrategyId::all()
            .flat_map(|strategy| {
                SpanKind::ALL.map(|kind| pattern(kind, palette::colour(strategy, theme), ratio))
            })
            .collect();
        Self {
            theme,
            ratio,
            paper: palette::background(theme).to_owned(),
            ink: palette::ink(theme).to_owned(),
            faint: faint.to_owned(),
            rule: rule.to_owned(),
            patterns,
        }
    }

    /// Whether they still suit the page.
    pub fn suit(&self) -> bool {
        self.theme == browser::theme() && self.ratio.total_cmp(&ratio()).is_eq()
    }

    /// The pattern of a kind of span in a strategy's colour; none where the browser could not make it.
    pub fn pattern(&self, strategy: StrategyId, kind: SpanKind) -> Option<&CanvasPattern> {
        self.patterns.get(strategy.index() * SpanKind::ALL.len() + kind as usize)?.as_ref()
    }
}

fn ratio() -> f64 {
    browser::window().map_or(1.0, |window| window.device_pixel_ratio().clamp(1.0, 4.0))
}

/// A tile of a kind's pattern in a strategy's colour.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn pattern(kind: SpanKind, colour: &str, ratio: f64) -> Option<CanvasPattern> {
    let side = (TILE_PX * ratio).round();
    let tile = browser::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    tile.set_width(side as u32);
    tile.set_height(side as u32);
    let context = tile.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.set_fill_style_str(colour);
    context.set_stroke_style_str(colour);
    context.set_line_width(1.1 * ratio);
    let wash = |alpha| {
        context.set_global_alpha(alpha);
        context.fill_rect(0.0, 0.0, side, side);
        context.set_global_alpha(1.0);
    };
    // Lines leave the tile on both sides, so that they meet at its corners.
    let line = |x1: f64, y1: f64, x2: f64, y2: f64| {
        context.begin_path();
        context.move_to(x1, y1);
        context.line_to(x2, y2);
        context.stroke();
    };
    let half = side / 2.0;
    match kind {
        SpanKind::Run => wash(1.0),
        SpanKind::Startup => wash(0.35),
        SpanKind::Wait => {
            wash(0.16);
            line(-half, half, half, -half);
            line(0.0, side, side, 0.0);
            line(half, side + half, side + half, half);
        }
        SpanKind::Lock => {
            wash(0.08);
            let dot = (1.6 * ratio).round();
            context.fill_rect((half - dot) / 2.0, (half - dot) / 2.0, dot, dot);
            context.fill_rect(half + (half - dot) / 2.0, half + (half - dot) / 2.0, dot, dot);
        }
        SpanKind::Copy => {
            wash(0.3);
            line(0.0, half, side, half);
            line(half, 0.0, half, side);
        }
    }
    context.create_pattern_with_html_canvas_element(&tile, "repeat").ok().flatten()
}
