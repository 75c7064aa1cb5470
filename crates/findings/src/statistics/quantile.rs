//! Quantiles by type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996): linear between the two
//! neighbouring samples, the default of R, NumPy and Julia.

use super::samples::Samples;

/// The median: the middle sample, or the mean of the middle two.
#[must_use]
pub fn median(samples: &Samples) -> f64 {
    of_sorted(&samples.sorted(), 0.5)
}

/// First quartile, median and third quartile.
#[must_use]
pub fn quartiles(samples: &Samples) -> [f64; 3] {
    let sorted = samples.sorted();
    [0.25, 0.5, 0.75].map(|p| of_sorted(&sorted, p))
}

/// The quantile at `p`, which is held to 0 ..= 1.
#[must_use]
pub fn quantile(samples: &Samples, p: f64) -> f64 {
    of_sorted(&samples.sorted(), p)
}

/// The quantile at `p` of values in ascending order, of which there is at least one.
pub(super) fn of_sorted(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len() - 1;
    let position = p.clamp(0.0, 1.0) * last as f64;
    let below = position.floor() as usize;
    let above = (below + 1).min(last);
    let (low, high) = (sorted[below], sorted[above]);
    // Held between its neighbours, since rounding may carry the sum past them.
    (low + (high - low) * (position - below as f64)).clamp(low, high)
}
