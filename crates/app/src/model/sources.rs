//! Where the site has the sources that it shows: the very files that the engines are built from.

use overlap_record::StrategyId;

/// The file that implements a strategy.
pub const fn strategy_rust(strategy: StrategyId) -> &'static str {
    match strategy {
        StrategyId::Serial => "source/strategies/serial.rs",
        StrategyId::Async => "source/strategies/executor.rs",
        StrategyId::Rayon => "source/strategies/parallel.rs",
        StrategyId::Isolated => "source/strategies/isolated.rs",
        StrategyId::Gil => "source/strategies/gil.rs",
    }
}

/// The file that implements a workload.
pub fn workload_rust(id: &str) -> String {
    format!("source/workloads/{id}.rs")
}

/// The same work in Python.
pub fn workload_python(id: &str) -> String {
    format!("source/python/{id}.py")
}
