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
    let mut drawn = vec![0; sorted.len()];
    let mut medians: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            drawn.fill(0);
            for _ in 0..sorted.len() {
                drawn[rng.usize(..sorted.len())] += 1;
            }
            median_of_drawn(&sorted, &drawn)
        })
        .collect();
    medians.sort_unstable_by(f64::total_cmp);
    [of_sorted(&medians, 0.025), of_sorted(&medians, 0.975)]
}

/// The median of as many values as there are samples, each of them drawn so many times. Counting spares sorting each resample: the
/// page computes this after every repeat.
fn median_of_drawn(sorted: &[f64], drawn: &[usize]) -> f64 {
    let at_rank = |rank: usize| {
        let mut seen = 0;
        let found = sorted.iter().zip(drawn).find(|(_, times)| {
            seen += **times;
            seen > rank
        });
        found.map_or(f64::NAN, |(value, _)| *value)
    };
    of_sorted(&[at_rank((sorted.len() - 1) / 2), at_rank(sorted.len() / 2)], 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_drawn_values_is_that_of_the_values_written_out() {
        let sorted = [1.0, 2.0, 4.0, 8.0];
        for drawn in [[1, 1, 1, 1], [4, 0, 0, 0], [0, 0, 2, 2], [0, 2, 1, 1], [2, 0, 0, 2]] {
            let written: Vec<f64> =
                sorted.iter().zip(drawn).flat_map(|(value, times)| vec![*value; times]).collect();
            assert_eq!(median_of_drawn(&sorted, &drawn), of_sorted(&written, 0.5), "{drawn:?}");
        }
        assert_eq!(median_of_drawn(&[1.0, 2.0, 4.0], &[0, 1, 2]), 4.0);
    }
}
