//! Where the site has the sources that it shows: the very files that the engines are built from.

use overlap_record::StrategyId;

/// The file that implements a strategy.
pub fn strategy_rust(strategy: StrategyId) -> String {
    format!("source/strategies/{}", strategy.facts().source)
}

/// The file that implements a workload.
pub fn workload_rust(id: &str) -> String {
    format!("source/workloads/{id}.rs")
}

/// What a task does in Python: the part of [`workload_python`] that runs in the page.
pub fn workload_task(id: &str) -> String {
    format!("source/python/{id}.task.py")
}

/// The same work in Python.
pub fn workload_python(id: &str) -> String {
    format!("source/python/{id}.py")
}
