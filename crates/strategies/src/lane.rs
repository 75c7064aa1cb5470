//! A lane that blocks: one thread that runs tasks one after another.

use crate::{
    ports::{Fetched, Machine, Stopped},
    round::{Ended, Round},
    sink::Sink,
};
use overlap_record::{Failure, FaultKind, Span, SpanKind};
use overlap_workloads::{Answer, Context, Step, Task, TaskResult, WorkError};
use std::sync::{Mutex, PoisonError};

/// The message of a task that ended without an answer.
pub(crate) const NO_ANSWER: &str = "the task gave no answer";

/// The caller's collection, to which tasks append; `None` where the workload has none.
pub type Collection = Option<Mutex<Vec<f64>>>;

/// The caller's collection before a round.
#[must_use]
pub fn collection(round: &Round) -> Collection {
    round.collection().map(Mutex::new)
}

/// A copy of what the collection holds.
#[must_use]
pub fn contents(collection: &Collection) -> Option<Vec<f64>> {
    collection.as_ref().map(|list| list.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

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
    collection: &'a Collection,
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
        collection: &'a Collection,
        sink: S,
    ) -> Self {
        Self { id, round, machine, collection, task: None, sink }
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
                Step::Fetch { url } => {
                    if let Some(reply) = self.fetch(url, gate)? {
                        answer = Some(reply);
                    }
                }
                Step::Program => return Err(self.failed(no_program())),
                Step::Compute(work) => {
                    gate.enter(self).map_err(|Stopped| Ended::Stopped)?;
                    let start_ms = self.open(SpanKind::Run);
                    let mut context = LaneContext { lane: self, gate, start_ms };
                    let result = work.run(&mut context);
                    let start_ms = context.start_ms;
                    self.close(SpanKind::Run, start_ms);
                    answer = Some(self.answered(result)?);
                }
            }
        }
        match self.round.fault_of(index) {
            Some(fault) => cause(fault.kind, self.machine).map_err(|failure| self.failed(failure)),
            None => Ok(answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned()))),
        }
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
        gate.leave();
        let start_ms = self.open(SpanKind::Wait);
        let slice_ms = self.sink.pulse_every_ms().unwrap_or(f64::INFINITY);
        let result = loop {
            let left_ms = start_ms + ms - self.now_ms();
            if left_ms <= 0.0 {
                break Ok(());
            }
            if let Err(Stopped) = self.machine.sleep(left_ms.min(slice_ms)) {
                break Err(Ended::Stopped);
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
        gate.leave();
        let start_ms = self.open(SpanKind::Wait);
        let reply = self.machine.fetch(url);
        self.close(SpanKind::Wait, start_ms);
        // The fetch may have ended because the run was cancelled; then its result is not an answer.
        if self.stopped() {
            return Err(Ended::Stopped);
        }
        Ok(Some(reply.map(Fetched::answer)))
    }
}

/// Causes the failure that the reader asked for.
pub(crate) fn cause(kind: FaultKind, machine: &dyn Machine) -> Result<TaskResult, Failure> {
    match kind {
        FaultKind::Error => Ok(Err("this task was asked to fail with an error".to_owned())),
        FaultKind::Panic | FaultKind::Trap => {
            machine.crash(kind);
            Ok(Err("this task was asked to crash, and this machine cannot do that".to_owned()))
        }
        FaultKind::Memory => Err(out_of_memory(&exhaust())),
    }
}

/// The failure of a step that needs an interpreter, in an engine without one.
pub(crate) fn no_program() -> Failure {
    Failure::internal("The engine that was loaded runs no programs.")
}

/// Allocates memory until there is none left.
fn exhaust() -> WorkError {
    const BLOCK: usize = 1 << 30;
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    // A native program would get more, so a test stops at the 4 GiB that wasm32 can address.
    while blocks.len() < 4 {
        let mut block = Vec::new();
        if block.try_reserve_exact(BLOCK).is_err() {
            break;
        }
        blocks.push(std::hint::black_box(block));
    }
    let wanted_bytes = (blocks.len() as u64 + 1) * BLOCK as u64;
    WorkError::OutOfMemory { wanted_bytes, fits: None }
}

/// The failure of a task that found no memory, without its place.
pub(crate) fn out_of_memory(error: &WorkError) -> Failure {
    Failure {
        task: None,
        lane: None,
        message: format!("Out of memory: {error}."),
        advice: "Choose fewer workers, so that there is more memory for each.".to_owned(),
    }
}

/// The context of a computing step on a lane.
struct LaneContext<'l, 'a, S, G> {
    lane: &'l mut Lane<'a, S>,
    gate: &'l mut G,
    start_ms: f64,
}

impl<S: Sink, G: Gate> Context for LaneContext<'_, '_, S, G> {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        if self.lane.stopped() {
            return Err(WorkError::Stopped);
        }
        if self.gate.wanted() {
            self.lane.close(SpanKind::Run, self.start_ms);
            self.gate.leave();
            self.gate.enter(self.lane).map_err(|Stopped| WorkError::Stopped)?;
            self.start_ms = self.lane.open(SpanKind::Run);
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
