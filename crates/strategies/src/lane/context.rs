//! What a computing step and a program may ask of the lane that runs them.

use super::{Gate, Lane};
use crate::{
    ports::{Fetched, Stopped},
    program::{Host, Place},
    sink::Sink,
};
use overlap_protocol::ProgramEvent;
use overlap_record::SpanKind;
use overlap_workloads::{Context, WorkError};
use std::sync::PoisonError;

/// The context of a computing step on a lane.
pub(crate) struct LaneContext<'l, 'a, S, G> {
    lane: &'l mut Lane<'a, S>,
    gate: &'l mut G,
    /// Start of the open span, ms from the start of the round.
    start_ms: &'l mut f64,
    /// What the open span is.
    kind: SpanKind,
    /// Whether other tasks wait for this thread, so that a call that blocks it blocks them.
    is_event_loop: bool,
}

impl<'l, 'a, S: Sink, G: Gate> LaneContext<'l, 'a, S, G> {
    /// The context of a step on `lane`, within a span that began at `start_ms`, which follows when another one begins.
    pub(super) const fn of_step(lane: &'l mut Lane<'a, S>, gate: &'l mut G, start_ms: &'l mut f64) -> Self {
        Self { lane, gate, start_ms, kind: SpanKind::Run, is_event_loop: false }
    }

    /// The context of what an event loop on `lane` runs, within a span that began at `start_ms`, which follows when another one begins.
    pub const fn of_event_loop(lane: &'l mut Lane<'a, S>, gate: &'l mut G, start_ms: &'l mut f64) -> Self {
        Self { lane, gate, start_ms, kind: SpanKind::Run, is_event_loop: true }
    }

    /// The context of a program that is being loaded on `lane`, since `start_ms`.
    pub const fn of_loading(lane: &'l mut Lane<'a, S>, gate: &'l mut G, start_ms: &'l mut f64) -> Self {
        Self { lane, gate, start_ms, kind: SpanKind::Startup, is_event_loop: false }
    }

    /// Runs `wait`, which blocks this thread, outside of the span of computing.
    fn outside<R>(
        &mut self,
        at: Place,
        wait: impl FnOnce(&mut Lane<'a, S>, &mut G) -> R,
    ) -> Result<R, Stopped> {
        if let (true, Some(task)) = (self.is_event_loop, at.task) {
            self.lane.sink.tell(ProgramEvent::Blocked { task, line: at.line });
        }
        self.lane.close(self.kind, *self.start_ms);
        let waited = wait(self.lane, self.gate);
        let entered = self.gate.enter(self.lane);
        *self.start_ms = self.lane.open(self.kind);
        entered.map(|()| waited)
    }
}

impl<S: Sink, G: Gate> Host for LaneContext<'_, '_, S, G> {
    fn checkpoint(&mut self) -> Result<(), Stopped> {
        Context::checkpoint(self).map_err(|_| Stopped)
    }

    fn sleep(&mut self, ms: f64, at: Place) -> Result<bool, Stopped> {
        Host::checkpoint(self)?;
        if ms <= 0.0 || self.lane.round.is_warm_up() {
            return Ok(ms <= 0.0);
        }
        self.outside(at, |lane, gate| lane.blocked(ms, gate))??;
        Ok(true)
    }

    fn fetch(&mut self, url: &str, at: Place) -> Result<Result<Fetched, String>, Stopped> {
        if self.lane.round.is_warm_up() || self.lane.stopped() {
            return Err(Stopped);
        }
        let reply = self.outside(at, |lane, gate| lane.reply(url, gate))?;
        if self.lane.stopped() { Err(Stopped) } else { Ok(reply) }
    }

    fn wait(
        &mut self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        if take(0.0) {
            return Ok(true);
        }
        self.outside(at, |lane, gate| lane.taken(limit_ms, gate, take))?
    }

    fn tell(&mut self, event: ProgramEvent) {
        if !self.lane.round.is_warm_up() {
            self.lane.sink.tell(event);
        }
    }
}

impl<S: Sink, G: Gate> Context for LaneContext<'_, '_, S, G> {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        if self.lane.stopped() {
            return Err(WorkError::Stopped);
        }
        if self.gate.wanted() {
            self.lane.close(self.kind, *self.start_ms);
            self.gate.leave();
            self.gate.enter(self.lane).map_err(|Stopped| WorkError::Stopped)?;
            *self.start_ms = self.lane.open(self.kind);
        }
        if self.lane.sink.pulse_every_ms().is_some() {
            let now_ms = self.lane.now_ms();
            self.lane.sink.pulse(now_ms);
        }
        Ok(())
    }

    fn append(&mut self, value: f64) {
        if let Some(list) = self.lane.collection {
            list.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        }
    }
}
