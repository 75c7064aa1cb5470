//! `overlap.py`, by the CPython of this machine: every workload by every strategy, and whatever a task may do.
//!
//! `python3` must be 3.9 or newer; `OVERLAP_PYTHON` names another.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "these tests run natively alone")]

mod arguments;
mod generated;
mod program;
#[cfg(target_os = "linux")]
mod stopped;
mod tasks;
mod twins;
