//! One strategy's panel: its spans laid out, and the canvas that they are drawn on.

use super::{
    brushes::Brushes,
    highlight::Highlight,
    paint::{self, Scene},
    readout,
    stage::GUTTER_PX,
};
use crate::{browser, model::Track};
use overlap_drawing::layout::{Direction, Layout, Sorting, Timeline, View};
use overlap_record::{Span, StrategyId};
use std::rc::Rc;
use web_sys::HtmlCanvasElement;
use yew::NodeRef;

/// The least height of a panel, CSS pixels.
const LEAST_HEIGHT_PX: f64 = 16.0;

/// After it was drawn, a panel rests this many times as long as drawing took.
const REST: f64 = 6.0;

/// How long the spans of a run that is over are sorted in one tick, of all panels together, ms. Where that takes longer, they are
/// drawn in a later one.
const LONG_MS: f64 = 10.0;

/// How many spans are sorted before the clock is looked at.
const PART: usize = 8192;

/// One strategy's panel.
pub struct Panel {
    strategy: StrategyId,
    canvas: NodeRef,
    timeline: Timeline,
    layout: Layout,
    /// The version whose spans are being sorted, and how far that is.
    sorting: Option<(u64, Sorting)>,
    /// The version whose spans were sorted, while it is not drawn yet.
    sorted: Option<u64>,
    /// What the canvas shows now.
    drawn: Option<Drawn>,
    /// When it may be drawn again, ms on the page's clock.
    rest_until_ms: f64,
    /// Height of the canvas, CSS pixels.
    height_px: f64,
}

/// What a tick is drawn with.
pub struct Tick<'a> {
    /// The time, ms on the page's clock.
    pub now_ms: f64,
    /// When it really began, ms on the same clock.
    pub began_ms: f64,
    /// Width of the plot, CSS pixels.
    pub width_px: f64,
    /// The stretch of time.
    pub view: &'a View,
    /// Colours and patterns.
    pub brushes: &'a Rc<Brushes>,
    /// What the tasks are called.
    pub ids: &'a [i64],
    /// The span that the reader points at, if it is of this panel.
    pub mark: Option<usize>,
    /// The spans that stand out, of whichever panel.
    pub highlight: Option<Highlight>,
    /// Whether a run is under way.
    pub running: bool,
}

#[derive(PartialEq)]
struct Drawn {
    version: u64,
    view: View,
    brushes: usize,
    mark: Option<usize>,
    highlight: Option<Highlight>,
}

impl Panel {
    /// An empty panel.
    pub fn new(strategy: StrategyId, canvas: NodeRef) -> Self {
        Self {
            strategy,
            canvas,
            timeline: Timeline::default(),
            layout: Layout::default(),
            sorting: None,
            sorted: None,
            drawn: None,
            rest_until_ms: 0.0,
            height_px: LEAST_HEIGHT_PX,
        }
    }

    /// Whose panel this is.
    pub fn strategy(&self) -> StrategyId {
        self.strategy
    }

    /// Draws again at the next opportunity, whatever has changed.
    pub fn forget(&mut self) {
        self.drawn = None;
    }

    /// Forgets how high it was in the run before.
    pub fn shrink(&mut self) {
        self.height_px = LEAST_HEIGHT_PX;
    }

    /// The span at a point of the plot.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        self.layout.hit(x, y).map(|rect| rect.span)
    }

    /// The span that lies in this direction.
    pub fn go(&self, from: usize, direction: Direction) -> Option<(usize, Span)> {
        let index = self.timeline.go(from, direction)?;
        Some((index, self.timeline.spans().get(index)?.span))
    }

    /// A span in words.
    pub fn describe(&self, span: usize, ids: &[i64]) -> Option<String> {
        let placed = self.timeline.spans().get(span)?;
        let view = self.drawn.as_ref().map(|drawn| drawn.view)?;
        let count = self.layout.rect_of(&self.timeline, &view, span).map_or(1, |rect| rect.count);
        Some(readout::words(self.strategy, placed, count, ids))
    }

    /// Draws what has changed; whether something is left for a later tick. A panel with very many spans is drawn less
    /// often, so that the page stays at ease.
    pub fn draw(&mut self, track: &Track, tick: &Tick) -> bool {
        let Tick { view, mark, highlight, .. } = *tick;
        let brushes = Rc::as_ptr(tick.brushes) as usize;
        let wanted = Drawn { version: track.version, view: *view, brushes, mark, highlight };
        if self.drawn.as_ref() == Some(&wanted) {
            return false;
        }
        if tick.now_ms < self.rest_until_ms {
            return true;
        }
        let Some(canvas) = self.canvas.cast::<HtmlCanvasElement>() else { return false };
        let began_ms = browser::now_ms();
        let is_old = self.drawn.as_ref().is_none_or(|drawn| drawn.version != track.version);
        if is_old && self.sorted != Some(track.version) {
            if !self.sort(track, tick) {
                return true;
            }
            let first = self.sorted.replace(track.version).is_none();
            if first && browser::now_ms() - tick.began_ms > LONG_MS {
                return true;
            }
        }
        self.sorted = None;
        let old = self.drawn.replace(wanted);
        if old.is_none_or(|old| old.version != track.version || old.view != *view) {
            self.layout = self.timeline.layout(view);
        }
        // A panel that became lower between two repeats would move the page, and have it laid out anew.
        let least_px = if tick.running { self.height_px } else { LEAST_HEIGHT_PX };
        self.height_px = self.layout.height_px.max(least_px);
        let scene = Scene {
            strategy: self.strategy,
            layout: &self.layout,
            view,
            mark: mark.and_then(|span| self.layout.rect_of(&self.timeline, view, span)),
            highlight,
            ids: tick.ids,
            gutter_px: GUTTER_PX,
            width_px: tick.width_px,
            height_px: self.height_px,
        };
        paint::draw(&canvas, &scene, tick.brushes);
        let now_ms = browser::now_ms();
        self.rest_until_ms = now_ms + (now_ms - began_ms) * REST;
        false
    }

    /// Sorts spans; whether all of them are. Those of a run that goes on change before the next tick, so they are sorted at once.
    fn sort(&mut self, track: &Track, tick: &Tick) -> bool {
        let begun = self.sorting.take().filter(|(version, _)| *version == track.version);
        let mut sorting = begun.map(|(_, sorting)| sorting).unwrap_or_default();
        loop {
            if let Some(timeline) = sorting.advance(&track.spans, &track.open, PART) {
                self.timeline = timeline;
                return true;
            }
            if !tick.running && browser::now_ms() - tick.began_ms > LONG_MS {
                self.sorting = Some((track.version, sorting));
                return false;
            }
        }
    }
}
