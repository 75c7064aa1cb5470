//! The tests of the build script, which cargo runs only in a target for tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../build/main.rs"]
#[allow(dead_code, reason = "of the script only its tests are run")]
mod build;
