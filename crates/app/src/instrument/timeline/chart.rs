//! The timeline as the rest of the page sees it: what can be done to it, each followed by a drawing in the next tick.

use super::{
    elements::Elements,
    highlight::Highlight,
    stage::{GUTTER_PX, Stage},
};
use crate::{browser, model::Painter};
use overlap_drawing::layout::{Direction, View};
use overlap_record::StrategyId;
use std::{cell::RefCell, rc::Rc};
use web_sys::HtmlElement;

/// Shared by the component, which makes the elements, by the listeners, and by the painter, which calls it once a tick.
pub struct Chart {
    painter: Painter,
    elements: Elements,
    stage: RefCell<Stage>,
}

impl Chart {
    /// An empty chart.
    pub fn new(painter: Painter) -> Self {
        Self { painter, elements: Elements::default(), stage: RefCell::new(Stage::new()) }
    }

    /// The elements that it draws into.
    pub fn elements(&self) -> &Elements {
        &self.elements
    }

    /// Says which panels there are, what their tasks are called, and whether they grow.
    pub fn show(&self, strategies: &[StrategyId], ids: Rc<Vec<i64>>, running: bool) {
        self.change(|stage| stage.set(&self.elements, strategies, ids, running));
    }

    /// Makes all panels small, or as tall as their rows need.
    pub fn set_compact(&self, compact: bool) {
        self.change(|stage| stage.set_compact(compact));
        self.redraw();
    }

    /// Lets some spans stand out, or none.
    pub fn highlight(&self, highlight: Option<Highlight>) {
        self.change(|stage| stage.highlight(highlight));
    }

    /// Has the chart drawn whenever something changed, for as long as the handle lives.
    pub fn draw_with(chart: &Rc<Self>, painter: &Painter) -> Rc<dyn Fn(f64) -> bool> {
        let chart = Rc::clone(chart);
        painter.subscribe(move |now_ms| {
            let tracks = chart.painter.tracks();
            chart.stage.borrow_mut().draw(&chart.elements, &tracks, now_ms)
        })
    }

    /// Draws everything anew, since colours or sizes may have changed. The width is read here and not in each tick,
    /// since reading it makes the browser lay the page out at once.
    pub fn redraw(&self) {
        // As wide as every canvas.
        if let Some(ruler) = self.elements.ruler.cast::<HtmlElement>() {
            self.change(|stage| stage.resize(ruler.client_width().into()));
        }
    }

    /// Zooms about the middle.
    pub fn zoom(&self, factor: f64) {
        self.look(|view| view.zoom_at(factor, view.size().width_px / 2.0));
    }

    /// Zooms about a point; `x` is measured from a canvas's left edge.
    pub fn zoom_at(&self, factor: f64, x: f64) {
        self.look(|view| view.zoom_at(factor, x - GUTTER_PX));
    }

    /// Moves by a share of what is shown; above 0 towards later.
    pub fn pan(&self, share: f64) {
        self.look(|view| view.pan(share * view.size().width_px));
    }

    /// Moves by pixels.
    pub fn pan_px(&self, px: f64) {
        self.look(|view| view.pan(px));
    }

    /// Shows everything.
    pub fn fit(&self) {
        self.look(View::fit);
    }

    /// Points at whatever is at a place on a canvas, or at nothing.
    pub fn point(&self, strategy: StrategyId, x: f64, y: f64) {
        self.change(|stage| stage.point(strategy, x, y));
    }

    /// Points at nothing.
    pub fn point_away(&self) {
        self.change(Stage::point_away);
    }

    /// Goes from the span pointed at to another.
    pub fn go(&self, strategy: StrategyId, direction: Direction) {
        self.change(|stage| stage.go(strategy, direction));
    }

    /// Moves the cursor over all panels to so many ms, or takes it away.
    pub fn set_cursor(&self, at_ms: Option<f64>) {
        let Some(cursor) = self.elements.cursor.cast::<HtmlElement>() else { return };
        let x = at_ms.and_then(|at_ms| self.stage.borrow().x_of(at_ms));
        cursor.set_hidden(x.is_none());
        if let Some(x) = x {
            browser::set_style(&cursor, "left", &format!("{x:.1}px"));
        }
    }

    fn look(&self, change: impl FnOnce(View) -> View) {
        self.change(|stage| stage.look(change));
    }

    fn change(&self, change: impl FnOnce(&mut Stage)) {
        change(&mut self.stage.borrow_mut());
        self.painter.ask();
    }
}
