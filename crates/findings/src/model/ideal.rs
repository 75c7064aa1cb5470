//! The time each strategy would take if starting, switching, copying and queueing cost nothing.

use super::cost::TaskCost;
use overlap_record::StrategyId;
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
/// - `serial`: every task's time, one after another.
/// - `async`: one thread computes, and every wait can overlap with everything else; so neither less than all the computing
///   nor less than the longest task. This is a lower bound: a task that computes first and waits afterwards may end later.
/// - `rayon`, `isolated`: each task, in order, goes to the worker that is free first (Graham, "Bounds on Multiprocessing
///   Timing Anomalies", 1969), a worker being occupied while its task waits; and cores bound the computing, so workers beyond
///   them only help to wait.
/// - `gil`: the same on its threads, with one core, since only the holder of the lock computes.
#[must_use]
pub fn ideal_ms(strategy: StrategyId, tasks: &[TaskCost], machine: Machine) -> f64 {
    let all_runs: f64 = tasks.iter().map(|task| task.run_ms).sum();
    let cores = machine.cores.max(1.0);
    match strategy {
        StrategyId::Serial => tasks.iter().map(|task| task.total_ms()).sum(),
        StrategyId::Async => tasks.iter().map(|task| task.total_ms()).fold(all_runs, f64::max),
        StrategyId::Rayon | StrategyId::Isolated => {
            list_schedule_ms(tasks, machine.workers).max(all_runs / cores)
        }
        StrategyId::Gil => list_schedule_ms(tasks, machine.workers).max(all_runs),
    }
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
