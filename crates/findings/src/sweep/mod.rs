//! What a sweep shows: measured points with their intervals, and what the models make of them.
//!
//! A sweep is a list of records, each with the value that the varied quantity had in it.

mod findings;
mod words;

pub use findings::{Against, Findings, Scaling};
pub use words::about;

use crate::{
    doubts::WIDE_SPREAD,
    model::{SweepPoint, amdahl_speedup, break_even, fit_serial_fraction},
};
use overlap_record::{RunRecord, StrategyId, Summary};

/// What a chart of a sweep shows of its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plotted {
    /// How many times as fast as serial, over the number of workers.
    Speedup,
    /// How long it took, ms, over any quantity.
    Time,
}

/// One strategy's measurement at one value of the varied quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The value of the varied quantity.
    pub x: f64,
    /// What the repeats gave there.
    pub summary: Summary,
}

/// A speed-up that was measured at one value of the varied quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeedupPoint {
    /// The value of the varied quantity, for example the number of workers.
    pub x: f64,
    /// Median over repeats of serial's total over this total.
    pub speedup: f64,
    /// Its 95 % interval.
    pub interval: [f64; 2],
}

/// Amdahl's law, fitted to measured speed-ups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The share of the work that could not be shared out, 0 ..= 1.
    pub serial_fraction: f64,
    /// How many points it was fitted to.
    pub points: usize,
}

impl Fit {
    /// The speed-up that the law gives for a number of workers.
    #[must_use]
    pub fn speedup(&self, workers: f64) -> f64 {
        amdahl_speedup(self.serial_fraction, workers)
    }

    /// The speed-up that no number of workers exceeds; none where everything can be shared out.
    #[must_use]
    pub fn limit(&self) -> Option<f64> {
        (self.serial_fraction > 0.0).then(|| 1.0 / self.serial_fraction)
    }
}

/// The points of one strategy, ascending. Where it did not run or answered wrongly there is no point.
#[must_use]
pub fn points(sweep: &[(f64, &RunRecord)], strategy: StrategyId) -> Vec<Point> {
    let mut points: Vec<Point> = sweep
        .iter()
        .filter_map(|(x, record)| {
            let result = record.results.iter().find(|result| result.strategy == strategy)?;
            let summary = result.summary.filter(|_| result.available && result.answer_ok)?;
            Some(Point { x: *x, summary })
        })
        .collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x));
    points
}

/// The speed-ups of one strategy over serial, ascending by the varied quantity.
#[must_use]
pub fn speedups(sweep: &[(f64, &RunRecord)], strategy: StrategyId) -> Vec<SpeedupPoint> {
    let speedup = |point: Point| {
        let speedup = point.summary.speedup?;
        let interval = point.summary.speedup_ci95.unwrap_or([speedup; 2]);
        Some(SpeedupPoint { x: point.x, speedup, interval })
    };
    points(sweep, strategy).into_iter().filter_map(speedup).collect()
}

/// The speed-up that nothing but the number of workers, of cores and of equal tasks limits: the workers that can compute at the
/// same instant, and since the last round of tasks may leave some of them idle, `tasks / ceil(tasks / workers)`.
#[must_use]
pub fn ideal_speedup(workers: f64, cores: f64, tasks: u32) -> f64 {
    let at_once = workers.min(cores).max(1.0);
    let tasks = f64::from(tasks.max(1));
    // With workers beyond the cores the rounds no longer matter: the cores are shared out among all of them.
    if workers > cores { at_once.min(tasks) } else { tasks / (tasks / at_once).ceil() }
}

/// Amdahl's law fitted to the points up to `cores` workers: beyond them workers take turns, which the law knows nothing of.
/// None where no point has more than one worker.
#[must_use]
pub fn amdahl(points: &[SpeedupPoint], cores: f64) -> Option<Fit> {
    // A trial that finds 1.96 cores found two.
    let within: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| point.x > 1.0 && point.x <= cores.round())
        .map(|point| (point.x, point.speedup))
        .collect();
    Some(Fit { serial_fraction: fit_serial_fraction(&within)?, points: within.len() })
}

/// Where a speed-up ends to grow: the smallest value after which no point is clearly higher. None of fewer than two points.
///
/// Higher by chance is not clearly higher: the whole interval has to lie above the other, and the speed-up has to be higher by the
/// spread that is tolerated elsewhere, [`WIDE_SPREAD`].
#[must_use]
pub fn knee(points: &[SpeedupPoint]) -> Option<f64> {
    let clearly_higher = |later: &SpeedupPoint, than: &SpeedupPoint| {
        later.interval[0] > than.interval[1] && later.speedup > than.speedup * (1.0 + WIDE_SPREAD)
    };
    if points.len() < 2 {
        return None;
    }
    let index = (0..points.len())
        .find(|&index| !points[index + 1..].iter().any(|later| clearly_higher(later, &points[index])))?;
    Some(points[index].x)
}

/// The values at which two strategies take equally long, ascending; see [`break_even`].
#[must_use]
pub fn crossings(sweep: &[(f64, &RunRecord)], a: StrategyId, b: StrategyId) -> Vec<f64> {
    let others = points(sweep, b);
    let both: Vec<SweepPoint> = points(sweep, a)
        .iter()
        .filter_map(|point| {
            let other = others.iter().find(|other| other.x == point.x)?;
            Some(SweepPoint { x: point.x, a_ms: point.summary.median_ms, b_ms: other.summary.median_ms })
        })
        .collect();
    break_even(&both)
}
