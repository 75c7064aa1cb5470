//! The workloads of the five source documents: what is computed, waited for and fetched.
//!
//! A workload makes tasks and knows nothing of how they are run. One file a workload, one line a workload in `catalogue`.
//! This crate is pure: no clock, no thread, no browser.
mod benchmark;
pub mod big;
mod block;
mod catalogue;
mod check;
mod compute;
mod copy;
mod counter;
pub mod digest;
pub mod document;
pub mod fourier;
mod param;
mod plan;
pub mod published;
pub mod source;
mod task;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;
mod work;
mod workload;

pub use benchmark::Benchmark;
pub use block::Block;
pub use catalogue::{all, find, first, own};
pub use check::{ParamError, ParamProblem, finite};
pub use compute::{Answer, Compute, Context, LockId, TaskResult, Unstopped, WorkError};
pub use counter::{AFTER, Counter, KEPT, Noted, Watch};
pub use param::{Default, ParamKind, ParamSpec, ParamValue, Params, Preset};
pub use task::{Plan, Step, TIMED_OUT, Task};
pub use work::{Copied, Work, WorkKind};
pub use workload::Workload;
