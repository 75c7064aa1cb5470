//! How a speed-up grows with the number of workers.

use super::points::SpeedupPoint;
use crate::{
    doubts::WIDE_SPREAD,
    model::{amdahl_speedup, fit_serial_fraction},
};

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

/// The speed-up that nothing but the number of workers, of cores and of equal tasks limits: the workers that can compute at the
/// same instant, and since the last round of tasks may leave some of them idle, `tasks / ceil(tasks / workers)`.
#[must_use]
pub fn ideal_speedup(workers: f64, cores: f64, tasks: u32) -> f64 {
    let at_once = workers.min(cores).max(1.0);
    let tasks = f64::from(tasks.max(1));
    // With workers beyond the cores the rounds no longer matter: the cores are shared out among all of them.
    if workers > cores { at_once.min(tasks) } else { tasks / (tasks / at_once).ceil() }
}

/// Fewer points than this, each with more than one worker, fit no curve: any one point lies on some curve of the law, and two
/// leave a single one over to speak against it.
pub const LEAST_POINTS: usize = 3;

/// Amdahl's law fitted to the points up to `cores` workers: beyond them workers take turns, which the law knows nothing of.
/// None of fewer than [`LEAST_POINTS`] with more than one worker, so never on two or three cores.
#[must_use]
pub fn amdahl(points: &[SpeedupPoint], cores: f64) -> Option<Fit> {
    // A trial that finds 1.96 cores found two.
    let within: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| point.x > 1.0 && point.x <= cores.round())
        .map(|point| (point.x, point.speedup))
        .collect();
    if within.len() < LEAST_POINTS {
        return None;
    }
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
