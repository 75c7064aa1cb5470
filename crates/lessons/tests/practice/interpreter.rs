//! In the page's interpreter, on a machine whose clock moves only where a program sleeps.

use crate::programs::{check_decides, of, tasks};
use overlap_lessons::ALL;
use overlap_python::{
    Interpreter, Program, TaskError,
    machine::{FetchError, Machine, Place, Reply, Stopped, WAIT_SLICE_MS},
};
use std::{
    sync::{Arc, Mutex},
    thread,
};

/// Enough for Python's recursion limit in a build without optimisation.
const STACK_BYTES: usize = 256 << 20;

#[derive(Default)]
struct Clock(Mutex<f64>);

impl Machine for Clock {
    fn now_ms(&self) -> f64 {
        *self.0.lock().unwrap()
    }

    fn sleep(&self, ms: f64, _: Place) -> Result<(), Stopped> {
        *self.0.lock().unwrap() += ms;
        Ok(())
    }

    fn wait(
        &self,
        limit_ms: Option<f64>,
        at: Place,
        take: &mut dyn FnMut(f64) -> bool,
    ) -> Result<bool, Stopped> {
        self.sleep(limit_ms.unwrap_or(0.0), at)?;
        Ok(take(WAIT_SLICE_MS))
    }

    fn fetch(&self, _: &str, _: Place) -> Result<Reply, FetchError> {
        Err(FetchError::Failed("there is no network".to_owned()))
    }

    fn print(&self, _: &str, _: Place) {}

    fn checkpoint(&self) -> Result<(), Stopped> {
        Ok(())
    }

    fn entropy(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

fn run(program: &str, tasks: u32) -> Vec<String> {
    let run = || {
        let program = Program::compile(program).unwrap();
        let interpreter = Interpreter::new(Arc::<Clock>::default()).unwrap();
        let module = interpreter.load(&program, 0).unwrap();
        let answer = |task| match module.run(task, 0) {
            Ok(answer) => answer.0,
            Err(TaskError::Raised(raised)) => format!("{}: {}", raised.kind, raised.message),
            Err(error) => panic!("{error}"),
        };
        (0..tasks).map(answer).collect()
    };
    thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run).unwrap().join().unwrap()
    })
}

#[test]
fn every_program_to_change_runs() {
    for lesson in ALL {
        let modify = &of(lesson).modify;
        let answers = run(modify.program, tasks(modify.setting));
        let errors = answers.iter().filter(|answer| answer.contains("Error")).count();
        assert_eq!(errors, usize::from(lesson.id == "futures"), "{}: {answers:?}", lesson.id);
    }
}

/// The two lines that each lesson asks to change, before and after.
const CHANGES: [(&str, [(&str, &str); 2]); 15] = [
    ("waiting", [("\ndef task", "\nasync def task"), ("time.sleep(0.2)", "await asyncio.sleep(0.2)")]),
    (
        "tills",
        [
            ("ITEMS = 3", "ITEMS = 5"),
            ("        scan(item)\n", "        scan(item)\n        await asyncio.sleep(0)\n"),
        ],
    ),
    ("lock", [("for number in range(200_000):", "time.sleep(0.2)"), ("        total += number * i\n", "")]),
    (
        "kitchens",
        [
            ("orders.append(f\"order {i}\")", "orders = [f\"order {i}\"]"),
            ("return len(orders)", "return orders"),
        ],
    ),
    (
        "requests",
        [("await get(i)", "await asyncio.wait_for(get(i), 0.25)"), ("ValueError", "asyncio.TimeoutError")],
    ),
    (
        "lost_updates",
        [
            ("from contextlib import nullcontext", "from threading import Lock"),
            ("lock = nullcontext()", "lock = Lock()"),
        ],
    ),
    (
        "contention",
        [("    with lock:\n", "    total = work(i)\n"), ("        total = work(i)\n", "    with lock:\n")],
    ),
    (
        "free_threading",
        [("for number in range(200_000):", "time.sleep(0.2)"), ("        total += number * i\n", "")],
    ),
    ("pools", [("first = i * 6", "first = i"), ("range(first, first + 6)", "range(first, 12, 2)")]),
    ("futures", [("0.3 if i == 3 else 0.1", "0.1"), ("TypeError", "ZeroDivisionError")]),
    (
        "limits",
        [
            ("shared = asyncio.Semaphore(1)", "shared = asyncio.Semaphore(4)"),
            ("async with own:", "async with shared:"),
        ],
    ),
    ("choose", [("WAIT = 0.2", "WAIT = 0"), ("STEPS = 100", "STEPS = 200_000")]),
    ("event_loop", [("time.sleep(0.4)", "await asyncio.sleep(0.4)"), ("sleep(0.1)", "sleep(0.4)")]),
    ("overhead", [("STEPS = 500", "STEPS = 50_000"), ("return total", "return total % 1000")]),
    ("scaling", [("LONG = 3", "LONG = 0"), ("STEPS = 30_000", "STEPS = 60_000")]),
];

#[test]
fn every_change_that_is_asked_for_can_be_made_and_runs() {
    for (id, changes) in CHANGES {
        let modify = &of(overlap_lessons::find(id).expect(id)).modify;
        let mut program = modify.program.to_owned();
        for (before, after) in changes {
            assert_eq!(program.matches(before).count(), 1, "{id}: {before}");
            program = program.replace(before, after);
        }
        let answers = run(&program, tasks(modify.setting));
        assert!(answers.iter().all(|answer| !answer.contains("Error")), "{id}: {answers:?}");
        if id == "requests" {
            assert_eq!(answers.iter().filter(|answer| answer.contains("too late")).count(), 2, "{answers:?}");
        }
    }
}

#[test]
fn the_checks_refuse_the_beginnings_and_accept_the_solutions() {
    for lesson in ALL {
        check_decides(lesson, run);
    }
}
