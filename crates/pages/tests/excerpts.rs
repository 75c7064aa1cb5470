//! The code that the lessons show is in the files that run.
#![allow(clippy::panic, reason = "a test fails by panicking")]

use overlap_lessons::{ALL, SourceFile};

/// Words that the code of an excerpt must contain, for those that a lesson's sentence names.
const NAMED: [(&str, &str, &str); 4] = [
    ("waiting", "wait", ".await"),
    ("scaling", "parallel iterator", "par_chunks"),
    ("lock", "waiting for the lock", "try_take"),
    ("overhead", "size of a chunk", "chunksize"),
];

#[test]
fn every_excerpt_of_every_lesson_is_in_its_file() {
    for lesson in ALL {
        for focus in lesson.article().focus {
            let lines = focus
                .lines(&overlap_strategies::source)
                .unwrap_or_else(|error| panic!("the lesson `{}`: {error}", lesson.id));
            let count = lines.lines().count();
            assert!((1..=12).contains(&count), "{}: {count} lines of `{}`", lesson.id, focus.excerpt);
            assert!(focus.says.ends_with('.'), "{}: {}", lesson.id, focus.says);
        }
    }
}

#[test]
fn excerpts_show_what_the_lessons_say() {
    for (id, name, code) in NAMED {
        let lesson = overlap_lessons::find(id).unwrap_or_else(|| panic!("there is no lesson `{id}`"));
        let mut lines = lesson.article().focus.iter().filter(|focus| focus.excerpt == name);
        assert!(
            lines.any(|focus| focus.lines(&overlap_strategies::source).is_ok_and(|text| text.contains(code))),
            "{id}: `{name}` does not show `{code}`"
        );
    }
}

#[test]
fn every_strategy_shows_its_own_file() {
    for strategy in overlap_strategies::ALL {
        let id = strategy.id();
        let text = overlap_strategies::source(id).unwrap_or_default();
        assert!(
            text.contains(&format!("StrategyId::{}", id.name().to_uppercase())),
            "{id}: {}",
            SourceFile::Strategy(id).name()
        );
    }
}
