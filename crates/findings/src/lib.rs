//! What follows from a run record: statistics, columns of results, doubts, the verdict, sweeps, and what would be ideal.
//!
//! This crate is pure: it neither measures nor draws.
mod builds;
mod check;
pub mod class;
mod columns;
pub mod compare;
mod counted;
mod doubts;
mod gain;
mod interleaving;
mod log;
pub mod model;
pub mod order;
mod patterns;
pub mod statistics;
pub mod sweep;
#[cfg(feature = "testing")]
pub mod testing;
mod verdict;

pub use builds::interpreter;
pub use check::{AnswerCheck, Mismatch, Source, check_answers};
pub use columns::{Answers, Columns, DASH, Texts, columns};
pub use counted::{Counted, counted};
pub use doubts::{
    COLD_RUN_SHARE, CORES_MEASURED_SHARE, OUTLIER_FEWEST, OUTLIER_MADS, WARM_UP_MS, WIDE_SPREAD, doubts,
};
pub use gain::Gain;
pub use interleaving::{AccessStep, access_steps, actors, no_interleaving};
pub use log::{LogEvent, LogLine, log};
pub use patterns::{do_the_same_work, patterns};
pub use verdict::{Verdict, verdict, verdict_on};
