//! Raw samples, in the order in which they were taken.

use overlap_record::Repeat;

/// Measured values in the order of the repeats: at least one, all of them finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Samples to compute with; none where there is no value, or one that is not finite.
    #[must_use]
    pub fn new(values: Vec<f64>) -> Option<Self> {
        (!values.is_empty() && values.iter().all(|value| value.is_finite())).then_some(Self(values))
    }

    /// The totals of the repeats, ms.
    #[must_use]
    pub fn totals(repeats: &[Repeat]) -> Option<Self> {
        Self::new(repeats.iter().map(|repeat| repeat.total_ms).collect())
    }

    /// The values in the order in which they were taken.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.0
    }

    /// The values from smallest to largest.
    #[must_use]
    pub fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

/// The ratios `numerator / denominator` of the repeats that both have, pair by pair. Pairing takes out what slowed a whole
/// round down, since both sides of a pair ran in the same round.
#[must_use]
pub fn paired_ratios(numerator: &Samples, denominator: &Samples) -> Option<Samples> {
    let ratios = numerator.0.iter().zip(&denominator.0).map(|(n, d)| n / d);
    Samples::new(ratios.collect())
}
