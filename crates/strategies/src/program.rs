//! Programs: tasks that an interpreter runs. What a strategy needs of an interpreter, and what a program may ask of the
//! lane that runs it.

use crate::{
    ended::Ended,
    machine::{Fetched, Machine, Stopped},
};
use overlap_protocol::{CodeError, Program, ProgramEvent};
use overlap_record::Failure;
use overlap_workloads::TaskResult;
use std::sync::Arc;

/// What the threads of a pool may share, in a build that has threads.
#[cfg(feature = "threads")]
pub trait Shared: Send + Sync {}
#[cfg(feature = "threads")]
impl<T: Send + Sync> Shared for T {}

/// Nothing is shared in a build that has no threads.
#[cfg(not(feature = "threads"))]
pub trait Shared {}
#[cfg(not(feature = "threads"))]
impl<T> Shared for T {}

/// Where in a program something happens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The task; `None` while the program itself is loaded.
    pub task: Option<u32>,
    /// Its lane.
    pub lane: u32,
    /// Line of the program, from 1; 0 where none of it is running.
    pub line: u32,
}

/// The lane, as a program sees it.
pub trait Host {
    /// A point at which a run may be stopped and a lock handed on.
    ///
    /// # Errors
    /// `Stopped` when the round was ended.
    fn checkpoint(&mut self) -> Result<(), Stopped>;

    /// Waits for `ms`. Yields whether it did: a warm-up skips waits.
    ///
    /// # Errors
    /// `Stopped` when the round was ended meanwhile.
    fn sleep(&mut self, ms: f64, at: Place) -> Result<bool, Stopped>;

    /// Gets an address: its reply, or a sentence that says why there is none.
    ///
    /// # Errors
    /// `Stopped` when the round was ended meanwhile, and in a warm-up, which makes no requests.
    fn fetch(&mut self, url: &str, at: Place) -> Result<Result<Fetched, String>, Stopped>;

    /// Waits until `take` succeeds, for `limit_ms` at most where there is a limit, and yields whether it did. It takes what
    /// another thread of the program has to give, and is told how many ms it may block.
    ///
    /// # Errors
    /// `Stopped` when the round was ended meanwhile.
    fn wait(
        &mut self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped>;

    /// Publishes what the program did.
    fn tell(&mut self, event: ProgramEvent);
}

/// The interpreter of a worker.
pub trait Interpreter {
    /// Starts it, unless it was started.
    ///
    /// # Errors
    /// A failure in words where it does not start.
    fn boot(&self, machine: &'static dyn Machine) -> Result<(), Failure>;

    /// Compiles a program and throws it away.
    ///
    /// # Errors
    /// What is wrong with its code.
    fn check(&self, program: &Program) -> Result<(), CodeError>;

    /// Runs the program's code outside of its tasks.
    ///
    /// # Errors
    /// `Ended::Failed` where it does not compile or raises, `Ended::Stopped` when the run was cancelled.
    fn load(
        &self,
        machine: &'static dyn Machine,
        program: &Program,
        lane: u32,
        host: &mut dyn Host,
    ) -> Result<Arc<dyn Loaded>, Ended>;
}

/// A program that was loaded.
pub trait Loaded: Shared {
    /// Runs a task to its end. An exception is told to the host, and its sentence is the result.
    ///
    /// # Errors
    /// `Stopped` when the round was ended meanwhile.
    fn run(&self, task: u32, lane: u32, host: &mut dyn Host) -> Result<TaskResult, Stopped>;

    /// What the program's list `shared` holds, which stands for the caller's collection; `None` where it has no such list
    /// of numbers.
    fn shared(&self) -> Option<Vec<f64>>;

    /// What the program's number `counter` is, which stands for the caller's counter; `None` where it has no such whole number
    /// from 0.
    fn counted(&self) -> Option<u64>;

    /// The event loop of the program's coroutines.
    ///
    /// # Errors
    /// `Ended` where it cannot be made.
    fn coroutines(&self, lane: u32, host: &mut dyn Host) -> Result<Box<dyn Coroutines + '_>, Ended>;
}

/// What an event loop of coroutines can do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Run code of this task; `None` where it belongs to no task of the round.
    Ready(Option<u32>),
    /// Nothing for so many ms, unless a request has its reply earlier.
    Wait(f64),
    /// Nothing before a request has its reply.
    Replies,
    /// Nothing any more.
    Idle,
}

/// A request that a coroutine awaits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Names it when its reply is given.
    pub id: u32,
    /// Address to get.
    pub url: String,
}

/// A task that has finished.
pub type Finished = (u32, TaskResult);

/// The event loop of a program. Each call fails with `Stopped` when the round was ended.
pub trait Coroutines {
    /// Takes a task. A coroutine begins with a later step; a plain function runs here and now, and its result is returned.
    ///
    /// # Errors
    /// `Stopped`.
    fn start(&self, task: u32, host: &mut dyn Host) -> Result<Option<Finished>, Stopped>;

    /// What [`step`](Self::step) would do now.
    ///
    /// # Errors
    /// `Stopped`.
    fn next(&self, host: &mut dyn Host) -> Result<Next, Stopped>;

    /// Runs the code that is next until it gives way, and yields the tasks that have finished.
    ///
    /// # Errors
    /// `Stopped`.
    fn step(&self, host: &mut dyn Host) -> Result<Vec<Finished>, Stopped>;

    /// The requests that steps have made since the last call.
    ///
    /// # Errors
    /// `Stopped`.
    fn requests(&self, host: &mut dyn Host) -> Result<Vec<Request>, Stopped>;

    /// Gives a request its reply, or the sentence that says why there is none.
    ///
    /// # Errors
    /// `Stopped`.
    fn reply(&self, id: u32, reply: Result<Fetched, String>, host: &mut dyn Host) -> Result<(), Stopped>;

    /// Lets the program see that time has passed which a warm-up skips, ms.
    fn skip(&self, ms: f64);
}

/// The failure of a step that needs an interpreter, in an engine without one.
pub(crate) fn no_interpreter() -> Failure {
    Failure::internal("The engine that was loaded runs no programs.")
}
