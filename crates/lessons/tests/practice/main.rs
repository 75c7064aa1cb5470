//! The programs at the end of each lesson, in CPython and in the page's interpreter: the one to change runs, the one to make fails its
//! check, and the solution passes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cpython;
mod form;
mod interpreter;
mod programs;
