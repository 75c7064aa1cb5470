//! What was measured at each value of the varied quantity.

use crate::model::{SweepPoint, break_even};
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

/// The values at which two strategies take the same time, ascending; see [`break_even`].
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
