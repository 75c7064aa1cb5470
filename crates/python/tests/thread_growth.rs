//! Many runs in a row leave nothing behind. Alone in its process, whose threads and memory it counts.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#[path = "support/real.rs"]
mod real;
#[path = "support/mod.rs"]
mod support;

use real::{Real, at_once, loaded};
use std::{fs, sync::Arc};

/// Most that 200 runs may add, KiB. One virtual machine of a thread that is not freed adds 16.
const MOST_KIB: u64 = 3000;

/// A number of this process, of which the system keeps account.
fn account(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn runs_leave_no_threads_and_no_memory() {
    let source = "
import threading
lock = threading.Lock()
def depth(n): return n and depth(n - 1)
def task(i):
    with lock: return depth(100)
";
    loaded(&Arc::new(Real::default()), source, |module| {
        let runs = |count| {
            for _ in 0..count {
                assert_eq!(at_once(4, |task| module.run(task, task)), ["0"; 4]);
            }
            (account("Threads:"), account("VmRSS:"))
        };
        let (threads, before) = runs(50);
        let (threads_after, after) = runs(200);
        assert_eq!(threads, threads_after);
        assert!(after < before + MOST_KIB, "{before} KiB before, {after} KiB after");
    });
}
