//! The spans of a run under way, and whoever draws them. Spans arrive up to thirty times a second; drawing happens about as often.

use super::{Activity, Progress, RunEvent, Tracks};
use crate::browser::{self, Tick};
use std::{
    cell::{Cell, Ref, RefCell},
    rc::{Rc, Weak},
};

/// Time between two ticks, ms: spans arrive no faster.
const TICK_MS: f64 = 30.0;

/// The same while every core computes, ms: what drawing takes of the cores is then taken from the work that is being timed.
/// In Chromium on two cores, drawn in software, 20 ticks a second cost `rayon` 8 % of its speed, 4 a second 3 %.
const BUSY_TICK_MS: f64 = 200.0;

/// Draws at a time in ms; says whether another tick must follow, since something still moves.
type Draw = dyn Fn(f64) -> bool;

/// Shared by the page, which takes events in, and by the charts, which draw them.
#[derive(Clone)]
pub struct Painter(Rc<Inner>);

struct Inner {
    tracks: RefCell<Tracks>,
    drawers: RefCell<Vec<Weak<Draw>>>,
    drawn_ms: Cell<f64>,
    cores: usize,
    tick: Tick,
}

impl PartialEq for Painter {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Default for Painter {
    /// Without spans and without anybody who draws.
    fn default() -> Self {
        Self(Rc::new_cyclic(|weak: &Weak<Inner>| {
            let inner = Weak::clone(weak);
            let tick = Tick::new(move |now_ms| {
                if let Some(inner) = inner.upgrade() {
                    inner.draw(now_ms);
                }
            });
            let drawn_ms = Cell::new(f64::NEG_INFINITY);
            let cores = browser::cores() as usize;
            Inner { tracks: RefCell::default(), drawers: RefCell::default(), drawn_ms, cores, tick }
        }))
    }
}

impl Painter {
    /// The spans.
    pub fn tracks(&self) -> Ref<'_, Tracks> {
        self.0.tracks.borrow()
    }

    /// Changes the spans, and has them drawn.
    pub fn update(&self, change: impl FnOnce(&mut Tracks)) {
        change(&mut self.0.tracks.borrow_mut());
        self.ask();
    }

    /// Takes in what an event says of spans, and gives back every event but those of spans alone. A track is emptied before its
    /// repeat begins, so that this is drawn before its time runs. The body's `liveUpdates` counts the events of spans.
    pub fn hear(&self, event: RunEvent) -> Option<RunEvent> {
        match event {
            RunEvent::Spans { strategy, repeat, spans, open, now_ms } => {
                if self.0.tracks.borrow_mut().push(strategy, repeat, spans, open, now_ms) {
                    self.ask();
                }
                if let Some(body) = browser::body() {
                    browser::set_property(&body, "liveUpdates", self.tracks().updates());
                }
                None
            }
            RunEvent::Progress(Progress { at: Some((strategy, Activity::Repeat(repeat))), .. }) => {
                self.update(|tracks| tracks.begin(strategy, repeat));
                Some(event)
            }
            other => Some(other),
        }
    }

    /// Has everything drawn in the next tick.
    pub fn ask(&self) {
        self.0.ask();
    }

    /// Has `draw` called in every tick in which something may have changed, for as long as the returned handle lives.
    #[must_use]
    pub fn subscribe(&self, draw: impl Fn(f64) -> bool + 'static) -> Rc<Draw> {
        let draw: Rc<Draw> = Rc::new(draw);
        self.0.drawers.borrow_mut().push(Rc::downgrade(&draw));
        self.ask();
        draw
    }
}

impl Inner {
    fn ask(&self) {
        let busy = self.tracks.borrow().computing() >= self.cores;
        let pause_ms = if busy { BUSY_TICK_MS } else { TICK_MS };
        self.tick.ask_in(self.drawn_ms.get() + pause_ms - browser::now_ms());
    }

    fn draw(&self, now_ms: f64) {
        self.drawn_ms.set(now_ms);
        let drawers: Vec<Rc<Draw>> = {
            let mut drawers = self.drawers.borrow_mut();
            drawers.retain(|draw| draw.strong_count() > 0);
            drawers.iter().filter_map(Weak::upgrade).collect()
        };
        let mut moving = false;
        for draw in drawers {
            moving |= draw(now_ms);
        }
        if moving {
            self.ask();
        }
    }
}
