//! A canvas to draw on.

use super::brushes::Brushes;
use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

/// A canvas, cleared, that takes CSS pixels and draws on whole device pixels.
pub struct Surface {
    context: CanvasRenderingContext2d,
    ratio: f64,
}

impl Surface {
    /// Sizes the canvas to the width that it has on the page and to a height. The height is set through the style's own
    /// interface, which a strict content security policy allows.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn of(canvas: &HtmlCanvasElement, width_px: f64, height_px: f64, brushes: &Brushes) -> Option<Self> {
        let ratio = brushes.ratio;
        let (width, height) = ((width_px * ratio).round() as u32, (height_px * ratio).round() as u32);
        if canvas.width() != width || canvas.height() != height {
            // A canvas that cannot be styled is drawn at the height it has.
            let _ = canvas.style().set_property("height", &format!("{height_px}px"));
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
        context.clear_rect(0.0, 0.0, width.into(), height.into());
        Some(Self { context, ratio })
    }

    /// Fills with a colour from now on.
    pub fn fill(&self, colour: &str) {
        self.context.set_fill_style_str(colour);
    }

    /// Fills with a pattern from now on; without one the colour before stays.
    pub fn fill_pattern(&self, pattern: Option<&CanvasPattern>) {
        if let Some(pattern) = pattern {
            self.context.set_fill_style_canvas_pattern(pattern);
        }
    }

    /// From now on what is drawn keeps a share of its colour.
    pub fn fade(&self, share: f64) {
        self.context.set_global_alpha(share);
    }

    /// Fills a rectangle, at least one device pixel wide.
    pub fn rect(&self, x: f64, y: f64, w: f64, h: f64) {
        let at = |px: f64| (px * self.ratio).round();
        let (left, top) = (at(x), at(y));
        self.context.fill_rect(left, top, (at(x + w) - left).max(1.0), (at(y + h) - top).max(1.0));
    }

    /// Draws an outline two CSS pixels thick.
    pub fn outline(&self, colour: &str, x: f64, y: f64, w: f64, h: f64) {
        let at = |px: f64| (px * self.ratio).round();
        let line = (2.0 * self.ratio).round();
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(line);
        self.context.stroke_rect(at(x), at(y), at(w), at(h));
    }

    /// Sets the size of text, CSS pixels.
    pub fn font(&self, px: f64) {
        self.context.set_font(&format!("{}px system-ui, sans-serif", px * self.ratio));
    }

    /// The width of a text, CSS pixels.
    pub fn width_of(&self, text: &str) -> f64 {
        self.context.measure_text(text).map_or(0.0, |metrics| metrics.width() / self.ratio)
    }

    /// Writes a text with its left end and its base line at a point.
    pub fn text(&self, text: &str, x: f64, y: f64) {
        // Text that cannot be drawn is in the table as well.
        let _ = self.context.fill_text(text, (x * self.ratio).round(), (y * self.ratio).round());
    }
}
