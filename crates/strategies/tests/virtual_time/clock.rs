//! A machine whose clock only moves when code sleeps or reads the clock.

use crate::support::{FETCH_MS, TestMachine, reply};
use overlap_record::FaultKind;
use overlap_strategies::ports::{Fetched, Machine, Stopped};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// The time at which every clock starts, ms. A float still holds single microseconds at this size.
const START_MS: u64 = 1_000_000;

/// When the run is stopped: at a time, or at the n-th call of `stopped`. All workers of a run share it.
#[derive(Debug)]
pub struct Stop {
    at_ns: AtomicU64,
    at_call: AtomicU64,
    calls: AtomicU64,
    stopped: AtomicBool,
}

impl Stop {
    /// Number of calls of `stopped` so far.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Stops the run at the call of `stopped` with this number, counted from 1.
    pub fn at_call(&self, call: u64) {
        self.at_call.store(call, Ordering::Relaxed);
    }

    fn asked(&self, now_ns: u64) -> bool {
        let call = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        if call >= self.at_call.load(Ordering::Relaxed) {
            self.stopped.store(true, Ordering::Relaxed);
        }
        self.halted(now_ns)
    }

    fn halted(&self, now_ns: u64) -> bool {
        self.stopped.load(Ordering::Relaxed) || now_ns >= self.at_ns.load(Ordering::Relaxed)
    }
}

/// One worker's machine.
#[derive(Debug)]
pub struct Virtual {
    now_ns: AtomicU64,
    /// Time that a reading of the clock takes, ns.
    tick_ns: u64,
    memory_bytes: f64,
    /// When the run is stopped.
    pub stop: Arc<Stop>,
    entered: Mutex<Vec<(u32, u32)>>,
    crashes: Mutex<Vec<FaultKind>>,
}

impl Virtual {
    /// A machine. With `tick_ns` 0 nothing but sleep takes time, so that every sum is exact.
    pub fn new(tick_ns: u64, memory_bytes: f64) -> &'static Self {
        let stop = Stop {
            at_ns: AtomicU64::new(u64::MAX),
            at_call: AtomicU64::new(u64::MAX),
            calls: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
        };
        Self::with_stop(tick_ns, memory_bytes, START_MS * 1_000_000, Arc::new(stop))
    }

    fn with_stop(tick_ns: u64, memory_bytes: f64, now_ns: u64, stop: Arc<Stop>) -> &'static Self {
        Box::leak(Box::new(Self {
            now_ns: AtomicU64::new(now_ns),
            tick_ns,
            memory_bytes,
            stop,
            entered: Mutex::default(),
            crashes: Mutex::default(),
        }))
    }

    /// The machine of another worker in the same run: a clock and a memory of its own.
    pub fn another(&self, memory_bytes: f64) -> &'static Self {
        Self::with_stop(self.tick_ns, memory_bytes, self.now_ns(), self.stop.clone())
    }

    /// Sets the clock forward to a time; does nothing where it is later already.
    pub fn forward(&self, to_ns: u64) {
        self.now_ns.fetch_max(to_ns, Ordering::Relaxed);
    }

    /// Stops the run in `ms` from now.
    pub fn stop_in(&self, ms: f64) {
        self.stop.at_ns.store(self.now_ns() + (ms * 1e6) as u64, Ordering::Relaxed);
    }

    /// The calls of `enter`: lane and task.
    pub fn entered(&self) -> Vec<(u32, u32)> {
        self.entered.lock().unwrap().clone()
    }

    /// The calls of `crash`.
    pub fn crashes(&self) -> Vec<FaultKind> {
        self.crashes.lock().unwrap().clone()
    }
}

impl TestMachine for Virtual {
    fn now_ns(&self) -> u64 {
        self.now_ns.load(Ordering::Relaxed)
    }

    fn halted(&self) -> bool {
        self.stop.halted(self.now_ns())
    }

    fn pass_until(&self, due_ns: u64) {
        let at_ns = self.stop.at_ns.load(Ordering::Relaxed);
        self.forward(if self.halted() { due_ns } else { due_ns.min(at_ns) });
    }
}

impl Machine for Virtual {
    fn now_ms(&self) -> f64 {
        self.now_ns.fetch_add(self.tick_ns, Ordering::Relaxed) as f64 / 1e6
    }

    fn stopped(&self) -> bool {
        self.stop.asked(self.now_ns())
    }

    fn sleep(&self, ms: f64) -> Result<(), Stopped> {
        if self.stopped() {
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
        self.entered.lock().unwrap().push((lane, task));
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }

    fn crash(&self, kind: FaultKind) {
        self.crashes.lock().unwrap().push(kind);
    }

    fn memory_bytes(&self) -> f64 {
        self.memory_bytes
    }
}
