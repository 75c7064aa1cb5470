//! `threading` and `queue` between threads of one interpreter, on a machine with one lock for all threads and on one without.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#[path = "support/real.rs"]
mod real;
#[path = "support/mod.rs"]
mod support;

use real::{OneLock, Real, at_once, loaded};
use std::sync::Arc;

/// Runs so many tasks at once on both machines, and holds their answers against what is expected.
fn answer(source: &str, expected: &[&str]) {
    let tasks = u32::try_from(expected.len()).unwrap();
    let free =
        loaded(&Arc::new(Real::default()), source, |module| at_once(tasks, |task| module.run(task, task)));
    assert_eq!(free, expected, "without a lock");
    assert_eq!(Arc::new(OneLock::default()).answers(source, tasks), expected, "with one lock");
}

#[test]
fn a_lock_lets_one_thread_in() {
    for class in ["Lock", "RLock", "Condition", "Semaphore"] {
        let source = format!(
            "
import threading
lock = threading.{class}()
end = threading.Barrier(4)
n = 0
def task(i):
    global n
    for _ in range(2000):
        with lock:
            m = n
            for _ in range(3): pass
            n = m + 1
    end.wait()
    return n
"
        );
        answer(&source, &["8000"; 4]);
    }
}

#[test]
fn a_lock_is_waited_for_with_a_limit() {
    let source = "
import threading
lock = threading.Lock()
taken, given = threading.Event(), threading.Event()
def task(i):
    if i == 0:
        with lock:
            taken.set()
            given.wait()
        return lock.acquire(timeout=30)
    taken.wait()
    found = lock.locked(), lock.acquire(False), lock.acquire(timeout=0.05), lock.acquire(timeout=0)
    given.set()
    return found
";
    answer(source, &["True", "(True, False, False, False)"]);
}

#[test]
fn any_thread_may_release_a_lock_and_only_its_owner_a_reentrant_one() {
    let source = "
import threading
lock, again = threading.Lock(), threading.RLock()
taken, tried = threading.Barrier(2), threading.Barrier(2)
def task(i):
    if i == 0:
        lock.acquire(), again.acquire(), again.acquire()
        taken.wait()
        tried.wait()
        again.release()
        return lock.locked(), again.acquire(False), again._recursion_count()
    taken.wait()
    lock.release()
    try:
        again.release()
    except RuntimeError as error:
        message = str(error)
    found = again.acquire(False), again.acquire(timeout=0.01), message
    tried.wait()
    return found
";
    answer(source, &["(False, True, 2)", "(False, False, 'cannot release un-acquired lock')"]);
}

#[test]
fn a_semaphore_lets_so_many_threads_in() {
    let source = "
import threading, time
gate = threading.Semaphore(2)
inside, most = [], []
end = threading.Barrier(4)
def task(i):
    for _ in range(5):
        with gate:
            inside.append(i)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()
    end.wait()
    return max(most)
";
    answer(source, &["2"; 4]);
}

#[test]
fn an_event_wakes_all_who_wait() {
    let source = "
import threading
event = threading.Event()
waiting = threading.Barrier(3)
def task(i):
    if i == 2:
        waiting.wait()
        event.set()
        return 'set'
    early = event.wait(0.01)
    waiting.wait()
    return early, event.wait(), event.is_set()
";
    answer(source, &["(False, True, True)", "(False, True, True)", "'set'"]);
}

#[test]
fn a_condition_hands_turns_over() {
    let source = "
import threading
turn = 0
condition = threading.Condition()
def task(i):
    global turn
    for n in range(100):
        with condition:
            condition.wait_for(lambda: turn % 3 == i)
            turn += 1
            condition.notify_all()
    with condition:
        condition.wait_for(lambda: turn == 300)
        condition.notify_all()
    return turn
";
    answer(source, &["300"; 3]);
}

#[test]
fn queues_lead_from_thread_to_thread() {
    for class in ["Queue", "LifoQueue", "PriorityQueue", "SimpleQueue"] {
        let bounded = if class == "SimpleQueue" { "" } else { "3" };
        let source = format!(
            "
import queue
items = queue.{class}({bounded})
done = queue.Queue()
def task(i):
    if i < 2:
        for n in range(100): items.put(n)
        return 'put'
    got = [items.get() for _ in range(100)]
    done.put(sum(got))
    other = done.get()
    done.put(other)
    return len(got)
"
        );
        answer(&source, &["'put'", "'put'", "100", "100"]);
    }
    let source = "
import queue
jobs = queue.Queue()
for n in range(50): jobs.put(n)
got = []
def task(i):
    if i == 2:
        jobs.join()
        return sorted(got) == list(range(50))
    while True:
        try:
            got.append(jobs.get(timeout=0.05))
        except queue.Empty:
            return jobs.qsize()
        jobs.task_done()
";
    answer(source, &["0", "0", "True"]);
}
