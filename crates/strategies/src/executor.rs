//! Async: an executor of futures on a single thread, which is concurrency without parallelism.
//!
//! Every task is a future. While one awaits a timer or a reply, the executor polls another. A task that computes does
//! not await, so no other task makes progress while it computes.

use crate::{
    Strategy,
    compute::compute,
    coroutines,
    ended::Ended,
    lane::{ITSELF, NO_ANSWER, cause, out_of_memory, timed_out},
    ports::{Fetched, Ports, Stopped},
    program::no_interpreter,
    round::Round,
    shared,
    sink::{LocalSink, PULSE_EVERY_MS, Sink},
    task_lock::HeldByItself,
};
use futures::{
    channel::oneshot,
    future::{Either, LocalBoxFuture, select},
    stream::{FuturesUnordered, StreamExt},
};
use overlap_protocol::Outcome;
use overlap_record::{Span, SpanKind, StrategyId};
use overlap_workloads::{Answer, Context, Counter, LockId, Step, Task, TaskResult, WorkError};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

/// Concurrency on one thread.
pub struct Async;

impl Strategy for Async {
    fn id(&self) -> StrategyId {
        StrategyId::ASYNC
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>> {
        match round.program.clone() {
            Some(program) => Box::pin(coroutines::run(round, ports, program.loaded)),
            None => Box::pin(run(round, ports)),
        }
    }
}

/// What all tasks of a round share. Only one of them runs at a time, so no lock is needed.
struct Shared {
    round: Rc<Round>,
    ports: Rc<Ports>,
    sink: RefCell<LocalSink>,
    passed_in: shared::Shared,
    finished: Cell<bool>,
}

async fn run(round: Rc<Round>, ports: Rc<Ports>) -> Result<Outcome, Ended> {
    let shared = Rc::new(Shared {
        sink: RefCell::new(LocalSink::new(ports.publisher.clone(), round.len())),
        passed_in: shared::Shared::of(&round),
        finished: Cell::new(false),
        round: round.clone(),
        ports: ports.clone(),
    });
    ports.event_loop.spawn(Box::pin(publish(shared.clone())));

    let mut replies: FuturesUnordered<_> = (0..round.len())
        .map(|index| {
            let (reply, receiver) = oneshot::channel();
            let shared = shared.clone();
            ports.event_loop.spawn(Box::pin(async move {
                let result = shared.task(index as u32, &shared.round.plan.tasks[index]).await;
                // The receiver is gone when another task has ended the round.
                let _ = reply.send((index, result));
            }));
            receiver
        })
        .collect();

    let mut answers = vec![Err(NO_ANSWER.to_owned()); round.len()];
    while let Some(reply) = replies.next().await {
        match reply {
            // excerpt: place of an answer
            Ok((index, Ok(answer))) => answers[index] = answer,
            Ok((_, Err(ended))) => {
                shared.finished.set(true);
                return Err(ended);
            }
            Err(oneshot::Canceled) => return Err(Ended::Stopped),
        }
    }
    let total_ms = shared.now_ms();
    shared.finished.set(true);
    shared.sink.borrow_mut().flush(total_ms);
    Ok(Outcome {
        total_ms,
        memory_bytes: ports.machine.memory_bytes(),
        answers,
        collection: shared.passed_in.collected(None),
        counted: shared.passed_in.counted(None),
        ..Outcome::default()
    })
}

async fn publish(shared: Rc<Shared>) {
    loop {
        shared.ports.event_loop.timer(PULSE_EVERY_MS).await;
        if shared.finished.get() {
            return;
        }
        shared.sink.borrow_mut().pulse(shared.now_ms());
    }
}

impl Shared {
    fn now_ms(&self) -> f64 {
        self.ports.machine.now_ms() - self.round.epoch_ms
    }

    fn stopped(&self) -> bool {
        let port = self.ports.machine;
        self.finished.get()
            || port.stopped()
            || self.round.deadline_ms.is_some_and(|end| port.now_ms() >= end)
    }

    fn span(&self, index: u32, kind: SpanKind, start_ms: f64) -> Span {
        Span { task: Some(index), lane: 0, kind, start_ms, end_ms: self.now_ms() }
    }

    fn open(&self, index: u32, kind: SpanKind) -> f64 {
        let start_ms = self.now_ms();
        self.sink.borrow_mut().open(self.span(index, kind, start_ms));
        start_ms
    }

    /// Ignores a task that still waited when the round ended: the next round may have begun since.
    fn close(&self, index: u32, kind: SpanKind, start_ms: f64) {
        if self.finished.get() {
            return;
        }
        self.sink.borrow_mut().close(self.span(index, kind, start_ms));
    }

    async fn task(&self, index: u32, task: &Task) -> Result<TaskResult, Ended> {
        let mut answer = task.gives.clone().map(Ok);
        for step in &task.steps {
            if self.stopped() {
                return Err(Ended::Stopped);
            }
            match step {
                Step::Wait { .. } | Step::Limited { .. } | Step::Reply { .. } | Step::Fetch { .. }
                    if self.round.is_warm_up() => {}
                // excerpt: wait
                Step::Wait { ms } => {
                    let start_ms = self.open(index, SpanKind::Wait);
                    // excerpt: await
                    let slept = self.ports.event_loop.sleep(*ms).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    slept.map_err(|Stopped| Ended::Stopped)?;
                }
                // excerpt: a limited wait
                Step::Limited { ms, limit } => {
                    let semaphore = &self.round.semaphore;
                    if !semaphore.try_take(*limit) {
                        let start_ms = self.open(index, SpanKind::Lock);
                        semaphore.taken(*limit).await;
                        self.close(index, SpanKind::Lock, start_ms);
                        if self.stopped() {
                            semaphore.give();
                            return Err(Ended::Stopped);
                        }
                    }
                    let start_ms = self.open(index, SpanKind::Wait);
                    let slept = self.ports.event_loop.sleep(*ms).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    semaphore.give();
                    slept.map_err(|Stopped| Ended::Stopped)?;
                }
                Step::Reply { ms, timeout_ms } => {
                    let start_ms = self.open(index, SpanKind::Wait);
                    let (reply, timer) =
                        (self.ports.event_loop.sleep(*ms), self.ports.event_loop.sleep(*timeout_ms));
                    // excerpt: a race
                    // Whichever is ready first wins, and the other is dropped: that cancels it.
                    let first = select(reply, timer).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    match first {
                        Either::Left((replied, _)) => replied.map_err(|Stopped| Ended::Stopped)?,
                        Either::Right((rang, _)) => {
                            rang.map_err(|Stopped| Ended::Stopped)?;
                            answer = Some(Ok(timed_out()));
                        }
                    }
                }
                // excerpt: fetch
                Step::Fetch { url } => {
                    let start_ms = self.open(index, SpanKind::Wait);
                    let reply = self.ports.event_loop.fetch(url).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    // The fetch may have ended because the run was cancelled; then its result is not an answer.
                    if self.stopped() {
                        return Err(Ended::Stopped);
                    }
                    answer = Some(reply.map(Fetched::answer));
                }
                Step::Program => return Err(Ended::Failed(no_interpreter().at(index, 0))),
                // excerpt: compute
                Step::Compute(work) => {
                    self.ports.machine.enter(0, index);
                    let start_ms = self.open(index, SpanKind::Run);
                    // excerpt: no await
                    let result = compute(work, &mut TaskContext(self));
                    self.close(index, SpanKind::Run, start_ms);
                    answer = Some(self.answered(index, result)?);
                }
            }
        }
        self.ports.machine.enter(0, index);
        match self.round.fault_of(index) {
            Some(fault) => {
                cause(fault.kind, self.ports.machine).map_err(|failure| Ended::Failed(failure.at(index, 0)))
            }
            None => Ok(answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned()))),
        }
    }

    fn answered(&self, index: u32, result: Result<Answer, WorkError>) -> Result<TaskResult, Ended> {
        match result {
            Ok(answer) => Ok(Ok(answer)),
            Err(WorkError::Stopped) => Err(Ended::Stopped),
            Err(WorkError::Failed(message)) => Ok(Err(message)),
            Err(error @ WorkError::OutOfMemory { .. }) => {
                Err(Ended::Failed(out_of_memory(&error).at(index, 0)))
            }
        }
    }
}

/// The context of a computing step. The step has the thread to itself until it ends.
struct TaskContext<'a>(&'a Shared);

impl Context for TaskContext<'_> {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        if self.0.stopped() {
            return Err(WorkError::Stopped);
        }
        self.0.sink.borrow_mut().pulse(self.0.now_ms());
        Ok(())
    }

    fn append(&mut self, value: f64) {
        self.0.passed_in.append(value);
    }

    fn counter(&self) -> Arc<Counter> {
        self.0.passed_in.counter()
    }

    fn lock(&mut self, lock: LockId, _: Option<f64>) -> Result<bool, WorkError> {
        // A step runs to its end before the next begins, so only the step itself can hold it.
        self.0.passed_in.lock(lock).try_take(0).map_err(|HeldByItself| WorkError::Failed(ITSELF.to_owned()))
    }

    fn unlock(&mut self, lock: LockId) {
        self.0.passed_in.lock(lock).give();
    }
}
