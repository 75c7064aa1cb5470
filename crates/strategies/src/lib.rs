//! The strategies: how tasks are run. One file a strategy, one line a strategy in [`ALL`].
//!
//! A strategy knows nothing of what a task does, and meets the machine through [`ports`] only.
mod executor;
#[cfg(feature = "threads")]
mod gil;
mod isolated;
pub mod lane;
#[cfg(feature = "threads")]
pub mod lock;
mod member;
#[cfg(feature = "threads")]
mod parallel;
pub mod ports;
#[cfg(feature = "threads")]
pub mod ring;
mod round;
mod serial;
pub mod sink;

pub use member::Member;
pub use round::{Ended, Finish, Reply, Round};

use futures::future::{LocalBoxFuture, ready};
use overlap_record::StrategyId;
use ports::Ports;
use std::rc::Rc;

/// A way to run the tasks of a round.
pub trait Strategy: Sync {
    /// Its name.
    fn id(&self) -> StrategyId;

    /// Starts `workers` workers or threads where it needs some and has not got just so many.
    ///
    /// Yields how long that took, ms; 0 where nothing had to be started.
    fn start(&self, _workers: u32, _ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        Box::pin(ready(Ok(0.0)))
    }

    /// Runs the round to its end, starting what it needs.
    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Finish, Ended>>;
}

/// Every strategy of this build.
pub static ALL: &[&dyn Strategy] = &[
    &serial::Serial,
    &executor::Executor,
    #[cfg(feature = "threads")]
    &parallel::Parallel,
    &isolated::Isolated,
    #[cfg(feature = "threads")]
    &gil::Threads,
];

/// The strategy of that name, where this build has it.
#[must_use]
pub fn find(id: StrategyId) -> Option<&'static dyn Strategy> {
    ALL.iter().copied().find(|strategy| strategy.id() == id)
}
