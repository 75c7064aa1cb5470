//! A measured value with the spread of its repeats, and the units that values come in.

use overlap_findings::statistics::{Samples, median, median_interval, paired_ratios};
use overlap_record::{FEWEST_FOR_95, format};

/// What a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Ms,
    /// A ratio of times.
    Times,
    /// Things, by their name in the singular.
    Things(&'static str),
}

impl Unit {
    /// The value in words: `140 ms`, `1.9 times`, `20 items`.
    #[must_use]
    pub fn words(self, value: f64) -> String {
        match self {
            Self::Ms => format::ms(value),
            Self::Times => format!("{} times", format::factor(value)),
            Self::Things(name) => {
                let plural = if value == 1.0 { "" } else { "s" };
                format!("{} {name}{plural}", format::count(value.round().max(0.0) as u64))
            }
        }
    }
}

/// A value and how far its repeats spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The median of the repeats.
    pub value: f64,
    /// The lower end of the spread.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A seed, so that the same record is always judged the same.
const SEED: u64 = 1;

impl Measured {
    /// Of one value a repeat. From [`FEWEST_FOR_95`] repeats on the spread is the 95 % interval of the median together with the
    /// quartiles' range; of fewer, which carry no such interval, it is their whole range.
    #[must_use]
    pub fn of(values: Vec<f64>) -> Option<Self> {
        let samples = Samples::new(values)?;
        let sorted = samples.sorted();
        let [low, high] = if sorted.len() >= FEWEST_FOR_95 {
            let [low, high] = median_interval(&samples, SEED);
            let [q1, _, q3] = overlap_findings::statistics::quartiles(&samples);
            [low.min(q1), high.max(q3)]
        } else {
            [sorted[0], sorted[sorted.len() - 1]]
        };
        Some(Self { value: median(&samples), low, high })
    }

    /// Of the ratios of two series, repeat by repeat.
    #[must_use]
    pub fn ratio(numerator: Vec<f64>, denominator: Vec<f64>) -> Option<Self> {
        let ratios = paired_ratios(&Samples::new(numerator)?, &Samples::new(denominator)?)?;
        Self::of(ratios.values().to_vec())
    }

    /// A value that is counted and does not spread.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { value, low: value, high: value }
    }

    /// Whether the spread holds a value.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// The value and, where it differs from it, its spread in words.
    #[must_use]
    pub fn words(&self, unit: Unit) -> String {
        let value = unit.words(self.value);
        let (low, high) = (unit.words(self.low), unit.words(self.high));
        if low == high { value } else { format!("{value} (its repeats lie between {low} and {high})") }
    }
}

/// Which of several ranges a value lies in. Ranges touch, and a value at the border belongs to the first.
#[must_use]
pub fn range_of(ranges: &[[f64; 2]], value: f64) -> Option<usize> {
    ranges.iter().position(|[low, high]| (*low..=*high).contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_of_few_repeats_is_their_range() {
        let measured = Measured::of(vec![104.0, 100.0, 110.0]).unwrap();
        assert_eq!((measured.value, measured.low, measured.high), (104.0, 100.0, 110.0));
        assert_eq!(measured.words(Unit::Ms), "104 ms (its repeats lie between 100 ms and 110 ms)");
    }

    #[test]
    fn one_outlier_among_many_repeats_does_not_widen_it() {
        let measured = Measured::of(vec![100.0, 101.0, 102.0, 103.0, 104.0, 105.0, 106.0, 900.0]).unwrap();
        assert!(measured.high < 200.0, "{measured:?}");
        assert!(measured.low >= 100.0 && measured.holds(103.0));
    }

    #[test]
    fn ratios_are_paired_and_a_zero_in_the_clock_gives_none() {
        let ratio = Measured::ratio(vec![200.0, 400.0], vec![100.0, 200.0]).unwrap();
        assert_eq!(ratio, Measured::exact(2.0));
        assert_eq!(Measured::ratio(vec![1.0], vec![0.0]), None);
    }
}
