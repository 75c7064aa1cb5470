//! Isolated workers in one process. Each is a real `Member` with a clock of its own, and everything that passes
//! between it and its owner is encoded and decoded again.

use crate::{
    absent::{NoCrew, NoThreads},
    clock::Virtual,
    support::{EventLoop, Machine},
};
use futures::future::LocalBoxFuture;
use overlap_record::{Failure, Span};
use overlap_strategies::{
    Ended, Member,
    ports::{Crew, CrewEvent, Enlistment, Live, Ports},
};
use overlap_workloads::Task;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

/// What copying one message takes, ns.
pub const COPY_NS: u64 = 1_000_000;

/// What starting all workers takes, ms.
pub const START_MS: f64 = 50.0;

/// Bytes of the memory of the worker on lane 0; the next has twice as much, and so on.
pub const MEMBER_BYTES: f64 = 1_000.0;

/// What workers have said and nobody has heard yet, by time in ns and then in order.
#[derive(Default)]
struct Inbox {
    events: RefCell<BTreeMap<(u64, u64), CrewEvent>>,
    posted: Cell<u64>,
}

impl Inbox {
    fn post(&self, at_ns: u64, event: CrewEvent) {
        self.posted.set(self.posted.get() + 1);
        self.events.borrow_mut().insert((at_ns, self.posted.get()), event);
    }
}

/// Posts a member's spans to its owner.
struct Relay {
    lane: u32,
    clock: &'static Virtual,
    inbox: Rc<Inbox>,
}

impl Live for Relay {
    fn publish(&self, spans: &[Span], open: &[Span], _: f64) {
        let event = CrewEvent::Spans { lane: self.lane, spans: spans.to_vec(), open: open.to_vec() };
        self.inbox.post(self.clock.now_ns(), event);
    }
}

struct Recruit {
    clock: &'static Virtual,
    ports: Rc<Ports>,
    member: Option<Member>,
}

/// A chunk as it was dealt: the lane and the tasks' indices.
pub type Dealt = (u32, Vec<u32>);

/// The workers, and a record of what they were told.
pub struct Recruits {
    owner: &'static Virtual,
    event_loop: Rc<EventLoop>,
    inbox: Rc<Inbox>,
    recruits: RefCell<Vec<Recruit>>,
    dealt: RefCell<Vec<Dealt>>,
    starts: Cell<u32>,
    loses: Cell<Option<u32>>,
}

impl Recruits {
    /// No workers yet.
    pub fn new(owner: &'static Virtual, event_loop: Rc<EventLoop>) -> Rc<Self> {
        Rc::new(Self {
            owner,
            event_loop,
            inbox: Rc::default(),
            recruits: RefCell::default(),
            dealt: RefCell::default(),
            starts: Cell::default(),
            loses: Cell::default(),
        })
    }

    /// Lets the worker on `lane` vanish with its next chunk.
    pub fn lose(&self, lane: u32) {
        self.loses.set(Some(lane));
    }

    /// The chunks that were dealt, in order.
    pub fn dealt(&self) -> Vec<Dealt> {
        self.dealt.borrow().clone()
    }

    /// How often workers were started.
    pub fn starts(&self) -> u32 {
        self.starts.get()
    }

    /// Each worker's copy of the caller's collection.
    pub fn collections(&self) -> Vec<Option<Vec<f64>>> {
        let recruits = self.recruits.borrow();
        recruits.iter().map(|recruit| recruit.member.as_ref().unwrap().collection()).collect()
    }

    fn recruit(&self, lane: u32) -> Recruit {
        let clock = self.owner.another(MEMBER_BYTES * f64::from(lane + 1));
        let ports = Rc::new(Ports {
            blocking: clock,
            reactor: self.event_loop.clone(),
            live: Rc::new(Relay { lane, clock, inbox: self.inbox.clone() }),
            crew: Rc::new(NoCrew),
            #[cfg(feature = "threads")]
            threads: &NoThreads,
        });
        Recruit { clock, ports, member: None }
    }

    async fn hear(&self) -> CrewEvent {
        let first = self.inbox.events.borrow().keys().next().copied();
        let (at_ns, _) = first.expect("the owner waits for workers that have nothing to do");
        if self.event_loop.until(at_ns).await.is_err() {
            return CrewEvent::Stopped;
        }
        let event = self.inbox.events.borrow_mut().pop_first();
        event.map(|(_, event)| event).unwrap()
    }
}

fn copied<T: Serialize + DeserializeOwned>(value: &T) -> T {
    postcard::from_bytes(&postcard::to_stdvec(value).unwrap()).unwrap()
}

impl Crew for Recruits {
    fn start(&self, workers: u32) -> LocalBoxFuture<'_, Result<bool, Ended>> {
        Box::pin(async move {
            if self.recruits.borrow().len() == workers as usize {
                return Ok(false);
            }
            self.starts.set(self.starts.get() + 1);
            let due_ns = self.owner.now_ns() + (START_MS * 1e6) as u64;
            self.event_loop.until(due_ns).await.map_err(|_| Ended::Stopped)?;
            self.recruits.replace((0..workers).map(|lane| self.recruit(lane)).collect());
            Ok(true)
        })
    }

    fn enlist(&self, lane: u32, enlistment: &Enlistment) {
        let recruit = &mut self.recruits.borrow_mut()[lane as usize];
        recruit.member = Some(Member::new(lane, enlistment.clone(), recruit.ports.clone()));
    }

    fn send(&self, lane: u32, tasks: Vec<(u32, Task)>, sent_ms: f64) {
        self.dealt.borrow_mut().push((lane, tasks.iter().map(|(index, _)| *index).collect()));
        let recruits = self.recruits.borrow();
        let Recruit { clock, member, .. } = &recruits[lane as usize];
        clock.forward(self.owner.now_ns() + COPY_NS);
        if self.loses.get() == Some(lane) {
            let lost = Failure { lane: Some(lane), ..Failure::internal("An isolated worker was lost.") };
            return self.inbox.post(clock.now_ns(), CrewEvent::Failed(lost));
        }
        let member = member.as_ref().expect("a worker is enlisted before it gets tasks");
        let event = match member.run(&copied(&tasks), sent_ms) {
            Ok(answers) => {
                let sent_ms = member.now_ms();
                clock.forward(clock.now_ns() + COPY_NS);
                let memory_bytes = overlap_strategies::ports::Blocking::memory_bytes(*clock);
                CrewEvent::Answered { lane, answers: copied(&answers), memory_bytes, sent_ms }
            }
            Err(Ended::Stopped) => CrewEvent::Stopped,
            Err(Ended::Failed(failure)) => CrewEvent::Failed(failure),
        };
        self.inbox.post(clock.now_ns(), event);
    }

    fn next(&self) -> LocalBoxFuture<'_, CrewEvent> {
        Box::pin(self.hear())
    }
}
