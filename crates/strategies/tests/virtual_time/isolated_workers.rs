//! Isolated workers in one process. Each is a real `IsolatedWorker` with a clock of its own, and each message between a
//! worker and its owner is encoded and decoded again.

use crate::{
    absent::{NoIsolatedWorkers, NoThreads},
    clock::Virtual,
    support::{TestEventLoop, TestMachine},
};
use futures::future::LocalBoxFuture;
use overlap_protocol::{Chunk, FromEngine, Preparation, ProgramEvent, wire};
use overlap_record::{Failure, Span};
use overlap_strategies::{
    Ended, IsolatedWorker,
    ports::{IsolatedWorkers, Ports, SpanPublisher},
};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

/// Time to copy one message, ns.
pub const COPY_NS: u64 = 1_000_000;

/// Time to start all workers, ms.
pub const START_MS: f64 = 50.0;

/// Size of the memory of the worker on lane 0, bytes. The next worker has twice as much, and so on.
pub const WORKER_BYTES: f64 = 1_000.0;

/// What the owner receives: a message and its lane, or the loss of a worker.
type Received = Result<(u32, FromEngine), Ended>;

/// Messages that the owner has not received yet, by time in ns and then in order.
#[derive(Default)]
struct Inbox {
    received: RefCell<BTreeMap<(u64, u64), Received>>,
    posted: Cell<u64>,
}

impl Inbox {
    fn post(&self, at_ns: u64, received: Received) {
        self.posted.set(self.posted.get() + 1);
        self.received.borrow_mut().insert((at_ns, self.posted.get()), received);
    }
}

/// Posts a worker's spans to its owner.
struct Relay {
    lane: u32,
    clock: &'static Virtual,
    inbox: Rc<Inbox>,
}

impl SpanPublisher for Relay {
    fn publish(&self, spans: &[Span], open: &[Span], now_ms: f64) {
        let message = FromEngine::Spans { spans: spans.to_vec(), open: open.to_vec(), now_ms };
        self.inbox.post(self.clock.now_ns(), Ok((self.lane, message)));
    }

    fn tell(&self, events: Vec<ProgramEvent>) {
        self.inbox.post(self.clock.now_ns(), Ok((self.lane, FromEngine::Program(events))));
    }
}

struct TestWorker {
    clock: &'static Virtual,
    ports: Rc<Ports>,
    prepared: Option<IsolatedWorker>,
}

/// A chunk that was sent: the lane and the tasks' indices.
pub type Sent = (u32, Vec<u32>);

/// The workers, and a record of what was sent to them.
pub struct TestWorkers {
    owner: &'static Virtual,
    event_loop: Rc<TestEventLoop>,
    inbox: Rc<Inbox>,
    workers: RefCell<Vec<TestWorker>>,
    sent: RefCell<Vec<Sent>>,
    starts: Cell<u32>,
    loses: Cell<Option<u32>>,
}

impl TestWorkers {
    /// No workers yet.
    pub fn new(owner: &'static Virtual, event_loop: Rc<TestEventLoop>) -> Rc<Self> {
        Rc::new(Self {
            owner,
            event_loop,
            inbox: Rc::default(),
            workers: RefCell::default(),
            sent: RefCell::default(),
            starts: Cell::default(),
            loses: Cell::default(),
        })
    }

    /// Loses the worker on `lane` when its next chunk is sent.
    pub fn lose(&self, lane: u32) {
        self.loses.set(Some(lane));
    }

    /// The chunks that were sent, in order.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.borrow().clone()
    }

    /// How often workers were started.
    pub fn starts(&self) -> u32 {
        self.starts.get()
    }

    /// Each worker's copy of the caller's collection.
    pub fn collections(&self) -> Vec<Option<Vec<f64>>> {
        let workers = self.workers.borrow();
        workers.iter().map(|worker| worker.prepared.as_ref().unwrap().collection()).collect()
    }

    fn worker(&self, lane: u32) -> TestWorker {
        let clock = self.owner.another(WORKER_BYTES * f64::from(lane + 1));
        let ports = Rc::new(Ports {
            machine: clock,
            event_loop: self.event_loop.clone(),
            publisher: Rc::new(Relay { lane, clock, inbox: self.inbox.clone() }),
            isolated_workers: Rc::new(NoIsolatedWorkers),
            interpreter: crate::rig::interpreter(),
            #[cfg(feature = "threads")]
            thread_pool: &NoThreads,
        });
        TestWorker { clock, ports, prepared: None }
    }

    async fn receive(&self) -> Received {
        let first = self.inbox.received.borrow().keys().next().copied();
        let (at_ns, _) = first.expect("the owner waits for workers that have nothing to do");
        self.event_loop.until(at_ns).await.map_err(|_| Ended::Stopped)?;
        let received = self.inbox.received.borrow_mut().pop_first();
        received.map(|(_, received)| received).unwrap()
    }
}

fn copied<T: Serialize + DeserializeOwned>(value: &T) -> T {
    wire::decode(&wire::encode(value).unwrap()).unwrap()
}

impl IsolatedWorkers for TestWorkers {
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        Box::pin(async move {
            if self.workers.borrow().len() == workers as usize {
                return Ok(false);
            }
            self.starts.set(self.starts.get() + 1);
            let due_ns = self.owner.now_ns() + (START_MS * 1e6) as u64;
            self.event_loop.until(due_ns).await.map_err(|_| Ended::Stopped)?;
            self.workers.replace((0..workers).map(|lane| self.worker(lane)).collect());
            Ok(true)
        })
    }

    fn prepare(&self, preparation: Preparation) {
        let worker = &mut self.workers.borrow_mut()[preparation.lane as usize];
        worker.prepared = Some(IsolatedWorker::new(copied(&preparation), worker.ports.clone()));
    }

    fn send(&self, lane: u32, chunk: Chunk) {
        self.sent.borrow_mut().push((lane, chunk.tasks.iter().map(|(index, _)| *index).collect()));
        let workers = self.workers.borrow();
        let TestWorker { clock, prepared, .. } = &workers[lane as usize];
        clock.forward(self.owner.now_ns() + COPY_NS);
        if self.loses.get() == Some(lane) {
            let lost = Failure { lane: Some(lane), ..Failure::internal("An isolated worker was lost.") };
            return self.inbox.post(clock.now_ns(), Err(Ended::Failed(lost)));
        }
        let worker = prepared.as_ref().expect("a worker is prepared before it gets tasks");
        let message = match worker.run(&copied(&chunk)) {
            Ok(outcome) => {
                clock.forward(clock.now_ns() + COPY_NS);
                FromEngine::ChunkDone(outcome)
            }
            Err(ended) => ended.into(),
        };
        self.inbox.post(clock.now_ns(), Ok((lane, copied(&message))));
    }

    fn next(&self) -> LocalBoxFuture<'_, Received> {
        Box::pin(self.receive())
    }
}
