//! Programs that go wrong: each ends with a message, and the next task runs.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{Interpreter, MAX_BYTES, MAX_LINES, Program, ProgramError, TaskError};
use support::{Fake, loaded, on_stack};

/// Bytes. Frames of a build without optimisation are several times larger than those of an engine.
const STACK_OF_A_THREAD: usize = 16 << 20;

/// Runs task 0, which has to raise, and then task 1, which has to answer `'fine'`.
fn raised(body: &str) -> String {
    let source =
        format!("def task(i):\n    if i == 1: return 'fine'\n    {}\n", body.replace('\n', "\n    "));
    loaded(&source, |module, _| {
        let Err(TaskError::Raised(exception)) = module.run(0, 0) else { panic!("{body}: it did not raise") };
        assert_eq!(module.run(1, 0).unwrap().0, "'fine'", "{body}");
        if exception.message.is_empty() {
            exception.kind
        } else {
            format!("{}: {}", exception.kind, exception.message)
        }
    })
    .unwrap()
}

#[test]
fn deep_recursion_is_an_exception() {
    for body in [
        "def f(n): return f(n + 1)\nf(0)",
        "f = lambda n: f(n + 1)\nf(0)",
        "class C:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nC().a",
        "class C:\n    def __repr__(self): return repr(self)\nrepr(C())",
        "class C:\n    def __eq__(self, other): return self == other\nC() == C()",
        "def f(): yield from f()\nlist(f())",
        "import functools\nfunctools.cache(lambda: 1)\n@functools.cache\ndef f(n): return f(n + 1)\nf(0)",
        "class C:\n    def __init__(self): C()\nC()",
    ] {
        let message = raised(body);
        assert!(message.starts_with("RecursionError"), "{body}: {message}");
    }
}

/// What recurses in the interpreter itself is limited by the stack, of which a thread has less than these tests.
#[test]
fn recursion_of_the_interpreter_ends_within_the_stack() {
    let nested = "items = []\nfor _ in range(200_000): items = [items]\n";
    for (body, kind) in [
        ("repr(items)", "RecursionError"),
        ("import json\njson.dumps(items)", "RecursionError"),
        ("str(items)", "RecursionError"),
    ] {
        let body = format!("{nested}{body}").replace('\n', "\n    ");
        let source = format!("def task(i):\n    {body}\n");
        let machine = std::sync::Arc::new(Fake::default());
        let result = on_stack(STACK_OF_A_THREAD, || {
            let program = Program::compile(&source).unwrap();
            let interpreter = Interpreter::new(machine).unwrap();
            interpreter.load(&program, 0).unwrap().run(0, 0)
        });
        let Err(TaskError::Raised(exception)) = result else { panic!("{body}: it did not raise") };
        assert_eq!(exception.kind, kind, "{body}: {}", exception.message);
    }
}

#[test]
fn leaving_is_an_exception_of_the_task_alone() {
    assert_eq!(raised("import sys\nsys.exit(3)"), "SystemExit: 3");
    assert_eq!(raised("exit(2)"), "SystemExit: 2");
    assert_eq!(raised("raise SystemExit"), "SystemExit");
    assert_eq!(raised("raise KeyboardInterrupt"), "KeyboardInterrupt");
}

#[test]
fn there_is_nobody_to_ask_and_no_file() {
    assert!(raised("input('name? ')").starts_with("RuntimeError: input() cannot ask"));
    assert!(raised("open('/etc/passwd')").starts_with("OSError: '/etc/passwd' cannot be opened"));
    assert!(
        raised("import os\nos.system('ls')")
            .starts_with("AttributeError: module 'os' has no attribute 'system'")
    );
    assert!(raised("import io\nio.open('/etc/passwd')").starts_with("OSError"));
    assert!(raised("import _io\n_io.FileIO('/etc/passwd')").contains("FileIO"));
}

/// Where there are threads, another one might release what a task waits for.
#[cfg(not(feature = "threads"))]
#[test]
fn a_deadlock_of_the_only_thread_is_an_exception() {
    assert!(
        raised("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()")
            .contains("deadlock")
    );
    assert!(raised("import queue\nqueue.Queue().get()").contains("deadlock"));
    assert!(raised("import threading\nthreading.Event().wait()").contains("deadlock"));
}

#[test]
fn a_deadlock_of_coroutines_is_an_exception() {
    assert!(raised("import asyncio\nasyncio.run(asyncio.Event().wait())").contains("deadlock"));
}

#[test]
fn a_task_starts_no_threads() {
    assert!(
        raised("import threading\nthreading.Thread(target=print).start()").contains("can't start new thread")
    );
    assert!(
        raised("from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor()")
            .contains("Define task(i)")
    );
}

#[test]
fn huge_values_are_exceptions() {
    assert!(raised("'x' * (1 << 62)").starts_with("MemoryError"));
    assert!(raised("[0] * (1 << 62)").starts_with("MemoryError"));
    assert!(raised("str(10 ** 5000)").starts_with("ValueError: Exceeds the limit"));
    assert!(raised("int('9' * 5000)").starts_with("ValueError: Exceeds the limit"));
    assert!(raised("range(10 ** 30)[10 ** 40]").starts_with("IndexError"));
}

#[test]
fn what_is_printed_is_bounded() {
    let printed = |source: &str| {
        loaded(source, |module, machine: &Fake| {
            module.run(0, 0).unwrap();
            module.run(1, 0).unwrap();
            machine.output()
        })
        .unwrap()
    };
    let lines = printed("def task(i):\n    for n in range(20_000): print(n)\n");
    assert_eq!(lines.matches("is not shown").count(), 1);
    assert!(lines.lines().count() <= MAX_LINES + 2);
    let bytes = printed("def task(i):\n    print('x' * 3_000_000)\n");
    assert_eq!(bytes.matches("is not shown").count(), 1);
    assert!(bytes.len() < MAX_BYTES + 200);
}

#[test]
fn a_long_answer_is_cut_and_still_told_from_another() {
    let source = "def task(i):\n    return list(range(i, 100_000 + i % 2)) + [i]\n";
    loaded(source, |module, _| {
        let (a, b) = (module.run(0, 0).unwrap().0, module.run(2, 0).unwrap().0);
        assert!(a.len() < 2000 && a.starts_with("[0, 1, 2") && a.contains("characters, SHA-256"), "{a}");
        assert_ne!(a.split("SHA-256").nth(1), b.split("SHA-256").nth(1));
        assert_eq!(a, module.run(0, 0).unwrap().0);
    })
    .unwrap();
}

#[test]
fn every_kind_of_loop_ends_when_the_run_is_stopped() {
    for body in [
        "while True: pass",
        "while 1:\n    try: pass\n    finally: continue",
        "while True:\n    try: i += 1\n    except: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: continue",
        "for _ in iter(int, 1): pass",
        "import itertools\nfor _ in itertools.count(): pass",
        "[0 for _ in iter(int, 1)]",
        "sum(1 for _ in iter(int, 1))",
        "{n: n for n in iter(int, 1)}",
        "def f():\n    while True: yield 1\nsum(f())",
        "def g(): return 1\nmax(g() for _ in iter(int, 1))",
        "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nasyncio.run(f())",
        "def f(n):\n    try: f(n + 1)\n    except RecursionError: pass\n    f(n + 1)\nwhile True:\n    try: f(0)\n    except: pass",
        "list(map(lambda n: n, iter(int, 1)))",
        "sorted(iter(lambda: 1, 2))",
    ] {
        let source =
            format!("def task(i):\n    if i == 1: return 'fine'\n    {}\n", body.replace('\n', "\n    "));
        loaded(&source, |module, machine| {
            machine.with(|state| state.stop_after = Some(state.checkpoints + 20));
            assert_eq!(module.run(0, 0), Err(TaskError::Stopped), "{body}");
            machine.with(|state| state.stop_after = None);
            assert_eq!(module.run(1, 0).unwrap().0, "'fine'", "{body}");
        })
        .unwrap();
    }
}

#[test]
fn code_that_is_too_long_is_not_taken() {
    let source = format!("def task(i): return i\n{}", "#".repeat(70_000));
    assert!(matches!(Program::compile(&source), Err(ProgramError::TooLong { bytes: 70_022 })));
}

#[test]
fn an_error_while_the_program_is_loaded_is_told_with_its_line() {
    let Err(TaskError::Raised(error)) = loaded("x = 1\ny = x / 0\ndef task(i): pass\n", |_, _| ()) else {
        panic!("it was loaded")
    };
    assert_eq!((error.kind.as_str(), error.line()), ("ZeroDivisionError", Some(2)));
}

#[test]
fn an_exception_is_told_as_cpython_tells_it() {
    let source = "def task(i):\n    try:\n        {}['a']\n    except KeyError as error:\n        raise ValueError('b') from error\n";
    loaded(source, |module, _| {
        let text = module.run(0, 0).unwrap_err().to_string();
        let expected = "Traceback (most recent call last):\n  File \"task.py\", line 3, in task\n    {}['a']\nKeyError: 'a'\n\n\
            The above exception was the direct cause of the following exception:\n\n\
            Traceback (most recent call last):\n  File \"task.py\", line 5, in task\n    raise ValueError('b') from error\nValueError: b";
        assert_eq!(text, expected);
    })
    .unwrap();
}
