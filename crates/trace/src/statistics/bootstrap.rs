//! How sure a median is: the percentile bootstrap of Efron, "Bootstrap Methods: Another Look at the Jackknife" (1979).

use super::{quantile::of_sorted, samples::Samples};
use fastrand::Rng;

/// Resamples drawn. Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), section 12.5, ask for a thousand or
/// more for the ends of a 95 % interval.
pub const RESAMPLES: usize = 2000;

/// The 95 % percentile bootstrap interval of the median: its 2.5 % and 97.5 % quantiles over [`RESAMPLES`] samples drawn
/// with replacement. The same samples and the same seed give the same interval. Of one sample, both ends are that sample.
///
/// For a speed-up, pass the paired ratios: a pair is then drawn as a whole.
#[must_use]
pub fn median_interval(samples: &Samples, seed: u64) -> [f64; 2] {
    let sorted = samples.sorted();
    let mut rng = Rng::with_seed(seed);
    let mut drawn = vec![0.0; sorted.len()];
    let mut medians: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            for value in &mut drawn {
                *value = sorted[rng.usize(..sorted.len())];
            }
            drawn.sort_unstable_by(f64::total_cmp);
            of_sorted(&drawn, 0.5)
        })
        .collect();
    medians.sort_unstable_by(f64::total_cmp);
    [of_sorted(&medians, 0.025), of_sorted(&medians, 0.975)]
}
