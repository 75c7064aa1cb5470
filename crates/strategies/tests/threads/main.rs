//! The strategies whose workers share one memory, on real threads and in real time.

#![cfg(feature = "threads")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "natively there are a clock, sleep and threads")]

mod cancel;
mod clock;
mod counter;
mod deadlocks;
mod every_workload;
mod failures;
mod gil;
mod interleaving;
mod limits;
mod lock;
mod parallel;
mod pool;
mod programs;
mod rig;
mod ring;
#[path = "../support/mod.rs"]
mod support;

use overlap_record::StrategyId;

/// The strategies on threads.
const STRATEGIES: [StrategyId; 2] = [StrategyId::RAYON, StrategyId::GIL];
