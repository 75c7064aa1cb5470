//! Running tasks: answers, prints, exceptions.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{Interpreter, Program, ProgramError, TaskError, TaskKind};
use std::sync::Arc;
use support::{Fake, loaded, on_large_stack};

fn answers(source: &str, count: u32) -> Vec<Result<String, String>> {
    let run = |module: &overlap_python::Module<'_>, _: &Fake| {
        (0..count)
            .map(|task| module.run(task, 0).map(|answer| answer.0).map_err(|error| error.to_string()))
            .collect()
    };
    loaded(source, run).unwrap()
}

#[test]
fn a_task_answers_with_the_repr_of_what_it_returns() {
    let source = "def task(i):\n    return [i, str(i), i / 2]\n";
    assert_eq!(answers(source, 2), [Ok("[0, '0', 0.0]".to_owned()), Ok("[1, '1', 0.5]".to_owned())]);
}

#[test]
fn a_program_says_how_its_task_is_run() {
    let kind = |source| Program::compile(source).map(|program| program.kind());
    assert_eq!(kind("def task(i): pass"), Ok(TaskKind::Plain));
    assert_eq!(kind("async def task(i): pass"), Ok(TaskKind::Coroutine));
    assert_eq!(kind("if True:\n    async def task(i): pass\n"), Ok(TaskKind::Coroutine));
    assert_eq!(kind("task = lambda i: i"), Ok(TaskKind::Plain));
    assert_eq!(kind("def tasks(i): pass"), Err(ProgramError::NoTask));
}

#[test]
fn a_syntax_error_says_where() {
    let Err(ProgramError::Syntax(error)) = Program::compile("x = 1\ndef task(i):\n    return (i +\n") else {
        panic!("it compiled")
    };
    assert_eq!((error.line, error.column, error.text.as_str()), (3, 12, "    return (i +"));
    assert_eq!(error.message, "'(' was never closed");
}

#[test]
fn an_exception_has_its_traceback_and_leaves_the_others_running() {
    let source = "def half(i):\n    return 1 / (i - 1)\n\ndef task(i):\n    return half(i)\n";
    loaded(source, |module, _| {
        assert_eq!(module.run(0, 0).unwrap().0, "-1.0");
        let Err(TaskError::Raised(exception)) = module.run(1, 0) else { panic!("it answered") };
        assert_eq!(module.run(2, 0).unwrap().0, "1.0");
        assert_eq!(exception.kind, "ZeroDivisionError");
        let calls: Vec<_> =
            exception.traceback.iter().map(|frame| (frame.line, frame.function.as_str())).collect();
        assert_eq!(calls, [(5, "task"), (2, "half")]);
        assert_eq!(exception.line(), Some(2));
        assert_eq!(exception.traceback[1].text.as_deref(), Some("    return 1 / (i - 1)"));
    })
    .unwrap();
}

#[test]
fn a_print_comes_with_its_task_lane_and_line() {
    loaded("def task(i):\n    print('here', i)\n", |module, machine| {
        module.run(3, 2).unwrap();
        assert_eq!(machine.output(), "here 3\n");
        machine.with(|state| {
            let (_, at) = &state.printed[0];
            assert_eq!((at.task, at.lane, at.line), (Some(3), 2, 2));
        });
    })
    .unwrap();
}

#[test]
fn an_endless_loop_ends_when_the_run_is_stopped() {
    for body in [
        "while True: pass",
        "while True:\n        try: i += 1\n        except: pass",
        "return [0 for _ in iter(int, 1)]",
    ] {
        loaded(&format!("def task(i):\n    {body}\n"), |module, machine| {
            machine.with(|state| state.stop_after = Some(20));
            assert_eq!(module.run(0, 0), Err(TaskError::Stopped));
        })
        .unwrap();
    }
}

#[test]
fn what_a_program_has_named_is_freed_when_the_next_is_loaded() {
    let source = "
class Named:
    def __del__(self): print('freed')
named = Named()
def task(i): return named is not None
";
    let machine = Arc::new(Fake::default());
    on_large_stack(|| {
        let interpreter = Interpreter::new(machine.clone()).unwrap();
        let run = |source| {
            let module = interpreter.load(&Program::compile(source).unwrap(), 0).unwrap();
            module.run(0, 0).unwrap().0
        };
        for repeat in 1..=3 {
            assert_eq!(run(source), "True");
            assert_eq!(machine.output(), "freed\n".repeat(repeat - 1), "not while it is loaded");
            assert_eq!(run("def task(i): pass"), "None");
            assert_eq!(machine.output(), "freed\n".repeat(repeat));
        }
    });
}
