//! A class: the same experiment on many machines. One row a machine, and a chart of cores against speed-up.

use crate::compare::{Cell, Comparison, compare};
use overlap_record::{Environment, RunRecord, StrategyId};

/// Most records in one class.
pub const MAX_MACHINES: usize = 200;

/// Many machines' runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Settings in which the runs differ, by their names in a permalink.
    pub differences: Vec<String>,
    /// Strategies that any of the machines ran, in the page's order.
    pub strategies: Vec<StrategyId>,
    /// One row a machine, by cores, then by name.
    pub machines: Vec<Machine>,
}

/// One machine's run.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// Whose it is: the name of its file.
    pub name: String,
    /// Its cores: measured where they could be, else as its browser reports them.
    pub cores: f64,
    /// Whether `cores` was measured.
    pub measured: bool,
    /// One cell a strategy of the class.
    pub cells: Vec<Option<Cell>>,
}

/// One mark of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The index of the machine.
    pub machine: usize,
    /// Which strategy.
    pub strategy: StrategyId,
    /// Its machine's cores.
    pub cores: f64,
    /// Its speed-up over that machine's serial.
    pub speedup: f64,
}

/// Gathers named records.
#[must_use]
pub fn class(runs: &[(&str, &RunRecord)]) -> Class {
    let mut runs: Vec<(&str, &RunRecord)> = runs.iter().take(MAX_MACHINES).copied().collect();
    runs.sort_by(|(a, one), (b, other)| {
        cores(&one.environment).0.total_cmp(&cores(&other.environment).0).then_with(|| a.cmp(b))
    });
    let records: Vec<&RunRecord> = runs.iter().map(|(_, record)| *record).collect();
    let Comparison { differences, rows } = compare(&records);
    let names = differences.into_iter().map(|difference| difference.name);
    // More cores, more workers: that is what a class compares.
    let differences = names.filter(|name| name != "workers").collect();
    let machine = |(index, (name, record)): (usize, &(&str, &RunRecord))| {
        let (cores, measured) = cores(&record.environment);
        let cells = rows.iter().map(|row| row.cells[index]).collect();
        Machine { name: (*name).to_owned(), cores, measured, cells }
    };
    Class {
        differences,
        strategies: rows.iter().map(|row| row.strategy).collect(),
        machines: runs.iter().enumerate().map(machine).collect(),
    }
}

impl Class {
    /// The chart's marks. Serial is always 1 and has none.
    #[must_use]
    pub fn points(&self) -> Vec<Point> {
        let of = |(index, machine): (usize, &Machine)| {
            let cells = self.strategies.iter().copied().zip(machine.cells.clone());
            let cells = cells.filter(|(strategy, _)| !strategy.is_baseline());
            let cores = machine.cores;
            cells
                .filter_map(|(strategy, cell)| Some((strategy, cell?.speedup?)))
                .map(|(strategy, speedup)| Point { machine: index, strategy, cores, speedup })
                .collect::<Vec<_>>()
        };
        self.machines.iter().enumerate().flat_map(of).collect()
    }
}

/// A machine's cores, and whether they were measured.
fn cores(environment: &Environment) -> (f64, bool) {
    environment
        .cores_measured
        .map_or_else(|| (f64::from(environment.cores_reported), false), |cores| (cores, true))
}
