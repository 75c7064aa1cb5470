//! The time each strategy would take if starting, switching, copying and queueing cost nothing.

use super::cost::TaskCost;
use overlap_record::{
    StrategyId,
    strategy::{Computing, Waits},
};
use std::{cmp::Ordering, collections::BinaryHeap};

/// What the tasks run on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Machine {
    /// Workers or threads of the strategy; at least 1 is taken.
    pub workers: u32,
    /// Cores that compute at the same instant, measured where possible; at least 1 is taken.
    pub cores: f64,
}

/// The ideal time of a strategy, ms.
///
/// - Where a wait blocks its lane, each task, in order, goes to the lane that is free first (Graham, "Bounds on
///   Multiprocessing Timing Anomalies", 1969); on one lane that is one after another.
/// - Where waits overlap, it is no less than the longest task. This is a lower bound: a task that computes first and waits
///   afterwards may end later.
/// - Cores bound the computing, so that lanes beyond them only help to wait; of lanes that take turns one computes.
#[must_use]
pub fn ideal_ms(strategy: StrategyId, tasks: &[TaskCost], machine: Machine) -> f64 {
    let all_runs: f64 = tasks.iter().map(|task| task.run_ms).sum();
    let cores = machine.cores.max(1.0);
    let mechanism = strategy.mechanism();
    let lanes = if mechanism.has_pool() { machine.workers } else { 1 };
    let computing_ms = match mechanism.computing {
        Computing::OneAtATime => all_runs,
        Computing::Together => all_runs / cores,
    };
    let tasks_ms = match mechanism.waits {
        Waits::Block => list_schedule_ms(tasks, lanes),
        Waits::Overlap => tasks.iter().map(|task| task.total_ms()).fold(0.0, f64::max),
    };
    tasks_ms.max(computing_ms)
}

/// When a lane is free again. Ordered so that a heap's top is the lane that is free first.
#[derive(PartialEq)]
struct FreeAt(f64);

impl Eq for FreeAt {}

impl Ord for FreeAt {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0)
    }
}

impl PartialOrd for FreeAt {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// When the last task ends if each goes to the lane that is free first.
fn list_schedule_ms(tasks: &[TaskCost], workers: u32) -> f64 {
    // A lane without a task changes nothing, and a hostile number of workers must not cost memory.
    let lanes = (workers.max(1) as usize).min(tasks.len());
    let mut free: BinaryHeap<FreeAt> = (0..lanes).map(|_| FreeAt(0.0)).collect();
    let mut last_end = 0.0_f64;
    for task in tasks {
        let Some(FreeAt(start)) = free.pop() else { break };
        let end = start + task.total_ms();
        last_end = last_end.max(end);
        free.push(FreeAt(end));
    }
    last_end
}
