//! The time axis above the panels.

use super::{brushes::Brushes, stage::GUTTER_PX, surface::Surface};
use overlap_drawing::layout::{View, ticks};
use web_sys::HtmlCanvasElement;
use yew::NodeRef;

/// Height of the axis, CSS pixels.
const HEIGHT_PX: f64 = 20.0;
/// Least distance between two marks, CSS pixels.
pub const SPACING_PX: f64 = 76.0;

/// Draws the marks and their labels.
pub fn draw(canvas: &NodeRef, width_px: f64, view: &View, brushes: &Brushes) {
    let Some(canvas) = canvas.cast::<HtmlCanvasElement>() else { return };
    let Some(surface) = Surface::of(&canvas, width_px, HEIGHT_PX, brushes) else { return };
    surface.font(11.0);
    let right = GUTTER_PX + view.size().width_px;
    for tick in ticks(view, SPACING_PX) {
        let x = GUTTER_PX + tick.x;
        surface.fill(&brushes.rule);
        surface.rect(x, HEIGHT_PX - 5.0, 1.0, 5.0);
        surface.fill(&brushes.faint);
        let width = surface.width_of(&tick.label);
        surface.text(&tick.label, (x - width / 2.0).clamp(0.0, (right - width).max(0.0)), HEIGHT_PX - 8.0);
    }
}
