//! A lane that blocks: one thread that runs tasks one after another.

mod context;
mod failures;

pub(crate) use context::{ITSELF, LaneContext};
pub(crate) use failures::{cause, out_of_memory};

use crate::{
    compute::compute,
    ended::Ended,
    ports::{Fetched, Machine, Stopped},
    program::{Loaded, no_interpreter},
    round::Round,
    shared::Shared,
    sink::Sink,
    task_lock::TaskLock,
};
use overlap_record::{Failure, Span, SpanKind};
use overlap_workloads::{Answer, Step, TIMED_OUT, Task, TaskResult, WorkError};
use std::time::Duration;

/// The message of a task that ended without an answer.
pub(crate) const NO_ANSWER: &str = "the task gave no answer";

/// The answer of a task that waited for a reply and gave up.
pub(crate) fn timed_out() -> Answer {
    Answer::Text(TIMED_OUT.to_owned())
}

/// Longest time that a wait for another thread goes on before it is asked whether the run was cancelled, ms.
const WAIT_SLICE_MS: f64 = 50.0;

/// Permission to compute. A lane asks for it before it computes and gives it back before it waits.
pub trait Gate {
    /// Returns when the lane may compute. The time that it waits for that is a span of the lane.
    ///
    /// # Errors
    /// `Stopped` when the run was cancelled meanwhile.
    fn enter<S: Sink>(&mut self, lane: &mut Lane<'_, S>) -> Result<(), Stopped>;

    /// Whether another lane waits for the permission and the holder has to give it back.
    fn wanted(&self) -> bool;

    /// Gives the permission back.
    fn leave(&mut self);
}

/// A gate for strategies that need no permission.
pub struct OpenGate;

impl Gate for OpenGate {
    fn enter<S: Sink>(&mut self, _: &mut Lane<'_, S>) -> Result<(), Stopped> {
        Ok(())
    }

    fn wanted(&self) -> bool {
        false
    }

    fn leave(&mut self) {}
}

/// One lane, with the sink that records its spans.
pub struct Lane<'a, S> {
    id: u32,
    round: &'a Round,
    machine: &'a dyn Machine,
    shared: &'a Shared,
    program: Option<&'a dyn Loaded>,
    task: Option<u32>,
    /// Where its spans go.
    pub sink: S,
}

impl<'a, S: Sink> Lane<'a, S> {
    /// Lane `id` of a round.
    pub const fn new(
        id: u32,
        round: &'a Round,
        machine: &'a dyn Machine,
        shared: &'a Shared,
        sink: S,
    ) -> Self {
        Self { id, round, machine, shared, program: None, task: None, sink }
    }

    /// The same lane for a round whose tasks are run by `program`, where there is one.
    #[must_use]
    pub fn with_program(mut self, program: Option<&'a dyn Loaded>) -> Self {
        self.program = program;
        self
    }

    /// Turns to a task, whose spans the next ones are; `None` for what is no task's.
    pub const fn turn_to(&mut self, task: Option<u32>) {
        self.task = task;
    }

    /// The time, ms from the start of the round.
    pub fn now_ms(&self) -> f64 {
        self.machine.now_ms() - self.round.epoch_ms
    }

    /// Whether the run was cancelled, or a warm-up has reached its deadline.
    pub fn stopped(&self) -> bool {
        self.machine.stopped() || self.round.deadline_ms.is_some_and(|end| self.machine.now_ms() >= end)
    }

    fn span(&self, kind: SpanKind, start_ms: f64, end_ms: f64) -> Span {
        Span { task: self.task, lane: self.id, kind, start_ms, end_ms }
    }

    /// Records a span that starts now; returns its start.
    pub fn open(&mut self, kind: SpanKind) -> f64 {
        let start_ms = self.now_ms();
        self.sink.open(self.span(kind, start_ms, start_ms));
        start_ms
    }

    /// Ends the span that started at `start_ms`; returns its end.
    pub fn close(&mut self, kind: SpanKind, start_ms: f64) -> f64 {
        let end_ms = self.now_ms();
        self.sink.close(self.span(kind, start_ms, end_ms));
        end_ms
    }

    /// Runs one task to its end. A task that fails by itself has its message in the result.
    ///
    /// # Errors
    /// `Ended` when the whole round has to end.
    pub fn run(&mut self, index: u32, task: &Task, gate: &mut impl Gate) -> Result<TaskResult, Ended> {
        self.machine.enter(self.id, index);
        self.task = Some(index);
        let mut answer = task.gives.clone().map(Ok);
        for step in &task.steps {
            match step {
                Step::Wait { ms } => self.wait(*ms, gate)?,
                Step::Limited { ms, limit } => self.limited(*ms, *limit, gate)?,
                Step::Reply { ms, timeout_ms } => {
                    // Nothing but the clock wakes this thread, so it sleeps until the first of the two.
                    self.wait(ms.min(*timeout_ms), gate)?;
                    if timeout_ms < ms {
                        answer = Some(Ok(timed_out()));
                    }
                }
                Step::Fetch { url } => {
                    if let Some(reply) = self.fetch(url, gate)? {
                        answer = Some(reply);
                    }
                }
                Step::Program => {
                    let program = self.program.ok_or_else(|| self.failed(no_interpreter()))?;
                    let lane = self.id;
                    let result = self.computing(gate, |context| program.run(index, lane, context))?;
                    answer = Some(result.map_err(|Stopped| Ended::Stopped)?);
                }
                Step::Compute(work) => {
                    let result = self.computing(gate, |context| compute(work, context))?;
                    answer = Some(self.answered(result)?);
                }
            }
        }
        match self.round.fault_of(index) {
            Some(fault) => cause(fault.kind, self.machine).map_err(|failure| self.failed(failure)),
            None => Ok(answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned()))),
        }
    }

    /// Does `work` within a span, once the lane may compute.
    fn computing<G: Gate, R>(
        &mut self,
        gate: &mut G,
        work: impl FnOnce(&mut LaneContext<'_, 'a, S, G>) -> R,
    ) -> Result<R, Ended> {
        gate.enter(self).map_err(|Stopped| Ended::Stopped)?;
        let mut start_ms = self.open(SpanKind::Run);
        let result = work(&mut LaneContext::of_step(self, gate, &mut start_ms));
        self.close(SpanKind::Run, start_ms);
        Ok(result)
    }

    fn answered(&self, result: Result<Answer, WorkError>) -> Result<TaskResult, Ended> {
        match result {
            Ok(answer) => Ok(Ok(answer)),
            Err(WorkError::Stopped) => Err(Ended::Stopped),
            Err(WorkError::Failed(message)) => Ok(Err(message)),
            Err(error @ WorkError::OutOfMemory { .. }) => Err(self.failed(out_of_memory(&error))),
        }
    }

    fn failed(&self, mut failure: Failure) -> Ended {
        failure.lane = Some(self.id);
        failure.task = self.task;
        Ended::Failed(failure)
    }

    fn wait(&mut self, ms: f64, gate: &mut impl Gate) -> Result<(), Ended> {
        if self.round.is_warm_up() {
            return Ok(());
        }
        self.blocked(ms, gate).map_err(|Stopped| Ended::Stopped)
    }

    /// Waits for `ms` with a permit of the round's semaphore.
    fn limited(&mut self, ms: f64, limit: u32, gate: &mut impl Gate) -> Result<(), Ended> {
        if self.round.is_warm_up() {
            return Ok(());
        }
        gate.leave();
        let semaphore = &self.round.semaphore;
        if !semaphore.try_take(limit) {
            let start_ms = self.open(SpanKind::Lock);
            let taken = semaphore.take(limit, || self.stopped());
            self.close(SpanKind::Lock, start_ms);
            if !taken {
                return Err(Ended::Stopped);
            }
        }
        let waited = self.blocked(ms, gate);
        semaphore.give();
        waited.map_err(|Stopped| Ended::Stopped)
    }

    /// Blocks this thread for `ms`, within a span.
    fn blocked(&mut self, ms: f64, gate: &mut impl Gate) -> Result<(), Stopped> {
        gate.leave();
        let start_ms = self.open(SpanKind::Wait);
        let slice_ms = self.sink.pulse_every_ms().unwrap_or(f64::INFINITY);
        let result = loop {
            let left_ms = start_ms + ms - self.now_ms();
            if left_ms <= 0.0 {
                break Ok(());
            }
            if let Err(Stopped) = self.machine.sleep(left_ms.min(slice_ms)) {
                break Err(Stopped);
            }
            let now_ms = self.now_ms();
            self.sink.pulse(now_ms);
        };
        self.close(SpanKind::Wait, start_ms);
        result
    }

    fn fetch(&mut self, url: &str, gate: &mut impl Gate) -> Result<Option<TaskResult>, Ended> {
        if self.round.is_warm_up() {
            return Ok(None);
        }
        if self.stopped() {
            return Err(Ended::Stopped);
        }
        let reply = self.reply(url, gate);
        // The fetch may have ended because the run was cancelled; then its result is not an answer.
        if self.stopped() {
            return Err(Ended::Stopped);
        }
        Ok(Some(reply.map(Fetched::answer)))
    }

    /// Blocks this thread until `take` succeeds, within a span. Yields whether it did within `limit_ms`.
    fn taken(
        &mut self,
        limit_ms: Option<f64>,
        gate: &mut impl Gate,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        gate.leave();
        let start_ms = self.open(SpanKind::Wait);
        let result = loop {
            let left_ms = limit_ms.map_or(WAIT_SLICE_MS, |limit_ms| start_ms + limit_ms - self.now_ms());
            if take(left_ms.clamp(0.0, WAIT_SLICE_MS)) {
                break Ok(true);
            }
            if left_ms <= 0.0 {
                break Ok(false);
            }
            if self.stopped() {
                break Err(Stopped);
            }
            let now_ms = self.now_ms();
            self.sink.pulse(now_ms);
        };
        self.close(SpanKind::Wait, start_ms);
        result
    }

    /// Blocks this thread until it has taken a lock that another lane holds, within a span. Yields whether it got it within `limit_ms`.
    fn queued(
        &mut self,
        lock: &TaskLock,
        limit_ms: Option<f64>,
        gate: &mut impl Gate,
    ) -> Result<bool, Stopped> {
        // Whoever holds the lock may need the permission to compute before it can give the lock back.
        gate.leave();
        let start_ms = self.open(SpanKind::Lock);
        let result = loop {
            let left_ms = limit_ms.map_or(WAIT_SLICE_MS, |limit_ms| start_ms + limit_ms - self.now_ms());
            if lock.take_within(self.id, Duration::from_secs_f64(left_ms.clamp(0.0, WAIT_SLICE_MS) / 1e3)) {
                break Ok(true);
            }
            if limit_ms.is_some() && left_ms <= 0.0 {
                break Ok(false);
            }
            if self.stopped() {
                break Err(Stopped);
            }
            let now_ms = self.now_ms();
            self.sink.pulse(now_ms);
        };
        self.close(SpanKind::Lock, start_ms);
        result
    }

    /// Gets an address and blocks this thread meanwhile, within a span.
    fn reply(&mut self, url: &str, gate: &mut impl Gate) -> Result<Fetched, String> {
        gate.leave();
        let start_ms = self.open(SpanKind::Wait);
        let reply = self.machine.fetch(url);
        self.close(SpanKind::Wait, start_ms);
        reply
    }
}
