//! The strategies: how tasks are run.
//!
//! One file per strategy, which implements [`Strategy`], and one line per strategy in the list below. A strategy knows
//! nothing of what a task does, and it uses the machine only through [`ports`].
mod compute;
mod coroutines;
mod ended;
mod executor;
#[cfg(feature = "threads")]
mod gil;
mod interleaving;
mod isolated;
mod isolated_worker;
pub mod lane;
mod loading;
#[cfg(feature = "threads")]
pub mod lock;
mod machine;
#[cfg(feature = "threads")]
mod parallel;
pub mod ports;
pub mod program;
#[cfg(feature = "python")]
pub mod python;
#[cfg(feature = "threads")]
pub mod ring;
mod round;
mod semaphore;
mod serial;
pub mod shared;
pub mod sink;
mod task_lock;

pub use ended::Ended;
pub use isolated_worker::IsolatedWorker;
pub use loading::load_before;
pub use round::{Round, RoundProgram};
pub use semaphore::Semaphore;

use futures::future::{LocalBoxFuture, ready};
use overlap_protocol::Outcome;
use overlap_record::StrategyId;
use ports::Ports;
use std::rc::Rc;

/// A way to run the tasks of a round.
pub trait Strategy: Sync {
    /// The strategy's id.
    fn id(&self) -> StrategyId;

    /// Starts `workers` workers or threads, unless exactly that many are running. A strategy without a pool does nothing.
    ///
    /// Yields the time that the start took, ms; 0 where nothing was started.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled meanwhile, `Ended::Failed` when the pool does not start.
    fn start(&self, _workers: u32, _ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<f64, Ended>> {
        Box::pin(ready(Ok(0.0)))
    }

    /// Runs a round to its end. Starts the pool first where the strategy has one that is not running.
    ///
    /// # Errors
    /// `Ended::Stopped` when the run was cancelled or a warm-up reached its deadline, `Ended::Failed` when the round
    /// cannot go on. A task that fails by itself has its message in the outcome instead.
    fn run(&self, round: Rc<Round>, ports: Rc<Ports>) -> LocalBoxFuture<'static, Result<Outcome, Ended>>;
}

/// Declares [`ALL`] and [`source`] from one list. The sources are in a static of their own, so that the linker leaves
/// them out of the engines, which never call [`source`].
macro_rules! strategies {
    ($($(#[$condition:meta])* $module:ident::$strategy:ident,)*) => {
        /// Every strategy of this build.
        pub static ALL: &[&dyn Strategy] = &[$($(#[$condition])* &$module::$strategy,)*];

        static SOURCES: &[(&dyn Strategy, &str)] = &[
            $($(#[$condition])* (&$module::$strategy, include_str!(concat!(stringify!($module), ".rs"))),)*
        ];
    };
}

strategies! {
    serial::Serial,
    executor::Async,
    #[cfg(feature = "threads")]
    parallel::Rayon,
    isolated::Isolated,
    #[cfg(feature = "threads")]
    gil::Gil,
}

/// The strategy with this id; `None` where this build does not have it.
#[must_use]
pub fn find(id: StrategyId) -> Option<&'static dyn Strategy> {
    ALL.iter().copied().find(|strategy| strategy.id() == id)
}

/// The Rust file that implements the strategy with this id; `None` where this build does not have it.
#[must_use]
pub fn source(id: StrategyId) -> Option<&'static str> {
    SOURCES.iter().find(|(strategy, _)| strategy.id() == id).map(|(_, source)| *source)
}
