//! In the CPython of this machine.

use crate::programs::{check_decides, of, tasks};
use overlap_lessons::ALL;
use std::{
    env,
    io::Write,
    process::{Command, Stdio},
};

/// Runs each task of the program on standard input, and prints a line for each.
const RUN: &str = "
import asyncio, contextlib, inspect, io, sys
space = {}
exec(compile(sys.stdin.read(), 'program', 'exec'), space)
for i in range(int(sys.argv[1])):
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            answer = space['task'](i)
            if inspect.iscoroutine(answer):
                answer = asyncio.run(answer)
        except Exception as error:
            answer = f'{type(error).__name__}: {error}'
    print(repr(answer))
";

fn run(program: &str, tasks: u32) -> Vec<String> {
    let mut python = Command::new(env::var_os("OVERLAP_PYTHON").unwrap_or_else(|| "python3".into()))
        .args(["-I", "-B", "-c", RUN, &tasks.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("there is no `python3`; install CPython 3.9 or newer, or name it in OVERLAP_PYTHON");
    python.stdin.take().unwrap().write_all(program.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success(), "{program}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_program_to_change_runs() {
    for lesson in ALL {
        let modify = &of(lesson).modify;
        let answers = run(modify.program, tasks(modify.setting));
        assert_eq!(answers.len(), tasks(modify.setting) as usize, "{}", lesson.id);
        let errors = answers.iter().filter(|answer| answer.contains("Error")).count();
        // In one lesson a task that fails is what is to be changed.
        assert_eq!(errors, usize::from(lesson.id == "futures"), "{}: {answers:?}", lesson.id);
    }
}

#[test]
fn the_checks_refuse_the_beginnings_and_accept_the_solutions() {
    for lesson in ALL {
        check_decides(lesson, run);
    }
}
