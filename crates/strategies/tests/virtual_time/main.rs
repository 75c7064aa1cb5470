//! The strategies of one thread, and isolated workers, on machines whose clocks the tests control.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod absent;
mod cancel;
mod clock;
mod every_workload;
mod executor;
mod faults;
mod isolated;
mod isolated_workers;
mod limits;
mod local_sink;
mod locks;
mod programs;
mod rig;
mod serial;
#[path = "../support/mod.rs"]
mod support;
mod warm_up;

use overlap_record::StrategyId;

/// The strategies that need no shared memory.
const STRATEGIES: [StrategyId; 3] = [StrategyId::SERIAL, StrategyId::ASYNC, StrategyId::ISOLATED];
