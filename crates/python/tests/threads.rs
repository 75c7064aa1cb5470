//! Several threads of one interpreter at once.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "these tests run natively alone")]
#[path = "support/real.rs"]
mod real;
#[path = "support/mod.rs"]
mod support;

use overlap_python::{Interpreter, Module};
use real::{OneLock, Real, at_once, loaded, text};
use std::{
    sync::{Arc, atomic::Ordering},
    thread,
    time::{Duration, Instant},
};

/// The answers of so many tasks at once, and that of one more that runs when they have ended.
fn answers(source: &str, tasks: u32) -> (Vec<String>, String) {
    loaded(&Arc::new(Real::default()), source, |module| {
        (at_once(tasks, |task| module.run(task, task)), text(module.run(tasks, 0)))
    })
}

#[test]
fn an_interpreter_may_be_used_by_any_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<Interpreter>();
    shared::<Module<'_>>();
}

#[test]
fn threads_see_the_same_globals() {
    let source = "
import threading
both = threading.Barrier(2)
seen = {}
def task(i):
    if i == 2: return sorted(seen.items())
    seen[i] = both
    both.wait()
    return seen[1 - i] is both
";
    let (first, last) = answers(source, 2);
    assert_eq!(first, ["True", "True"]);
    assert!(last.starts_with("[(0, <threading.Barrier"), "{last}");
}

#[test]
fn appending_loses_nothing() {
    let source = "
items = []
def task(i):
    if i == 4: return len(items), [items.count((k, 1999)) for k in range(4)]
    for n in range(2000): items.append((i, n))
";
    assert_eq!(answers(source, 4).1, "(8000, [1, 1, 1, 1])");
}

#[test]
fn an_increment_may_lose_updates_and_adds_none() {
    let source = "
n = 0
def task(i):
    global n
    if i == 4: return n
    for _ in range(20_000): n += 1
";
    let sum: u32 = answers(source, 4).1.parse().unwrap();
    assert!((20_000..=80_000).contains(&sum), "{sum}");
}

#[test]
fn one_lock_lets_threads_alternate_and_loses_no_update() {
    let source = "
import threading
n = 0
order = []
end = threading.Barrier(2)
def task(i):
    global n
    for _ in range(20_000):
        n += 1
        order.append(i)
    end.wait()
    return n, sum(a != b for a, b in zip(order, order[1:])) >= 5
";
    assert_eq!(Arc::new(OneLock::default()).answers(source, 2), ["(40000, True)"; 2]);
}

#[test]
fn sleeps_and_requests_overlap_with_one_lock_and_without() {
    let source = "
import time, requests
def task(i):
    time.sleep(0.3)
    return requests.get('http://site/').text
";
    let free = Arc::new(Real::default());
    let answered = loaded(&free, source, |module| at_once(4, |task| module.run(task, task)));
    assert_eq!(answered, ["'fine'"; 4]);
    assert_eq!(free.most_sleeping.load(Ordering::SeqCst), 4);
    let locked = Arc::new(OneLock::default());
    assert_eq!(locked.answers(source, 4), ["'fine'"; 4]);
    assert_eq!(locked.real.most_sleeping.load(Ordering::SeqCst), 4);
}

#[test]
fn a_deadlock_of_two_locks_ends_when_the_run_is_stopped() {
    let source = "
import threading
locks = threading.Lock(), threading.RLock()
both = threading.Barrier(2)
def task(i):
    with locks[i]:
        both.wait()
        print('holds', i)
        while True:
            try:
                with locks[1 - i]:
                    print('both')
                    while True: pass
            except: pass
";
    let machine = Arc::new(Real::default());
    let (answered, ended) = loaded(&machine, source, |module| {
        thread::scope(|scope| {
            let tasks = scope.spawn(|| (at_once(2, |task| module.run(task, task)), Instant::now()));
            while machine.printed.lock().unwrap().len() < 4 {
                thread::sleep(Duration::from_millis(1));
            }
            thread::sleep(Duration::from_millis(200));
            assert!(!machine.printed.lock().unwrap().iter().any(|(text, _)| text == "both"));
            let stopped = Instant::now();
            machine.stop();
            let (answered, end) = tasks.join().unwrap();
            (answered, end - stopped)
        })
    });
    assert_eq!(answered, ["the run was stopped"; 2]);
    assert!(ended < Duration::from_millis(500), "{ended:?}");
}

#[test]
fn an_exception_leaves_the_other_threads_running() {
    let source = "
gone = []
def task(i):
    if i == 0:
        try: return 1 / 0
        finally: gone.append(i)
    while not gone: pass
    return sum(n for n in range(5000))
";
    let (answered, _) = answers(source, 4);
    assert!(
        answered[0].ends_with("line 5, in task\n    try: return 1 / 0\nZeroDivisionError: division by zero")
    );
    assert_eq!(answered[1..], ["12497500"; 3]);
}

#[test]
fn a_print_comes_with_the_task_and_lane_of_its_thread() {
    let source = "
import threading
both = threading.Barrier(3)
def task(i):
    both.wait()
    for n in range(50): print(f'{i}')
";
    let machine = Arc::new(Real::default());
    loaded(&machine, source, |module| at_once(3, |task| module.run(task, 10 + task)));
    let printed = machine.printed.lock().unwrap();
    let texts: Vec<_> = printed.iter().filter(|(text, _)| text != "\n").collect();
    assert_eq!(texts.len(), 150);
    for (text, at) in texts {
        let task: u32 = text.parse().unwrap();
        assert_eq!((at.task, at.lane, at.line), (Some(task), 10 + task, 6));
    }
}

#[test]
fn each_thread_has_attributes_of_its_own() {
    let source = "
import threading
class Own(threading.local):
    kind = 'own'
    def __init__(self, start): self.count = start
own = Own(5)
both = threading.Barrier(2)
def task(i):
    if i == 2: return 'last'
    other = threading.current_thread() is threading.main_thread(), hasattr(own, 'value')
    own.value = own.count = own.count + i
    both.wait()
    return other, own.value, own.kind, sorted(own.__dict__)
";
    let (answered, _) = answers(source, 2);
    assert_eq!(answered, [5, 6].map(|value| format!("((False, False), {value}, 'own', ['count', 'value'])")));
}

#[test]
fn the_recursion_limit_holds_for_all_threads() {
    let source = "
import sys
sys.setrecursionlimit(300)
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n
def task(i): return sys.getrecursionlimit(), 250 < depth(0) < 300
";
    assert_eq!(answers(source, 2).0, ["(300, True)"; 2]);
}

/// In a browser it cannot be stopped: that asks a clock which panics there.
#[test]
fn the_world_is_never_stopped() {
    let source = "
import gc, sys, _thread
class Node: pass
def task(i):
    gc.enable()
    for n in range(20_000):
        node = Node()
        node.self = node
    try: raise ValueError(i)
    except ValueError as error: print(error)
    return gc.isenabled(), gc.collect(), gc.collect(generation=0), hasattr(sys, '_current_frames'), \\
        _thread._stop_the_world_stats()['stop_calls']
";
    assert_eq!(answers(source, 2).0, ["(False, 0, 0, False, 0)"; 2]);
}

/// Only natively: looking at the frames of another thread stops all others.
#[test]
fn a_thread_that_waits_can_be_stopped() {
    for wait in ["time.sleep(5)", "event.wait(5)", "lock.acquire(timeout=5)"] {
        let source = format!(
            "
import sys, threading, time, _thread
event, lock, frames = threading.Event(), threading.Lock(), []
lock.acquire()
def inner():
    frames.append(sys._getframe())
    {wait}
def task(i):
    if i == 0: return inner()
    while not frames: pass
    time.sleep(0.2)
    start = time.monotonic()
    caller = frames[0].f_back.f_code.co_name
    return caller, _thread._stop_the_world_stats()['stop_calls'], time.monotonic() - start < 2
"
        );
        assert_eq!(answers(&source, 2).0[1], "('task', 1, True)", "{wait}");
    }
}
