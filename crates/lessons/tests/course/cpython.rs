//! What the lessons say of CPython, checked in the CPython of this machine.

use std::process::Command;

/// What a script prints.
fn printed(script: &str) -> String {
    let ended = Command::new("python3").args(["-c", script]).output().expect("python3 can be started");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8_lossy(&ended.stdout).trim().to_owned()
}

/// Ten tasks, of which the fourth raises.
const TASK: &str = "
import concurrent.futures, multiprocessing.pool
def task(i):
    if i == 3:
        raise ValueError(i)
    return i
";

#[test]
fn by_submit_every_other_task_answers() {
    let script = format!(
        "{TASK}
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(task, i) for i in range(10)]
print([future.result() for future in futures if not future.exception()])"
    );
    assert_eq!(printed(&script), "[0, 1, 2, 4, 5, 6, 7, 8, 9]");
}

#[test]
fn map_yields_what_comes_before_the_failure_and_raises() {
    let script = format!(
        "{TASK}
seen = []
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    try:
        for answer in pool.map(task, range(10)):
            seen.append(answer)
    except ValueError as error:
        seen.append(repr(error))
print(seen)"
    );
    assert_eq!(printed(&script), "[0, 1, 2, 'ValueError(3)']");
}

#[test]
fn the_map_of_a_multiprocessing_pool_returns_nothing() {
    let script = format!(
        "{TASK}
with multiprocessing.pool.ThreadPool(4) as pool:
    try:
        print(pool.map(task, range(10)))
    except ValueError as error:
        print(repr(error))"
    );
    assert_eq!(printed(&script), "ValueError(3)");
}

/// The lock does not make reading, changing and writing one step. An update is lost sooner or later, so the script goes on until one is.
#[test]
fn under_the_lock_updates_are_lost() {
    let script = "
import sys, threading, time
sys.setswitchinterval(1e-6)
def lost():
    global total
    total = 0
    def add():
        global total
        for _ in range(20_000):
            before = total
            after = before + 1
            if after % 7 == 0:
                time.sleep(0)
            total = after
    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return 80_000 - total
end = time.monotonic() + 60
while time.monotonic() < end and not (updates := lost()):
    pass
print(updates > 0)";
    assert_eq!(printed(script), "True");
}

/// Four threads that each make 20,000 updates by the twin of a workload, switching as often as CPython can; whether the counter held less
/// than that in any of several tries.
fn loses(workload: &str) -> bool {
    let code = overlap_protocol::workloads::source::task(workload).unwrap();
    let script = format!(
        "
import sys, threading, time
updates = 20_000
{code}
sys.setswitchinterval(1e-6)
def held():
    global counter
    counter = 0
    threads = [threading.Thread(target=task, args=(i,)) for i in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return counter
print(any(held() < 4 * updates for _ in range(50)))"
    );
    printed(&script) == "True"
}

#[test]
fn the_twin_without_a_lock_loses_updates_and_the_repaired_ones_do_not() {
    assert!(loses("counter"));
    assert!(!loses("counter_locked") && !loses("counter_summed"));
}

#[test]
fn a_future_can_be_cancelled_only_before_it_runs() {
    let script = "
import concurrent.futures, threading
begun, end = threading.Event(), threading.Event()
def task():
    begun.set()
    end.wait()
with concurrent.futures.ThreadPoolExecutor(1) as pool:
    running, pending = pool.submit(task), pool.submit(task)
    begun.wait()
    print(running.cancel(), pending.cancel())
    end.set()";
    assert_eq!(printed(script), "False True");
}

#[test]
fn a_callback_is_called_at_once_where_the_future_is_done_already() {
    let script = "
import concurrent.futures
with concurrent.futures.ThreadPoolExecutor(1) as pool:
    future = pool.submit(int)
    future.result()
    called = []
    future.add_done_callback(called.append)
    print(future.done(), called == [future])";
    assert_eq!(printed(script), "True True");
}

#[test]
fn a_callback_runs_in_the_worker_that_has_made_the_future_done() {
    let script = "
import concurrent.futures, threading
end = threading.Event()
def task():
    end.wait()
    return threading.get_ident()
called = []
with concurrent.futures.ThreadPoolExecutor(1) as pool:
    future = pool.submit(task)
    future.add_done_callback(lambda _: called.append(threading.get_ident()))
    end.set()
print(called == [future.result()], threading.get_ident() in called)";
    assert_eq!(printed(script), "True False");
}

#[test]
fn a_process_that_crashes_does_not_end_the_program() {
    let script = "
import concurrent.futures, os, signal
def crash():
    os.kill(os.getpid(), signal.SIGKILL)
with concurrent.futures.ProcessPoolExecutor(1) as pool:
    try:
        pool.submit(crash).result()
    except concurrent.futures.process.BrokenProcessPool:
        print('it goes on')";
    assert_eq!(printed(script), "it goes on");
}

#[test]
fn a_time_out_cancels_the_coroutine_at_its_await() {
    let script = "
import asyncio
told = []
async def reply():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        told.append('cancelled')
        raise
async def main():
    try:
        await asyncio.wait_for(reply(), 0.01)
    except asyncio.TimeoutError:
        told.append('timed out')
asyncio.run(main())
print(told)";
    assert_eq!(printed(script), "['cancelled', 'timed out']");
}

#[test]
fn putting_into_a_full_queue_waits_until_there_is_room() {
    let script = "
import asyncio
async def main():
    queue = asyncio.Queue(maxsize=2)
    put = 0
    async def fill():
        nonlocal put
        for i in range(5):
            await queue.put(i)
            put += 1
    filling = asyncio.create_task(fill())
    await asyncio.sleep(0.05)
    before = put
    await queue.get()
    await asyncio.sleep(0.05)
    print(before, put)
    filling.cancel()
asyncio.run(main())";
    assert_eq!(printed(script), "2 3");
}
