//! An event loop on a machine of a test. It polls its futures until all of them wait, and only then lets time pass.

use super::{FETCH_MS, TestMachine, reply};
use futures::{
    channel::oneshot,
    executor::{LocalPool, LocalSpawner},
    future::LocalBoxFuture,
    task::LocalSpawnExt,
};
use overlap_strategies::ports::{EventLoop, Fetched, Stopped};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

struct Timer {
    fire: oneshot::Sender<()>,
    /// Whether it fires early when the run is stopped.
    breaks_off: bool,
}

struct Timers {
    machine: &'static dyn TestMachine,
    /// By due time, ns, then in the order in which they were set.
    due: RefCell<BTreeMap<(u64, u64), Timer>>,
    set: Cell<u64>,
}

impl Timers {
    fn set(&self, due_ns: u64, breaks_off: bool) -> oneshot::Receiver<()> {
        let (fire, fired) = oneshot::channel();
        self.set.set(self.set.get() + 1);
        self.due.borrow_mut().insert((due_ns, self.set.get()), Timer { fire, breaks_off });
        fired
    }

    /// Lets time pass until the next timer is due and fires it; false where there is no timer.
    fn fire_next(&self) -> bool {
        let Some(&(due_ns, _)) = self.due.borrow().keys().next() else { return false };
        if !self.machine.halted() {
            self.machine.pass_until(due_ns);
        }
        if self.machine.halted() && self.break_off() {
            return true;
        }
        self.machine.pass_until(due_ns);
        let first = self.due.borrow_mut().pop_first();
        first.is_some_and(|(_, timer)| {
            // Nobody awaits a timer of a task that was dropped.
            let _ = timer.fire.send(());
            true
        })
    }

    /// Fires every timer that a cancel ends early; false where there is none.
    fn break_off(&self) -> bool {
        let (early, rest) = self.due.take().into_iter().partition(|(_, timer)| timer.breaks_off);
        self.due.replace(rest);
        let early: BTreeMap<_, Timer> = early;
        let any = !early.is_empty();
        for timer in early.into_values() {
            let _ = timer.fire.send(());
        }
        any
    }
}

/// Futures and timers on one machine.
pub struct TestEventLoop {
    pool: RefCell<LocalPool>,
    spawner: LocalSpawner,
    timers: Rc<Timers>,
}

impl TestEventLoop {
    /// An event loop with nothing to do.
    pub fn new(machine: &'static dyn TestMachine) -> Rc<Self> {
        let pool = LocalPool::new();
        let timers = Timers { machine, due: RefCell::default(), set: Cell::default() };
        Rc::new(Self { spawner: pool.spawner(), pool: RefCell::new(pool), timers: Rc::new(timers) })
    }

    /// Runs a future to its end. Other futures run meanwhile.
    pub fn block_on<T: 'static>(&self, future: impl Future<Output = T> + 'static) -> T {
        let slot = Rc::new(RefCell::new(None));
        let filled = slot.clone();
        let future = async move { *filled.borrow_mut() = Some(future.await) };
        self.spawner.spawn_local(future).unwrap();
        loop {
            self.pool.borrow_mut().run_until_stalled();
            if let Some(value) = slot.take() {
                return value;
            }
            assert!(self.timers.fire_next(), "everything waits for ever");
        }
    }

    /// Runs the remaining futures until none awaits a timer.
    pub fn run_out(&self) {
        loop {
            self.pool.borrow_mut().run_until_stalled();
            if !self.timers.fire_next() {
                return;
            }
        }
    }

    /// Completes at `due_ns`, or soon after the run was stopped.
    pub fn until(&self, due_ns: u64) -> LocalBoxFuture<'static, Result<(), Stopped>> {
        let machine = self.timers.machine;
        if machine.stopped() {
            return Box::pin(async { Err(Stopped) });
        }
        let fired = self.timers.set(due_ns, true);
        Box::pin(async move {
            fired.await.map_err(|_| Stopped)?;
            if machine.now_ns() < due_ns { Err(Stopped) } else { Ok(()) }
        })
    }

    fn in_ns(&self, ms: f64) -> u64 {
        self.timers.machine.now_ns() + (ms * 1e6).ceil() as u64
    }
}

impl EventLoop for TestEventLoop {
    fn sleep(&self, ms: f64) -> LocalBoxFuture<'static, Result<(), Stopped>> {
        self.until(self.in_ns(ms))
    }

    fn timer(&self, ms: f64) -> LocalBoxFuture<'static, ()> {
        let fired = self.timers.set(self.in_ns(ms), false);
        Box::pin(async move { fired.await.unwrap_or(()) })
    }

    fn fetch(&self, url: &str) -> LocalBoxFuture<'static, Result<Fetched, String>> {
        let slept = self.sleep(FETCH_MS);
        let reply = reply(url);
        Box::pin(async move { slept.await.map_err(|Stopped| "the run was stopped".to_owned()).and(reply) })
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        self.spawner.spawn_local(task).unwrap();
    }
}
