//! Async: an executor of futures on a single thread, which is concurrency without parallelism.
//!
//! Every task is a future. While one awaits a timer or a reply, the executor polls another; but a task that computes
//! does not await, so while it computes, everybody else stands still.

use crate::{
    Strategy,
    lane::{Collection, NO_ANSWER, collection, contents, out_of_memory, staged},
    ports::{Fetched, Ports, Stopped},
    round::{Ended, Finish, Reply, Round},
    sink::{LocalSink, PULSE_EVERY_MS, Sink},
};
use futures::{
    channel::oneshot,
    future::LocalBoxFuture,
    stream::{FuturesUnordered, StreamExt},
};
use overlap_record::{Span, SpanKind, StrategyId};
use overlap_workloads::{Answer, Context, Step, Task, WorkError};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::PoisonError,
};

/// A single-threaded executor.
pub struct Executor;

impl Strategy for Executor {
    fn id(&self) -> StrategyId {
        StrategyId::ASYNC
    }

    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>> {
        Box::pin(run(round, ports))
    }
}

/// What all tasks of a round share. They take turns on one thread, so no lock is needed.
struct Shared {
    round: Rc<Round>,
    ports: Rc<Ports>,
    sink: RefCell<LocalSink>,
    list: Collection,
    finished: Cell<bool>,
}

type Ending = Result<Reply, Ended>;

async fn run(round: Rc<Round>, ports: Rc<Ports>) -> Result<Finish, Ended> {
    let shared = Rc::new(Shared {
        sink: RefCell::new(LocalSink::new(ports.live.clone(), round.len())),
        list: collection(&round),
        finished: Cell::new(false),
        round: round.clone(),
        ports: ports.clone(),
    });
    ports.reactor.spawn(Box::pin(publish(shared.clone())));

    let mut replies: FuturesUnordered<_> = (0..round.len())
        .map(|index| {
            let (reply, receiver) = oneshot::channel();
            let shared = shared.clone();
            ports.reactor.spawn(Box::pin(async move {
                let result = shared.task(index as u32, &shared.round.plan.tasks[index]).await;
                // Nobody listens any more once another task has ended the round.
                let _ = reply.send((index, result));
            }));
            receiver
        })
        .collect();

    let mut answers = vec![Err(NO_ANSWER.to_owned()); round.len()];
    while let Some(reply) = replies.next().await {
        match reply {
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
    Ok(Finish {
        total_ms,
        memory_bytes: ports.blocking.memory_bytes(),
        answers,
        collection: contents(&shared.list),
        ..Finish::default()
    })
}

async fn publish(shared: Rc<Shared>) {
    loop {
        shared.ports.reactor.tick(PULSE_EVERY_MS).await;
        if shared.finished.get() {
            return;
        }
        shared.sink.borrow_mut().pulse(shared.now_ms());
    }
}

impl Shared {
    fn now_ms(&self) -> f64 {
        self.ports.blocking.now_ms() - self.round.epoch_ms
    }

    fn stopped(&self) -> bool {
        let port = self.ports.blocking;
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

    /// A task that still waited when the round ended is silent, since the next round may be running by then.
    fn close(&self, index: u32, kind: SpanKind, start_ms: f64) {
        if self.finished.get() {
            return;
        }
        self.sink.borrow_mut().close(self.span(index, kind, start_ms));
    }

    async fn task(&self, index: u32, task: &Task) -> Ending {
        let mut answer = task.gives.clone().map(Ok);
        for step in &task.steps {
            if self.stopped() {
                return Err(Ended::Stopped);
            }
            match step {
                Step::Wait { .. } | Step::Fetch { .. } if self.round.is_warm_up() => {}
                Step::Wait { ms } => {
                    let start_ms = self.open(index, SpanKind::Wait);
                    let slept = self.ports.reactor.sleep(*ms).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    slept.map_err(|Stopped| Ended::Stopped)?;
                }
                Step::Fetch { url } => {
                    let start_ms = self.open(index, SpanKind::Wait);
                    let reply = self.ports.reactor.fetch(url).await;
                    self.close(index, SpanKind::Wait, start_ms);
                    // A fetch that was broken off is no reply, and nothing may follow it that asks.
                    if self.stopped() {
                        return Err(Ended::Stopped);
                    }
                    answer = Some(reply.map(Fetched::answer));
                }
                Step::Compute(work) => {
                    self.ports.blocking.enter(0, index);
                    let start_ms = self.open(index, SpanKind::Run);
                    let result = work.run(&mut Turn(self));
                    self.close(index, SpanKind::Run, start_ms);
                    answer = Some(self.answered(index, result)?);
                }
            }
        }
        self.ports.blocking.enter(0, index);
        match self.round.fault.filter(|fault| fault.task == index && !self.round.is_warm_up()) {
            Some(fault) => {
                staged(self.ports.blocking, fault.kind).map_err(|failure| Ended::Failed(failure.at(index, 0)))
            }
            None => Ok(answer.unwrap_or_else(|| Err(NO_ANSWER.to_owned()))),
        }
    }

    fn answered(&self, index: u32, result: Result<Answer, WorkError>) -> Ending {
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

/// The computing part of a task, which has the thread to itself until it ends.
struct Turn<'a>(&'a Shared);

impl Context for Turn<'_> {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        if self.0.stopped() {
            return Err(WorkError::Stopped);
        }
        self.0.sink.borrow_mut().pulse(self.0.now_ms());
        Ok(())
    }

    fn append(&mut self, value: f64) {
        if let Some(list) = &self.0.list {
            list.lock().unwrap_or_else(PoisonError::into_inner).push(value);
        }
    }
}
