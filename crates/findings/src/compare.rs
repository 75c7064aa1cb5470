//! Runs side by side: one column a run, one row a strategy.

use crate::builds::Builds;
use overlap_record::{RunRecord, StrategyId};

/// Several runs, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Settings in which the runs differ. Times of different work say nothing of machines.
    pub differences: Vec<Difference>,
    /// One row a strategy that any of the runs has, in the page's order.
    pub rows: Vec<Row>,
}

/// One setting that is not the same in every run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name in a permalink, or in a record's result.
    pub name: String,
    /// Its value in each run, in their order; a dash where a run has none.
    pub values: Vec<String>,
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
    let rows = StrategyId::all().map(|strategy| row(strategy, runs));
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

/// One setting of a run as text; none where the run leaves it open.
type Setting = fn(&RunRecord) -> Option<String>;

/// The settings in which not all runs agree. The seed alone makes no difference to times, nor do the repeats.
pub(crate) fn differences(runs: &[&RunRecord]) -> Vec<Difference> {
    let fields: [(&str, Setting); 11] = [
        ("workload", |run| Some(run.spec.workload.clone())),
        ("lang", |run| Some(run.spec.lang.label().to_owned())),
        ("build", |run| match Builds::of(run) {
            Builds::All(build) => Some(build.label().to_owned()),
            Builds::Both | Builds::Unknown => None,
        }),
        ("code", |run| run.spec.code.clone()),
        ("tasks", |run| Some(run.spec.tasks.to_string())),
        ("workers", |run| Some(run.spec.workers.to_string())),
        ("threads", |run| Some(run.spec.threads?.to_string())),
        ("chunk", |run| Some(run.spec.chunk?.to_string())),
        ("warmup", |run| Some(run.spec.warmup.to_string())),
        ("pool", |run| Some(run.spec.pool.name().to_owned())),
        ("fault", |run| run.spec.fault.map(|fault| format!("task {}", fault.task))),
    ];
    let mut ids: Vec<&String> = runs.iter().flat_map(|run| run.spec.params.keys()).collect();
    ids.sort_unstable();
    ids.dedup();
    let settings = fields.into_iter().filter_map(|(name, setting)| difference(name, runs, setting));
    let params = ids
        .into_iter()
        .filter_map(|id| difference(id, runs, |run| run.spec.params.get(id).map(ToString::to_string)));
    settings.chain(params).collect()
}

fn difference(
    name: &str,
    runs: &[&RunRecord],
    setting: impl Fn(&RunRecord) -> Option<String>,
) -> Option<Difference> {
    let values: Vec<Option<String>> = runs.iter().map(|run| setting(run)).collect();
    let differ = values.iter().any(|value| *value != values[0]);
    let texts = values.into_iter().map(|value| value.unwrap_or_else(|| String::from("–")));
    differ.then(|| Difference { name: name.to_owned(), values: texts.collect() })
}
