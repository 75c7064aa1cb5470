//! Stopping: every computing step asks often enough whether it should go on, and ends at once when it should not.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_workloads::{Context, Counter, LockId, Params, Preset, Unstopped, WorkError, all};
use std::sync::Arc;

/// Counts checkpoints, and stops at the one with this number, from 1.
struct StopAt {
    stop: u64,
    seen: u64,
    shared: Unstopped,
}

impl StopAt {
    fn new(stop: u64) -> Self {
        Self { stop, seen: 0, shared: Unstopped::default() }
    }
}

impl Context for StopAt {
    fn checkpoint(&mut self) -> Result<(), WorkError> {
        self.seen += 1;
        if self.seen == self.stop { Err(WorkError::Stopped) } else { Ok(()) }
    }

    fn append(&mut self, _: f64) {}

    fn counter(&self) -> Arc<Counter> {
        self.shared.counter()
    }

    fn lock(&mut self, lock: LockId, limit_ms: Option<f64>) -> Result<bool, WorkError> {
        self.shared.lock(lock, limit_ms)
    }

    fn unlock(&mut self, lock: LockId) {
        self.shared.unlock(lock);
    }
}

#[test]
fn every_computing_step_stops_at_any_checkpoint() {
    let mut computing = Vec::new();
    for workload in all() {
        let plan = workload.plan(&Params::defaults(workload, Preset::Quick)).unwrap();
        let Some(work) = plan.works().last() else { continue };
        computing.push(workload.id);
        let mut count = StopAt::new(0);
        work.run(&mut count).unwrap();
        assert!(count.seen > 0, "{} has no checkpoint", workload.id);
        for stop in [1, 2, count.seen / 2, count.seen] {
            if !(1..=count.seen).contains(&stop) {
                continue;
            }
            let mut ctx = StopAt::new(stop);
            assert_eq!(work.run(&mut ctx), Err(WorkError::Stopped), "{}", workload.id);
            assert_eq!(ctx.seen, stop, "{} went on after it was stopped", workload.id);
        }
    }
    let expected = [
        "factorial",
        "long_comp",
        "find_max_wait",
        "find_max",
        "power",
        "small_factorial",
        "square",
        "shared_list",
        "mix",
        "counter",
        "counter_locked",
        "counter_summed",
        "counter_watched",
        "locked_share",
        "two_locks",
        "uneven",
        "copied",
    ];
    assert_eq!(computing, expected);
}

#[test]
fn long_steps_have_many_checkpoints() {
    for (id, at_least) in [("factorial", 2000), ("long_comp", 600), ("find_max", 300), ("mix", 350)] {
        let workload = overlap_workloads::find(id).unwrap();
        let plan = workload.plan(&Params::defaults(workload, Preset::Quick)).unwrap();
        let mut count = StopAt::new(0);
        plan.works().next().unwrap().run(&mut count).unwrap();
        assert!(count.seen >= at_least, "{id}: {} checkpoints", count.seen);
    }
}

#[test]
fn nothing_is_appended_by_a_step_that_was_stopped() {
    let workload = overlap_workloads::find("shared_list").unwrap();
    let plan = workload.plan(&Params::defaults(workload, Preset::Quick)).unwrap();
    struct Never(Unstopped);
    impl Context for Never {
        fn checkpoint(&mut self) -> Result<(), WorkError> {
            Err(WorkError::Stopped)
        }
        fn append(&mut self, value: f64) {
            self.0.append(value);
        }
        fn counter(&self) -> Arc<Counter> {
            self.0.counter()
        }
        fn lock(&mut self, lock: LockId, limit_ms: Option<f64>) -> Result<bool, WorkError> {
            self.0.lock(lock, limit_ms)
        }
        fn unlock(&mut self, lock: LockId) {
            self.0.unlock(lock);
        }
    }
    let mut never = Never(Unstopped::default());
    for work in plan.works() {
        assert_eq!(work.run(&mut never), Err(WorkError::Stopped));
    }
    assert!(never.0.collection.is_empty());
}

#[test]
fn benchmark_cases_can_be_planned() {
    let timed: Vec<_> = all().iter().filter_map(|workload| Some((workload, workload.benchmark?))).collect();
    assert!(timed.iter().any(|(_, benchmark)| benchmark.most_native_times.is_some()));
    for (workload, benchmark) in timed {
        let params = workload.params_with(Preset::Quick, benchmark.params).unwrap();
        let plan = workload.plan(&params).unwrap();
        assert!(plan.works().count() > 0, "{} has nothing to time", workload.id);
        let waits_ms = plan.wait_ms_total();
        assert_eq!(waits_ms, 0.0, "{} waits, which the browser would time too", workload.id);
    }
}
