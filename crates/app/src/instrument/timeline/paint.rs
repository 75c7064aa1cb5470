//! From rectangles to pixels.

use super::{brushes::Brushes, highlight::Highlight, ruler::SPACING_PX, surface::Surface};
use overlap_drawing::layout::{Layout, Rect, View, ticks};
use overlap_record::{SpanKind, StrategyId};
use web_sys::HtmlCanvasElement;

/// Height of a digit in the lanes' numbers, CSS pixels.
const DIGIT_PX: f64 = 8.0;

/// Rectangles narrower than this carry no task number, CSS pixels.
const LABEL_FROM_PX: f64 = 20.0;
/// Rows lower than this carry no text, CSS pixels.
const TEXT_FROM_PX: f64 = 10.0;

/// Everything that one panel shows.
pub struct Scene<'a> {
    /// Whose colours.
    pub strategy: StrategyId,
    /// The rectangles.
    pub layout: &'a Layout,
    /// The stretch of time.
    pub view: &'a View,
    /// The rectangle that the reader points at.
    pub mark: Option<&'a Rect>,
    /// The spans that stand out.
    pub highlight: Option<Highlight>,
    /// What the tasks are called.
    pub ids: &'a [i64],
    /// Room for the lanes' numbers, CSS pixels.
    pub gutter_px: f64,
    /// Width of the canvas, CSS pixels.
    pub width_px: f64,
    /// Height of the canvas, CSS pixels.
    pub height_px: f64,
}

/// Draws a panel.
pub fn draw(canvas: &HtmlCanvasElement, scene: &Scene, brushes: &Brushes) {
    let Some(surface) = Surface::of(canvas, scene.width_px, scene.height_px, brushes) else { return };
    let left = scene.gutter_px;
    surface.fill(&brushes.rule);
    for tick in ticks(scene.view, SPACING_PX) {
        surface.rect(left + tick.x, 0.0, 1.0, scene.height_px);
    }
    lanes(&surface, scene, brushes);
    for kind in SpanKind::ALL {
        surface.fade(Highlight::share(scene.highlight, scene.strategy, kind));
        surface.fill_pattern(brushes.pattern(scene.strategy, kind));
        for rect in scene.layout.rects.iter().filter(|rect| rect.kind == kind) {
            // A hair of paper keeps neighbours apart, unless it would hide them.
            let gap = if rect.w > 3.0 { 1.0 } else { 0.0 };
            surface.rect(left + rect.x, rect.y, rect.w - gap, rect.h);
        }
    }
    surface.fade(1.0);
    if scene.layout.row_px >= TEXT_FROM_PX {
        labels(&surface, scene, brushes);
    }
    if let Some(rect) = scene.mark {
        surface.outline(&brushes.ink, left + rect.x - 1.0, rect.y - 1.0, rect.w + 1.0, rect.h + 2.0);
    }
}

/// The lanes' numbers, where there is more than one and room for them.
fn lanes(surface: &Surface, scene: &Scene, brushes: &Brushes) {
    if scene.layout.bands.len() < 2 {
        return;
    }
    surface.font(10.0);
    surface.fill(&brushes.faint);
    let mut below = 0.0;
    for band in &scene.layout.bands {
        if band.y >= below {
            let text = (band.lane + 1).to_string();
            let middle = band.y + band.h.min(scene.layout.row_px) / 2.0;
            let x = scene.gutter_px - 6.0 - surface.width_of(&text);
            surface.text(&text, x, (middle + 3.5).max(DIGIT_PX));
            below = band.y + 12.0;
        }
    }
}

/// The tasks' numbers on the rectangles that have room for them.
fn labels(surface: &Surface, scene: &Scene, brushes: &Brushes) {
    surface.font(10.0);
    // Measuring is slow, and all digits of a system font are equally wide.
    let digit = surface.width_of("0");
    for rect in scene.layout.rects.iter().filter(|rect| rect.w >= LABEL_FROM_PX && rect.count == 1) {
        let Some(task) = rect.task else { continue };
        let text = scene.ids.get(task as usize).map_or_else(|| task.to_string(), ToString::to_string);
        let width = digit * text.len() as f64;
        let (x, y) = (scene.gutter_px + rect.x + 4.0, rect.y + rect.h / 2.0);
        if width + 8.0 > rect.w {
            continue;
        }
        surface.fade(Highlight::share(scene.highlight, scene.strategy, rect.kind));
        surface.fill(&brushes.paper);
        if rect.kind != SpanKind::Run {
            surface.rect(x - 2.0, rect.y + 1.0, width + 4.0, rect.h - 2.0);
            surface.fill(&brushes.ink);
        }
        surface.text(&text, x, y + 3.5);
    }
    surface.fade(1.0);
}
