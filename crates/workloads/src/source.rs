//! The sources of the workloads, included from their own files: the Rust that runs, and the same work in Python.
//!
//! They are apart from [`crate::Workload`], so that a program which does not show them does not carry them.

use crate::catalogue::FILES;

/// The Rust file of the workload with that id.
#[must_use]
pub fn rust(id: &str) -> Option<&'static str> {
    files(id).map(|(rust, _)| rust)
}

/// The Python file of the workload with that id.
#[must_use]
pub fn python(id: &str) -> Option<&'static str> {
    files(id).map(|(_, python)| python)
}

/// Where the part of a Python file begins that is for CPython alone.
const CPYTHON: &str = "# --- In CPython";

/// The part of that Python file that the lab runs: what defines `task(i)`.
#[must_use]
pub fn task(id: &str) -> Option<&'static str> {
    let text = python(id)?;
    Some(text.split_once(CPYTHON).map_or(text, |(task, _)| task))
}

fn files(id: &str) -> Option<(&'static str, &'static str)> {
    FILES.iter().find(|(known, ..)| *known == id).map(|(_, rust, python)| (*rust, *python))
}
