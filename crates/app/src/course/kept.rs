//! How far the reader has come, kept on the reader's device. A browser that keeps nothing makes every visit the first.

use crate::browser;
use overlap_lessons::{Done, Progress};

const KEY: &str = "overlap.progress";

/// Everything that is kept.
pub fn progress() -> Progress {
    browser::kept(KEY).map(|text| Progress::decode(&text)).unwrap_or_default()
}

/// What is kept of one lesson.
pub fn of(lesson: &str) -> Done {
    progress().of(lesson).cloned().unwrap_or_default()
}

/// Keeps what was done in one lesson, and leaves the others as they are: another tab may have written them. Says whether the
/// browser did.
pub fn keep(lesson: &'static str, done: &Done) -> bool {
    let mut progress = progress();
    progress.set(lesson, done.clone());
    write(&progress)
}

/// Keeps this and nothing else.
pub fn write(progress: &Progress) -> bool {
    let text = progress.encode();
    browser::keep(KEY, Some(text.as_str()).filter(|text| !text.is_empty()))
}
