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
