//! The sources of the workloads, included from their own files: the Rust that runs, and the same work in Python.
//!
//! They are apart from [`crate::Workload`], so that a program which does not show them does not carry them.

use crate::catalogue::FILES;
use std::borrow::Cow;

/// The line in a Python file below which everything is for CPython alone.
pub const IN_CPYTHON: &str = "# --- In CPython: every way to run it";

/// Python's keywords that are written in small letters.
const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

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

/// How a comment begins that names the lines below it for a lesson.
const EXCERPT: &str = "# excerpt:";

/// What the lab runs of the Python file of the workload with that id: the part above the line [`IN_CPYTHON`], without the comments
/// that are for lessons.
///
/// It defines `task(i)`, for i from 0, whose answer is that of the i-th task in the plan. The workload's parameters other
/// than `tasks` are global names that have their values before it runs; see [`python_name`].
#[must_use]
pub fn task(id: &str) -> Option<String> {
    let (part, _) = python(id)?.split_once(IN_CPYTHON)?;
    let lines = part.trim_end().lines().filter(|line| !line.trim_start().starts_with(EXCERPT));
    Some(lines.flat_map(|line| [line, "\n"]).collect())
}

/// The name of a parameter in Python, which has an underscore behind it where Python keeps the name to itself.
#[must_use]
pub fn python_name(param: &str) -> Cow<'_, str> {
    if KEYWORDS.contains(&param) { format!("{param}_").into() } else { param.into() }
}

fn files(id: &str) -> Option<(&'static str, &'static str)> {
    FILES.iter().find(|(known, ..)| *known == id).map(|(_, rust, python)| (*rust, *python))
}
