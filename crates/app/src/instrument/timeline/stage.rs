//! What the timeline shows now: the panels, the stretch of time, and the span that the reader points at.

use super::{
    brushes::Brushes,
    elements::Elements,
    highlight::Highlight,
    panel::{Panel, Tick},
    readout, ruler,
};
use crate::{browser, model::Tracks};
use overlap_drawing::layout::{Direction, Size, View};
use overlap_record::StrategyId;
use std::rc::Rc;

/// Room at the left for the lanes' numbers, CSS pixels.
pub const GUTTER_PX: f64 = 22.0;
/// Room at the right, so that the last mark's label is not cut, CSS pixels.
const MARGIN_PX: f64 = 4.0;
/// The shortest axis, ms.
const SHORTEST_MS: f64 = 1.0;
/// How much of the way to its new end the axis goes in 100 ms.
const EASE_IN_100_MS: f64 = 0.6;

const SIZE: Size = Size { width_px: 1.0, row_px: 13.0, gap_px: 3.0, max_height_px: 128.0 };
/// The room where little is shown.
const COMPACT: Size = Size { width_px: 1.0, row_px: 9.0, gap_px: 1.0, max_height_px: 20.0 };

/// The timeline's state.
pub struct Stage {
    panels: Vec<Panel>,
    ids: Rc<Vec<i64>>,
    running: bool,
    view: View,
    /// The room for a panel, but for its width.
    size: Size,
    brushes: Option<Rc<Brushes>>,
    /// The view and brushes that the ruler was drawn with.
    ruled: Option<(View, Rc<Brushes>)>,
    /// When the last tick was drawn, ms.
    last_ms: f64,
    /// Width of the plot, CSS pixels; 0 until the browser has said it.
    width_px: f64,
    pointed: Option<Pointed>,
    highlight: Option<Highlight>,
    /// What the reader was last told.
    told: String,
}

/// A span that the reader points at: by strategy and by index in its panel's timeline.
#[derive(Clone, Copy)]
struct Pointed {
    strategy: StrategyId,
    span: usize,
    /// Whether by keyboard, so that it must be spoken.
    by_key: bool,
}

impl Stage {
    /// An empty stage.
    pub fn new() -> Self {
        Self {
            panels: Vec::new(),
            ids: Rc::default(),
            running: false,
            view: View::new(SHORTEST_MS, SIZE),
            size: SIZE,
            brushes: None,
            ruled: None,
            last_ms: 0.0,
            width_px: 0.0,
            pointed: None,
            highlight: None,
            told: String::new(),
        }
    }

    /// Says which panels there are, what their tasks are called, and whether they grow.
    pub fn set(&mut self, elements: &Elements, strategies: &[StrategyId], ids: Rc<Vec<i64>>, running: bool) {
        if running && !self.running {
            self.view = View::new(SHORTEST_MS, self.view.size());
            self.pointed = None;
            self.panels.iter_mut().for_each(Panel::shrink);
        }
        if self.panels.iter().map(Panel::strategy).ne(strategies.iter().copied()) {
            let panel = |strategy: &StrategyId| Panel::new(*strategy, elements.canvas(*strategy).clone());
            self.panels = strategies.iter().map(panel).collect();
            self.pointed = None;
        }
        if self.ids != ids {
            self.panels.iter_mut().for_each(Panel::forget);
        }
        self.ids = ids;
        self.running = running;
    }

    /// Makes all panels small, or as tall as their rows need.
    pub fn set_compact(&mut self, compact: bool) {
        self.size = if compact { COMPACT } else { SIZE };
    }

    /// Takes a new width, CSS pixels.
    pub fn resize(&mut self, width_px: f64) {
        self.width_px = width_px;
    }

    /// Lets some spans stand out, or none.
    pub fn highlight(&mut self, highlight: Option<Highlight>) {
        self.highlight = highlight;
    }

    /// Looks at another stretch of time.
    pub fn look(&mut self, change: impl FnOnce(View) -> View) {
        self.view = change(self.view);
    }

    /// Points at whatever is at a place on a canvas, or at nothing.
    pub fn point(&mut self, strategy: StrategyId, x: f64, y: f64) {
        let span = self.panel(strategy).and_then(|panel| panel.hit(x - GUTTER_PX, y));
        self.pointed = span.map(|span| Pointed { strategy, span, by_key: false });
    }

    /// Points at nothing.
    pub fn point_away(&mut self) {
        self.pointed = None;
    }

    /// Goes from the span pointed at to another, and moves the view along.
    pub fn go(&mut self, strategy: StrategyId, direction: Direction) {
        let here = self.pointed.filter(|pointed| pointed.strategy == strategy);
        let from = here.map_or(usize::MAX, |pointed| pointed.span);
        let Some((index, span)) = self.panel(strategy).and_then(|panel| panel.go(from, direction)) else {
            return;
        };
        self.pointed = Some(Pointed { strategy, span: index, by_key: true });
        if span.end_ms < self.view.start_ms() || span.start_ms > self.view.end_ms() {
            let start = span.start_ms - self.view.range_ms() / 4.0;
            self.view = self.view.showing(start, start + self.view.range_ms());
        }
    }

    /// Where a time is, CSS pixels from the plot's left edge; none where it is not shown.
    pub fn x_of(&self, ms: f64) -> Option<f64> {
        let x = self.view.x_of(ms);
        (0.0..=self.view.size().width_px).contains(&x).then_some(x + GUTTER_PX)
    }

    /// Draws one tick; whether another must follow, since the axis still moves or a panel was left out.
    pub fn draw(&mut self, elements: &Elements, tracks: &Tracks, now_ms: f64) -> bool {
        if self.width_px < 1.0 {
            return false;
        }
        let began_ms = browser::now_ms();
        let size = Size { width_px: (self.width_px - GUTTER_PX - MARGIN_PX).max(1.0), ..self.size };
        if self.view.size() != size {
            self.view = self.view.resized(size);
        }
        let mut moving = self.grow(tracks.longest_ms(), now_ms);
        let brushes = self.brushes();
        let ruled =
            self.ruled.as_ref().is_some_and(|(view, with)| *view == self.view && Rc::ptr_eq(with, &brushes));
        if !ruled {
            ruler::draw(&elements.ruler, self.width_px, &self.view, &brushes);
            self.ruled = Some((self.view, Rc::clone(&brushes)));
        }
        for panel in &mut self.panels {
            let pointed = self.pointed.filter(|pointed| pointed.strategy == panel.strategy());
            let tick = Tick {
                now_ms,
                began_ms,
                width_px: self.width_px,
                view: &self.view,
                brushes: &brushes,
                ids: &self.ids,
                mark: pointed.map(|pointed| pointed.span),
                highlight: self.highlight,
                running: self.running,
            };
            moving |= panel.draw(tracks.track(panel.strategy()), &tick);
        }
        self.tell(elements);
        moving
    }

    /// Describes the span that the reader points at, if it is another than before.
    fn tell(&mut self, elements: &Elements) {
        let words = |pointed: Pointed| self.panel(pointed.strategy)?.describe(pointed.span, &self.ids);
        let text = self.pointed.and_then(words).unwrap_or_default();
        if text == self.told {
            return;
        }
        readout::write(&elements.readout, &text);
        if self.pointed.is_some_and(|pointed| pointed.by_key) {
            readout::write(&elements.spoken, &text);
        }
        self.told = text;
    }

    fn panel(&self, strategy: StrategyId) -> Option<&Panel> {
        self.panels.iter().find(|panel| panel.strategy() == strategy)
    }

    fn brushes(&mut self) -> Rc<Brushes> {
        let kept = self.brushes.take().filter(|brushes| brushes.suit());
        let brushes = kept.unwrap_or_else(|| Rc::new(Brushes::new()));
        self.brushes = Some(Rc::clone(&brushes));
        brushes
    }

    /// Moves the end of the axis towards where it should be, smoothly while a run goes on; whether it has yet to arrive. While
    /// repeats come and go it does not move back, since all panels are drawn anew whenever it moves.
    fn grow(&mut self, longest_ms: f64, now_ms: f64) -> bool {
        let end = self.view.full_ms();
        let goal = longest_ms.max(if self.running { end } else { SHORTEST_MS });
        let elapsed = (now_ms - self.last_ms).clamp(0.0, 100.0);
        self.last_ms = now_ms;
        let near = (goal - end).abs() < goal * 0.002;
        if near || !self.running || browser::prefers_reduced_motion() {
            if end.total_cmp(&goal).is_ne() {
                self.view = self.view.grown(goal);
            }
            return false;
        }
        let share = 1.0 - (1.0 - EASE_IN_100_MS).powf(elapsed / 100.0);
        self.view = self.view.grown(end + (goal - end) * share);
        true
    }
}
