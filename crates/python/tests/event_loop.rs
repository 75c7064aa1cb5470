//! Coroutines of many tasks, stepped by an executor.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod support;

use overlap_python::{EventLoop, Module, Next, TaskError, machine::Reply};
use support::{Fake, loaded};

const WORKERS: &str = "
import asyncio, time

async def task(i):
    print('start', i)
    await asyncio.sleep(0.1 * (3 - i))
    print('end', i)
    return i * 10
";

/// Steps to the end as an executor does: the clock moves on while nothing is ready.
fn drive(events: &EventLoop<'_>, machine: &Fake) -> Vec<(u32, Result<String, TaskError>)> {
    let mut finished = Vec::new();
    loop {
        match events.next().unwrap() {
            Next::Ready(_) => finished.extend(events.step().unwrap()),
            Next::Wait(ms) => machine.with(|state| state.now_ms += ms),
            Next::Replies => panic!("no request is expected"),
            Next::Idle => {
                break finished
                    .into_iter()
                    .map(|(task, result)| (task, result.map(|answer| answer.0)))
                    .collect();
            }
        }
    }
}

fn run(source: &str, tasks: u32, look: impl FnOnce(Vec<(u32, Result<String, TaskError>)>, &Fake) + Send) {
    loaded(source, |module: &Module<'_>, machine| {
        let events = EventLoop::new(module, 0).unwrap();
        let mut finished: Vec<_> = (0..tasks)
            .filter_map(|task| events.start(task))
            .map(|(task, result)| (task, result.map(|answer| answer.0)))
            .collect();
        finished.extend(drive(&events, machine));
        look(finished, machine);
    })
    .unwrap();
}

#[test]
fn waits_overlap() {
    run(WORKERS, 3, |finished, machine| {
        let answers: Vec<_> = finished.into_iter().map(|(task, result)| (task, result.unwrap())).collect();
        assert_eq!(answers, [(2, "20".to_owned()), (1, "10".to_owned()), (0, "0".to_owned())]);
        machine.with(|state| assert!((state.now_ms - 300.0).abs() < 0.1, "{}", state.now_ms));
        assert_eq!(machine.output(), "start 0\nstart 1\nstart 2\nend 2\nend 1\nend 0\n");
    });
}

#[test]
fn the_loop_says_which_task_is_next_and_prints_are_that_tasks() {
    loaded(WORKERS, |module, machine| {
        let events = EventLoop::new(module, 4).unwrap();
        assert!(events.start(7).is_none());
        assert_eq!(events.next().unwrap(), Next::Ready(Some(7)));
        events.step().unwrap();
        machine.with(|state| {
            let (_, at) = &state.printed[0];
            assert_eq!((at.task, at.lane, at.line), (Some(7), 4, 5));
        });
    })
    .unwrap();
}

#[test]
fn a_plain_task_runs_at_once_and_blocks() {
    let source = "import time\ndef task(i):\n    time.sleep(0.2)\n    return i\n";
    run(source, 2, |finished, machine| {
        assert_eq!(finished, [(0, Ok("0".to_owned())), (1, Ok("1".to_owned()))]);
        machine.with(|state| {
            let lines: Vec<_> = state.slept.iter().map(|(ms, at)| (*ms, at.task, at.line)).collect();
            assert_eq!(lines, [(200.0, Some(0), 3), (200.0, Some(1), 3)]);
        });
    });
}

#[test]
fn a_blocking_call_in_a_coroutine_says_its_line() {
    let source =
        "import asyncio, time\nasync def task(i):\n    await asyncio.sleep(0)\n    time.sleep(0.5)\n";
    run(source, 1, |_, machine| {
        machine.with(|state| assert_eq!((state.slept[0].1.task, state.slept[0].1.line), (Some(0), 4)));
    });
}

#[test]
fn a_lock_is_shared_by_tasks_and_waking_one_is_its_own_step() {
    let source = "
import asyncio
gate = asyncio.Semaphore(1)
async def task(i):
    async with gate:
        await asyncio.sleep(0.1)
    print(i)
";
    run(source, 3, |finished, machine| {
        assert_eq!(finished.len(), 3);
        machine.with(|state| {
            assert!((state.now_ms - 300.0).abs() < 0.1, "{}", state.now_ms);
            let tasks: Vec<_> =
                state.printed.iter().filter(|(text, _)| text != "\n").map(|(_, at)| at.task).collect();
            assert_eq!(tasks, [Some(0), Some(1), Some(2)]);
        });
    });
}

#[test]
fn what_a_task_starts_belongs_to_it() {
    let source = "
import asyncio
async def child():
    await asyncio.sleep(0)
    print('child')
async def task(i):
    await asyncio.gather(child(), child())
";
    run(source, 2, |_, machine| {
        machine.with(|state| {
            let mut tasks: Vec<_> = state.printed.iter().map(|(_, at)| at.task).collect();
            tasks.dedup();
            assert_eq!(tasks, [Some(0), Some(1)]);
        });
    });
}

#[test]
fn a_task_that_raises_or_exits_leaves_the_others_running() {
    let source = "
import asyncio, sys
async def task(i):
    await asyncio.sleep(0.01)
    if i == 0: raise ValueError('zero')
    if i == 1: sys.exit(3)
    return i
";
    run(source, 3, |mut finished, _| {
        finished.sort_by_key(|(task, _)| *task);
        let Err(TaskError::Raised(error)) = &finished[0].1 else { panic!("it answered") };
        assert_eq!((error.kind.as_str(), error.line()), ("ValueError", Some(5)));
        let Err(TaskError::Raised(error)) = &finished[1].1 else { panic!("it answered") };
        assert_eq!((error.kind.as_str(), error.message.as_str()), ("SystemExit", "3"));
        assert_eq!(finished[2].1, Ok("2".to_owned()));
    });
}

#[test]
fn tasks_that_wait_for_one_another_leave_the_loop_idle() {
    let source = "
import asyncio
never = asyncio.Event()
async def task(i):
    await never.wait()
";
    run(source, 2, |finished, _| assert_eq!(finished, []));
}

#[test]
fn stopping_ends_the_step_that_loops() {
    let source = "
import asyncio
async def task(i):
    while True:
        try:
            i += 1
        except BaseException:
            pass
";
    loaded(source, |module, machine| {
        let events = EventLoop::new(module, 0).unwrap();
        events.start(0);
        machine.with(|state| state.stop_after = Some(state.checkpoints + 5));
        assert_eq!(events.step(), Err(TaskError::Stopped));
    })
    .unwrap();
}

#[test]
fn a_coroutine_that_runs_alone_blocks_where_it_waits() {
    loaded(WORKERS, |module, machine| {
        assert_eq!(module.run(1, 0).unwrap().0, "10");
        machine.with(|state| {
            let (ms, at) = state.slept[0];
            assert!((ms - 200.0).abs() < 0.1, "{ms}");
            assert_eq!(at.task, Some(1));
        });
    })
    .unwrap();
}

#[test]
fn requests_in_threads_overlap() {
    let source = "
import asyncio, requests
from urllib.error import URLError
from urllib.request import urlopen
async def task(i):
    if i == 0:
        return (await asyncio.to_thread(requests.get, 'http://site/0')).text
    try:
        reply = await asyncio.get_running_loop().run_in_executor(None, urlopen, 'http://site/1')
    except URLError as error:
        return str(error)
";
    loaded(source, |module, _| {
        let events = EventLoop::new(module, 0).unwrap();
        for task in 0..2 {
            events.start(task);
        }
        while matches!(events.next().unwrap(), Next::Ready(_)) {
            events.step().unwrap();
        }
        assert_eq!(events.next().unwrap(), Next::Replies);
        let requests = events.requests().unwrap();
        let asked: Vec<_> = requests.iter().map(|request| (request.task, request.url.as_str())).collect();
        assert_eq!(asked, [(Some(0), "http://site/0"), (Some(1), "http://site/1")]);

        let reply = Reply { status: 200, body: b"hello".to_vec(), ..Reply::default() };
        events.reply(requests[1].id, Err("gone".to_owned())).unwrap();
        events.reply(requests[0].id, Ok(reply)).unwrap();
        assert!(matches!(events.reply(99, Err(String::new())), Err(TaskError::Raised(_))));
        let mut finished = Vec::new();
        while matches!(events.next().unwrap(), Next::Ready(_)) {
            finished
                .extend(events.step().unwrap().into_iter().map(|(task, result)| (task, result.unwrap().0)));
        }
        assert_eq!(finished, [(1, "'<urlopen error gone>'".to_owned()), (0, "'hello'".to_owned())]);
    })
    .unwrap();
}
