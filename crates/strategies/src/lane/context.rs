//! What a computing step and a program may ask of the lane that runs them.

use super::{Gate, Lane};
use crate::{
    ports::{Fetched, Stopped},
    program::{Host, Place},
    sink::Sink,
    task_lock::HeldByItself,
};
use overlap_protocol::ProgramEvent;
use overlap_record::SpanKind;
use overlap_workloads::{Context, Counter, LockId, WorkError};
use std::sync::Arc;

/// The message of a task that would wait for ever.
pub(crate) const ITSELF: &str = "the task waits for a lock that it holds itself";

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

    /// Runs a program's `wait`, which blocks this thread, outside of the span of computing.
    fn blocking<R>(
        &mut self,
        at: Place,
        wait: impl FnOnce(&mut Lane<'a, S>, &mut G) -> R,
    ) -> Result<R, Stopped> {
        if let (true, Some(task)) = (self.is_event_loop, at.task) {
            self.lane.sink.tell(ProgramEvent::Blocked { task, line: at.line });
        }
        self.outside(wait)
    }

    /// Runs `wait` outside of the span of computing.
    fn outside<R>(&mut self, wait: impl FnOnce(&mut Lane<'a, S>, &mut G) -> R) -> Result<R, Stopped> {
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
        self.blocking(at, |lane, gate| lane.blocked(ms, gate))??;
        Ok(true)
    }

    fn fetch(&mut self, url: &str, at: Place) -> Result<Result<Fetched, String>, Stopped> {
        if self.lane.round.is_warm_up() || self.lane.stopped() {
            return Err(Stopped);
        }
        let reply = self.blocking(at, |lane, gate| lane.reply(url, gate))?;
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
        self.blocking(at, |lane, gate| lane.taken(limit_ms, gate, take))?
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
        self.lane.shared.append(value);
    }

    fn counter(&self) -> Arc<Counter> {
        self.lane.shared.counter()
    }

    fn lock(&mut self, lock: LockId, limit_ms: Option<f64>) -> Result<bool, WorkError> {
        let shared = self.lane.shared;
        let lock = shared.lock(lock);
        if lock.try_take(self.lane.id).map_err(|HeldByItself| WorkError::Failed(ITSELF.to_owned()))? {
            return Ok(true);
        }
        match self.outside(|lane, gate| lane.queued(lock, limit_ms, gate)) {
            Ok(Ok(taken)) => Ok(taken),
            Ok(Err(Stopped)) | Err(Stopped) => Err(WorkError::Stopped),
        }
    }

    fn unlock(&mut self, lock: LockId) {
        self.lane.shared.lock(lock).give();
    }
}
