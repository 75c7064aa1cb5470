//! What the models make of every strategy of a sweep, worked out once for the chart, its words and its table.

use super::{
    points::{Point, SpeedupPoint, crossings, points, speedups},
    scaling::{Fit, amdahl, knee},
};
use crate::{
    doubts::WIDE_SPREAD,
    model::{SweepPoint, break_even},
};
use overlap_record::{RunRecord, StrategyId};

/// How a strategy gains from more workers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaling {
    /// Which strategy.
    pub strategy: StrategyId,
    /// Its speed-ups, ascending by the number of workers.
    pub points: Vec<SpeedupPoint>,
    /// From where on it no longer grows, where it does end to grow among the points.
    pub knee: Option<f64>,
    /// Amdahl's law, fitted up to the cores.
    pub fit: Option<Fit>,
}

/// A strategy's times beside those of serial.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// Which strategy.
    pub strategy: StrategyId,
    /// Where both take the same time, ascending; only where one is clearly faster before and the other after.
    pub crossings: Vec<f64>,
    /// Whether it is clearly faster than serial at the largest value at which either clearly is; none where neither ever is.
    pub faster_at_last: Option<bool>,
}

/// What a sweep shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Cores that compute at the same instant, as a whole number; none where no record tells.
    pub cores: Option<f64>,
    /// The strategies that share tasks out among workers, where they have speed-ups.
    pub scalings: Vec<Scaling>,
    /// Every strategy that was measured beside serial, but serial.
    pub against_serial: Vec<Against>,
}

impl Findings {
    /// What these records show, each with the value that the varied quantity had in it.
    #[must_use]
    pub fn of(sweep: &[(f64, &RunRecord)]) -> Self {
        let cores = sweep.iter().find_map(|(_, record)| {
            let environment = &record.environment;
            // A trial that finds 1.96 cores found two.
            environment.cores_measured.map(f64::round).or(Some(environment.cores_reported.into()))
        });
        let scaling = |strategy| {
            let points = speedups(sweep, strategy);
            let last = points.last()?.x;
            let knee = knee(&points).filter(|knee| *knee < last);
            let fit = cores.and_then(|cores| amdahl(&points, cores));
            Some(Scaling { strategy, points, knee, fit })
        };
        Self {
            cores,
            scalings: StrategyId::all().filter(|id| id.mechanism().scales()).filter_map(scaling).collect(),
            against_serial: StrategyId::all()
                .filter(|id| !id.is_baseline())
                .filter_map(|id| against(sweep, id))
                .collect(),
        }
    }
}

fn against(sweep: &[(f64, &RunRecord)], strategy: StrategyId) -> Option<Against> {
    let serial = points(sweep, StrategyId::baseline());
    let own = points(sweep, strategy);
    let both: Vec<(Point, Point)> =
        own.iter().filter_map(|own| Some((*serial.iter().find(|serial| serial.x == own.x)?, *own))).collect();
    if both.is_empty() {
        return None;
    }
    // Where neither is clearly faster, lines that meet by chance are no break-even.
    let clear: Vec<SweepPoint> = both
        .iter()
        .filter(|(serial, own)| is_clear(serial, own))
        .map(|(serial, own)| SweepPoint {
            x: own.x,
            a_ms: serial.summary.median_ms,
            b_ms: own.summary.median_ms,
        })
        .collect();
    let clearly = break_even(&clear);
    let all = crossings(sweep, StrategyId::baseline(), strategy);
    Some(Against {
        strategy,
        crossings: if all.len() == clearly.len() { all } else { clearly },
        faster_at_last: clear.last().map(|point| point.b_ms < point.a_ms),
    })
}

/// Whether one is faster by more than chance: their intervals lie apart, and by more than the spread that is tolerated.
fn is_clear(a: &Point, b: &Point) -> bool {
    let (fast, slow) = if a.summary.median_ms < b.summary.median_ms { (a, b) } else { (b, a) };
    fast.summary.ci95_ms[1] < slow.summary.ci95_ms[0]
        && fast.summary.median_ms * (1.0 + WIDE_SPREAD) < slow.summary.median_ms
}
