//! The statistics that a run record holds for each strategy.

use super::{
    bootstrap::median_interval,
    quantile::{median, quartiles},
    samples::{Samples, paired_ratios},
};
use overlap_record::{Repeat, Summary};

/// The speed-up's resamples are drawn from a stream of their own, so that the two intervals are independent.
const SPEEDUP_STREAM: u64 = 0x9e37_79b9_7f4a_7c15;

/// Statistics over the repeats of one strategy. `serial` holds serial's repeats of the same rounds, where it ran; the
/// speed-up is the median over rounds of serial's total over this total. None where there is no repeat or no finite total.
#[must_use]
pub fn summarise(repeats: &[Repeat], serial: Option<&[Repeat]>, seed: u64) -> Option<Summary> {
    let totals = Samples::totals(repeats)?;
    let [q1_ms, median_ms, q3_ms] = quartiles(&totals);
    let ratios = serial.and_then(Samples::totals).and_then(|serial| paired_ratios(&serial, &totals));
    Some(Summary {
        median_ms,
        q1_ms,
        q3_ms,
        ci95_ms: median_interval(&totals, seed),
        speedup: ratios.as_ref().map(median),
        speedup_ci95: ratios.map(|ratios| median_interval(&ratios, seed ^ SPEEDUP_STREAM)),
    })
}

/// The index of the repeat to draw: the one whose total is nearest to the median, the earlier of two.
#[must_use]
pub fn representative(repeats: &[Repeat]) -> Option<usize> {
    let median_ms = median(&Samples::totals(repeats)?);
    let distance = |index: &usize| (repeats[*index].total_ms - median_ms).abs();
    (0..repeats.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}
