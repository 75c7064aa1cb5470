//! A scale: from values to shares of a length, straight or logarithmic, with its marks.

use crate::round::{DECADES, RoundNumber, times_power_of_ten};

/// From this quotient of the largest by the smallest value on, a straight scale would crowd the small ones.
const LOGARITHMIC_FROM: f64 = 12.0;

/// The stretch of values that a chart shows along one of its sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Scale {
    /// From `low` to `high` in equal steps. Where that is no stretch it is made one.
    #[must_use]
    pub fn straight(low: f64, high: f64) -> Self {
        let low = if low.is_finite() { low } else { 0.0 };
        let shortest = low + (low.abs() * 1e-6).max(1e-9);
        Self { low, high: if high.is_finite() { high.max(shortest) } else { shortest }, logarithmic: false }
    }

    /// The scale that suits these values, of which the ones that are not finite are left out: logarithmic where they are all
    /// above 0 and span more than a factor of twelve, else straight. None without a value.
    #[must_use]
    pub fn fitting(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let finite = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = finite
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let logarithmic = low > 0.0 && high / low >= LOGARITHMIC_FROM;
        (low <= high).then(|| Self { logarithmic, ..Self::straight(low, high) })
    }

    /// The same with room at its ends; a straight one begins at 0 instead.
    #[must_use]
    pub fn roomy(self) -> Self {
        if self.logarithmic {
            let room = (self.high / self.low).powf(0.06);
            Self { low: self.low / room, high: self.high * room, ..self }
        } else {
            Self::straight(self.low.min(0.0), self.high * 1.08)
        }
    }

    /// Whether equal lengths are equal factors.
    #[must_use]
    pub const fn is_logarithmic(&self) -> bool {
        self.logarithmic
    }

    /// Where a value lies: 0 at the lower end, 1 at the upper one, beyond them outside.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        if self.logarithmic {
            (value.max(f64::MIN_POSITIVE) / self.low).ln() / (self.high / self.low).ln()
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }

    /// The value at a share.
    #[must_use]
    pub fn value(&self, share: f64) -> f64 {
        if self.logarithmic {
            self.low * (self.high / self.low).powf(share)
        } else {
            self.low + (self.high - self.low) * share
        }
    }

    /// Round values on the scale, ascending, at most `most` of them: multiples of 1, 2 or 5 times a power of ten, or on a
    /// logarithmic scale such numbers themselves.
    #[must_use]
    pub fn marks(&self, most: usize) -> Vec<f64> {
        if !self.logarithmic {
            return self.multiples(most);
        }
        let (first, last) = (self.low.log10().floor() as i32, self.high.log10().ceil() as i32);
        let of = |digits: &[f64], every: i32| -> Vec<f64> {
            (first..=last)
                .filter(|exponent| exponent % every == 0)
                .flat_map(|exponent| digits.iter().map(move |digit| times_power_of_ten(*digit, exponent)))
                .filter(|value| self.holds(*value))
                .collect()
        };
        let wanted = DECADES.into_iter().map(|digits| of(digits, 1));
        let sparse = (2..=last - first + 1).map(|every| of(&[1.0], every));
        wanted.chain(sparse).find(|marks| marks.len() <= most).unwrap_or_default()
    }

    fn multiples(&self, most: usize) -> Vec<f64> {
        let step = RoundNumber::at_least((self.high - self.low) / most.max(1) as f64);
        step.multiples(self.low, self.high).take(most).collect()
    }

    fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}
