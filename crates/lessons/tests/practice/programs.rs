//! The programs of a lesson, and how many tasks each runs.

use overlap_lessons::{
    Lesson,
    practice::{Practice, practice, run_of},
};
use std::{fs, path::Path};

/// A program that a check is put behind.
pub fn with_check(program: &str, check: &str) -> String {
    format!("{}\n\n\n{check}", program.trim_end())
}

pub fn of(lesson: &Lesson) -> &'static Practice {
    practice(lesson.id).unwrap_or_else(|| panic!("{}: it has no practice", lesson.id))
}

pub fn tasks(setting: &str) -> u32 {
    run_of(setting, 2).0.tasks
}

/// The solution, which no page shows.
pub fn solution(lesson: &Lesson) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/{}/make_solution.py", lesson.id));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Fails unless the check refuses the page's program and accepts the solution. `run` gives the answers of a program's tasks.
pub fn check_decides(lesson: &Lesson, run: impl Fn(&str, u32) -> Vec<String>) {
    let practice = of(lesson);
    let tasks = tasks(practice.make.setting);
    let passed = |answers: &[String]| answers.iter().filter(|answer| answer.contains("passed: ")).count();
    let starter = run(&with_check(practice.make.program, practice.check), tasks);
    assert_eq!(starter.len(), tasks as usize, "{}: {starter:?}", lesson.id);
    assert!(passed(&starter) < starter.len(), "{}: nothing is left to make: {starter:?}", lesson.id);
    let helps = |answer: &String| answer.contains("passed: ") || answer.contains("AssertionError: ");
    assert!(starter.iter().all(helps), "{}: a test fails without a helpful word: {starter:?}", lesson.id);
    let solved = run(&with_check(&solution(lesson), practice.check), tasks);
    assert_eq!(passed(&solved), tasks as usize, "{}: {solved:?}", lesson.id);
}
