//! The strategies of one thread, and isolated workers, on machines whose time passes only when a test lets it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod absent;
mod cancel;
mod clock;
mod crew;
mod every_workload;
mod executor;
mod faults;
mod isolated;
mod local_sink;
mod rig;
mod serial;
#[path = "../support/mod.rs"]
mod support;
mod warm_up;

use overlap_record::StrategyId;

/// The strategies that need no shared memory.
const STRATEGIES: [StrategyId; 3] = [StrategyId::SERIAL, StrategyId::ASYNC, StrategyId::ISOLATED];
