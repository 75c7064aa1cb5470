//! Colours, and the patterns that tell state, for the canvases.

use crate::browser;
use overlap_drawing::hatch::{Hatch, TILE_PX, hatch};
use overlap_record::{SpanKind, StrategyId, palette, palette::Theme};
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

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
    let Hatch { wash, lines, width_px } = hatch(kind);
    let side = (TILE_PX * ratio).round();
    let tile = browser::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    tile.set_width(side as u32);
    tile.set_height(side as u32);
    let context = tile.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.scale(side / TILE_PX, side / TILE_PX).ok()?;
    context.set_fill_style_str(colour);
    context.set_stroke_style_str(colour);
    context.set_global_alpha(wash);
    context.fill_rect(0.0, 0.0, TILE_PX, TILE_PX);
    context.set_global_alpha(1.0);
    context.set_line_width(width_px);
    context.stroke_with_path(&Path2d::new_with_path_string(lines).ok()?);
    context.create_pattern_with_html_canvas_element(&tile, "repeat").ok().flatten()
}
