//! Runs side by side: one column a run, one row a strategy.

use crate::{
    record::{RunRecord, Spec},
    strategy::StrategyId,
};

/// Several runs, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Settings in which the runs differ, by their names in a permalink. Times of different work say nothing of machines.
    pub differences: Vec<String>,
    /// One row a strategy that any of the runs has, in the page's order.
    pub rows: Vec<Row>,
}

/// One strategy in every run.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which strategy.
    pub strategy: StrategyId,
    /// One cell a run, in the order of the runs.
    pub cells: Vec<Option<Cell>>,
}

/// One strategy in one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its median, ms.
    pub median_ms: f64,
    /// Its speed-up over serial, where that ran too.
    pub speedup: Option<f64>,
    /// Its median over that of the first run that has one; none in that run itself.
    pub to_first: Option<f64>,
}

/// Compares runs.
#[must_use]
pub fn compare(runs: &[&RunRecord]) -> Comparison {
    let rows = StrategyId::ALL.into_iter().map(|strategy| row(strategy, runs));
    Comparison {
        differences: differences(runs),
        rows: rows.filter(|row| row.cells.iter().any(Option::is_some)).collect(),
    }
}

fn row(strategy: StrategyId, runs: &[&RunRecord]) -> Row {
    let mut first_ms = None;
    let cell = |run: &&RunRecord| {
        let result = run.results.iter().find(|result| result.strategy == strategy && result.answer_ok)?;
        let summary = result.summary?;
        let to_first = first_ms.filter(|first| *first > 0.0).map(|first: f64| summary.median_ms / first);
        first_ms.get_or_insert(summary.median_ms);
        Some(Cell { median_ms: summary.median_ms, speedup: summary.speedup, to_first })
    };
    Row { strategy, cells: runs.iter().map(cell).collect() }
}

/// Whether two runs agree in one setting.
type Same = fn(&Spec, &Spec) -> bool;

/// The names of the settings in which not all runs agree. The seed alone makes no difference to times.
fn differences(runs: &[&RunRecord]) -> Vec<String> {
    let Some((first, others)) = runs.split_first() else { return Vec::new() };
    let differs = |same: Same| others.iter().any(|run| !same(&first.spec, &run.spec));
    let mut names = Vec::new();
    let fields: [(&str, Same); 7] = [
        ("workload", |a, b| a.workload == b.workload),
        ("tasks", |a, b| a.tasks == b.tasks),
        ("workers", |a, b| a.workers == b.workers),
        ("threads", |a, b| a.threads == b.threads),
        ("warmup", |a, b| a.warmup == b.warmup),
        ("pool", |a, b| a.pool == b.pool),
        ("fault", |a, b| a.fault == b.fault),
    ];
    for (name, same) in fields {
        if differs(same) {
            names.push(name.to_owned());
        }
    }
    let mut ids: Vec<&String> = runs.iter().flat_map(|run| run.spec.params.keys()).collect();
    ids.sort();
    ids.dedup();
    for id in ids {
        if others.iter().any(|run| run.spec.params.get(id) != first.spec.params.get(id)) {
            names.push(id.clone());
        }
    }
    names
}
