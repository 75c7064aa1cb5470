//! The real machine: its clock, its sleep, its threads.

use crate::support::{FETCH_MS, TestMachine, reply};
use overlap_record::FaultKind;
use overlap_strategies::ports::{Fetched, Machine, Stopped};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread::{self, sleep},
    time::{Duration, Instant},
};

/// Longest time until a sleeping thread reads that the run was stopped.
const NAP: Duration = Duration::from_millis(2);

/// Size of the memory, bytes.
pub const MEMORY_BYTES: f64 = 1_000_000.0;

/// The real machine.
pub struct Real {
    begin: Instant,
    stop_ns: AtomicU64,
    /// The calls of `enter`: thread, lane and task.
    entered: Mutex<Vec<(thread::ThreadId, u32, u32)>>,
}

impl Real {
    /// A machine with a clock that starts now.
    pub fn new() -> &'static Self {
        let stop_ns = AtomicU64::new(u64::MAX);
        Box::leak(Box::new(Self { begin: Instant::now(), stop_ns, entered: Mutex::default() }))
    }

    /// Stops the run in `ms` from now.
    pub fn stop_in(&self, ms: f64) {
        self.stop_ns.store(self.now_ns() + (ms * 1e6) as u64, Ordering::Relaxed);
    }

    /// The calls of `enter`: thread, lane and task.
    pub fn entered(&self) -> Vec<(thread::ThreadId, u32, u32)> {
        self.entered.lock().unwrap().clone()
    }
}

impl TestMachine for Real {
    fn now_ns(&self) -> u64 {
        self.begin.elapsed().as_nanos() as u64
    }

    fn halted(&self) -> bool {
        self.now_ns() >= self.stop_ns.load(Ordering::Relaxed)
    }

    fn pass_until(&self, due_ns: u64) {
        let was_halted = self.halted();
        while self.now_ns() < due_ns && (was_halted || !self.halted()) {
            sleep(NAP.min(Duration::from_nanos(due_ns.saturating_sub(self.now_ns()))));
        }
    }
}

impl Machine for Real {
    fn now_ms(&self) -> f64 {
        self.now_ns() as f64 / 1e6
    }

    fn stopped(&self) -> bool {
        self.halted()
    }

    fn sleep(&self, ms: f64) -> Result<(), Stopped> {
        if self.halted() {
            return Err(Stopped);
        }
        self.pass_until(self.now_ns() + (ms * 1e6).ceil() as u64);
        if self.halted() { Err(Stopped) } else { Ok(()) }
    }

    fn fetch(&self, url: &str) -> Result<Fetched, String> {
        self.sleep(FETCH_MS).map_err(|Stopped| "the run was stopped".to_owned())?;
        reply(url)
    }

    fn enter(&self, lane: u32, task: u32) {
        self.entered.lock().unwrap().push((thread::current().id(), lane, task));
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }

    fn crash(&self, _: FaultKind) {}

    fn memory_bytes(&self) -> f64 {
        MEMORY_BYTES
    }
}
