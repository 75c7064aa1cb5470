//! The machine as the interpreter sees it: it asks the lane that runs on this thread.

use crate::{
    ports,
    program::{self, Host},
};
use overlap_protocol::ProgramEvent;
use overlap_python::machine::{FetchError, Machine, Place, Reply, Stopped};
use scoped_tls_hkt::scoped_thread_local;
use std::cell::{Cell, RefCell};

scoped_thread_local!(static mut HOST: for<'a> &'a mut dyn Host);

thread_local! {
    /// The time that a warm-up has skipped, ms. A program that waits has to see that time passes.
    static SKIPPED_MS: Cell<f64> = const { Cell::new(0.0) };
    /// The line that this thread prints. `print` writes it in parts, and lines of several threads are not to be mixed.
    static LINE: RefCell<Option<Line>> = const { RefCell::new(None) };
}

/// Runs `work`, whose requests to the machine go to `host`.
pub fn on<R>(host: &mut dyn Host, work: impl FnOnce() -> R) -> R {
    let result = HOST.set(host, work);
    if let Some(line) = LINE.take() {
        host.tell(line.printed());
    }
    result
}

/// What was printed of a line so far.
struct Line {
    at: (Option<u32>, u32),
    text: String,
}

impl Line {
    fn printed(self) -> ProgramEvent {
        ProgramEvent::Printed { task: self.at.0, lane: self.at.1, text: self.text }
    }
}

/// Lets the program see that time has passed which did not.
pub fn skip(ms: f64) {
    SKIPPED_MS.set(SKIPPED_MS.get() + ms);
}

/// Forgets what was skipped.
pub fn reset() {
    SKIPPED_MS.set(0.0);
}

/// The machine of an interpreter.
pub struct LaneMachine(pub &'static dyn ports::Machine);

impl Machine for LaneMachine {
    fn now_ms(&self) -> f64 {
        self.0.now_ms() + SKIPPED_MS.get()
    }

    fn sleep(&self, ms: f64, at: Place) -> Result<(), Stopped> {
        let slept = HOST.with(|host| host.sleep(ms, place(at))).map_err(|ports::Stopped| Stopped)?;
        if !slept {
            skip(ms);
        }
        Ok(())
    }

    fn fetch(&self, url: &str, at: Place) -> Result<Reply, FetchError> {
        match HOST.with(|host| host.fetch(url, place(at))) {
            Ok(Ok(fetched)) => Ok(reply(fetched)),
            Ok(Err(message)) => Err(FetchError::Failed(message)),
            Err(ports::Stopped) => Err(FetchError::Stopped),
        }
    }

    fn wait(
        &self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        HOST.with(|host| host.wait(limit_ms, place(at), take)).map_err(|ports::Stopped| Stopped)
    }

    fn print(&self, text: &str, at: Place) {
        let at = (at.task, at.lane);
        let other = LINE.with_borrow_mut(|line| line.take_if(|line| line.at != at));
        let whole = LINE.with_borrow_mut(|line| {
            line.get_or_insert_with(|| Line { at, text: String::new() }).text.push_str(text);
            line.take_if(|line| line.text.ends_with('\n'))
        });
        for line in [other, whole].into_iter().flatten() {
            HOST.with(|host| host.tell(line.printed()));
        }
    }

    fn checkpoint(&self) -> Result<(), Stopped> {
        HOST.with(|host| host.checkpoint()).map_err(|ports::Stopped| Stopped)
    }

    fn entropy(&self, bytes: &mut [u8]) {
        self.0.entropy(bytes);
    }
}

const fn place(at: Place) -> program::Place {
    program::Place { task: at.task, lane: at.lane, line: at.line }
}

/// A reply as the interpreter has it.
pub fn reply(fetched: ports::Fetched) -> Reply {
    let ports::Fetched { url, status, headers, body } = fetched;
    Reply { url, status, headers, body }
}
