//! Machines for tests with several threads, whose clock is the real one.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::disallowed_methods, reason = "these tests run natively alone")]

use overlap_python::{
    Answer, Interpreter, Module, Program, TaskError,
    machine::{FetchError, Machine, Place, Reply, Stopped},
};
use std::{
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// Bytes. Frames of a build without optimisation are several times larger than those of an engine.
const STACK_BYTES: usize = 64 << 20;
/// After it a program is stopped, so that one whose threads wait for each other fails and does not hold up the other tests.
const LONGEST: Duration = Duration::from_secs(60);
/// How often a sleeping thread looks whether the run was stopped.
const NAP: Duration = Duration::from_millis(5);

/// A machine without a lock of its own.
pub struct Real {
    started: Instant,
    stopped: AtomicBool,
    pub printed: Mutex<Vec<(String, Place)>>,
    sleeping: AtomicUsize,
    /// Most threads that slept at the same time.
    pub most_sleeping: AtomicUsize,
}

impl Default for Real {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            stopped: AtomicBool::default(),
            printed: Mutex::default(),
            sleeping: AtomicUsize::default(),
            most_sleeping: AtomicUsize::default(),
        }
    }
}

impl Real {
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

impl Machine for Real {
    fn now_ms(&self) -> f64 {
        self.started.elapsed().as_secs_f64() * 1000.0
    }

    fn sleep(&self, ms: f64, _at: Place) -> Result<(), Stopped> {
        let now = self.sleeping.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_sleeping.fetch_max(now, Ordering::SeqCst);
        let end = Instant::now() + Duration::from_secs_f64(ms / 1000.0);
        let mut result = self.checkpoint();
        while result.is_ok() && Instant::now() < end {
            thread::sleep(NAP.min(end - Instant::now()));
            result = self.checkpoint();
        }
        self.sleeping.fetch_sub(1, Ordering::SeqCst);
        result
    }

    fn fetch(&self, url: &str, at: Place) -> Result<Reply, FetchError> {
        self.sleep(20.0, at).map_err(|Stopped| FetchError::Stopped)?;
        Ok(Reply { url: url.to_owned(), status: 200, body: b"fine".to_vec(), ..Reply::default() })
    }

    fn print(&self, text: &str, at: Place) {
        self.printed.lock().unwrap().push((text.to_owned(), at));
    }

    fn checkpoint(&self) -> Result<(), Stopped> {
        let over = self.stopped.load(Ordering::Relaxed) || self.started.elapsed() > LONGEST;
        if over { Err(Stopped) } else { Ok(()) }
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// A machine with one lock for all threads, which is handed on at each checkpoint to the thread that asked first.
#[derive(Default)]
pub struct OneLock {
    pub real: Real,
    /// Whose turn it is, and who asks next.
    turns: Mutex<(u64, u64)>,
    given: Condvar,
}

impl OneLock {
    /// Does `task` with the lock.
    fn hold<R>(&self, task: impl FnOnce() -> R) -> R {
        self.take();
        let result = task();
        self.give();
        result
    }

    /// The answers of so many tasks at once, each of which has the lock while it computes.
    pub fn answers(self: &Arc<Self>, source: &str, tasks: u32) -> Vec<String> {
        self.hold(|| {
            loaded(self, source, |module| {
                self.released(|| at_once(tasks, |task| self.hold(|| module.run(task, task))))
            })
        })
    }

    fn released<R>(&self, work: impl FnOnce() -> R) -> R {
        self.give();
        let result = work();
        self.take();
        result
    }

    fn take(&self) {
        let mut turns = self.turns.lock().unwrap();
        let mine = turns.1;
        turns.1 += 1;
        while turns.0 != mine {
            turns = self.given.wait(turns).unwrap();
        }
    }

    fn give(&self) {
        self.turns.lock().unwrap().0 += 1;
        self.given.notify_all();
    }
}

impl Machine for OneLock {
    fn now_ms(&self) -> f64 {
        self.real.now_ms()
    }

    fn sleep(&self, ms: f64, at: Place) -> Result<(), Stopped> {
        self.released(|| self.real.sleep(ms, at))
    }

    fn fetch(&self, url: &str, at: Place) -> Result<Reply, FetchError> {
        self.released(|| self.real.fetch(url, at))
    }

    fn wait(
        &self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        self.released(|| self.real.wait(limit_ms, at, take))
    }

    fn print(&self, text: &str, at: Place) {
        self.real.print(text, at);
    }

    fn checkpoint(&self) -> Result<(), Stopped> {
        self.released(|| self.real.checkpoint())
    }

    fn entropy(&self, bytes: &mut [u8]) {
        self.real.entropy(bytes);
    }
}

/// Runs `work` with the loaded program.
pub fn loaded<M: Machine + 'static, R: Send>(
    machine: &Arc<M>,
    source: &str,
    work: impl FnOnce(&Module<'_>) -> R + Send,
) -> R {
    crate::support::on_stack(STACK_BYTES, || {
        let program = Program::compile(source).unwrap();
        let interpreter = Interpreter::new(machine.clone()).unwrap();
        work(&interpreter.load(&program, 0).unwrap())
    })
}

/// How a task ended: its answer, or what was said of its end.
pub fn text(result: Result<Answer, TaskError>) -> String {
    result.map_or_else(|error| error.to_string(), |answer| answer.0)
}

/// Runs so many tasks at once, each in a thread of its own.
pub fn at_once(tasks: u32, run: impl Fn(u32) -> Result<Answer, TaskError> + Sync) -> Vec<String> {
    thread::scope(|scope| {
        let start = |task| {
            let run = &run;
            let thread = thread::Builder::new().stack_size(STACK_BYTES);
            thread.spawn_scoped(scope, move || text(run(task))).unwrap()
        };
        let threads: Vec<_> = (0..tasks).map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
