//! A machine for tests: its clock moves only where a program sleeps or fetches, and it keeps what happened.
#![allow(dead_code, reason = "each test file uses a part of it")]

use overlap_python::{
    Interpreter, Module, Program, TaskError,
    machine::{FetchError, Machine, Place, Reply, Stopped, WAIT_SLICE_MS},
};
use std::sync::{Arc, Mutex};

/// Enough for Python's recursion limit in a build without optimisation.
const STACK_BYTES: usize = 256 << 20;

#[derive(Default)]
pub struct Fake {
    state: Mutex<State>,
}

#[derive(Default)]
pub struct State {
    pub now_ms: f64,
    pub printed: Vec<(String, Place)>,
    pub slept: Vec<(f64, Place)>,
    pub checkpoints: u64,
    /// Checkpoints after which the run is stopped.
    pub stop_after: Option<u64>,
}

impl Fake {
    pub fn with<R>(&self, look: impl FnOnce(&mut State) -> R) -> R {
        look(&mut self.state.lock().unwrap())
    }

    pub fn output(&self) -> String {
        self.with(|state| state.printed.iter().map(|(text, _)| text.as_str()).collect())
    }
}

impl Machine for Fake {
    fn now_ms(&self) -> f64 {
        self.with(|state| state.now_ms)
    }

    fn sleep(&self, ms: f64, at: Place) -> Result<(), Stopped> {
        self.with(|state| {
            state.now_ms += ms;
            state.slept.push((ms, at));
        });
        Ok(())
    }

    fn wait(
        &self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        if let Some(limit_ms) = limit_ms {
            self.sleep(limit_ms, at)?;
            return Ok(take(0.0));
        }
        while !take(WAIT_SLICE_MS) {
            self.checkpoint()?;
        }
        Ok(true)
    }

    fn fetch(&self, url: &str, _at: Place) -> Result<Reply, FetchError> {
        if url.contains("missing") {
            return Ok(Reply { url: url.to_owned(), status: 404, ..Reply::default() });
        }
        if url.contains("unreachable") {
            return Err(FetchError::Failed("no host has this name".to_owned()));
        }
        let headers = vec![("Content-Type".to_owned(), "application/json".to_owned())];
        Ok(Reply { url: url.to_owned(), status: 200, headers, body: br#"{"a": [1, 2]}"#.to_vec() })
    }

    fn print(&self, text: &str, at: Place) {
        self.with(|state| state.printed.push((text.to_owned(), at)));
    }

    fn checkpoint(&self) -> Result<(), Stopped> {
        self.with(|state| {
            state.checkpoints += 1;
            match state.stop_after {
                Some(last) if state.checkpoints > last => Err(Stopped),
                _ => Ok(()),
            }
        })
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// Runs `work` with the loaded program on a thread with a large stack.
pub fn loaded<R: Send>(
    source: &str,
    work: impl FnOnce(&Module<'_>, &Fake) -> R + Send,
) -> Result<R, TaskError> {
    let machine = Arc::new(Fake::default());
    on_large_stack(|| {
        let program = Program::compile(source).unwrap();
        let interpreter = Interpreter::new(machine.clone())?;
        let module = interpreter.load(&program, 0)?;
        Ok(work(&module, &machine))
    })
}

pub fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    on_stack(STACK_BYTES, work)
}

pub fn on_stack<R: Send>(bytes: usize, work: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(bytes).spawn_scoped(scope, work);
        thread.unwrap().join().unwrap()
    })
}
