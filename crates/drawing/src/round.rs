//! Round numbers for the marks of an axis: 1, 2 or 5 times a power of ten.

/// The digits of round numbers.
const DIGITS: [f64; 3] = [1.0, 2.0, 5.0];

/// A round number: `digit` times ten to the power of `exponent`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoundNumber {
    digit: f64,
    exponent: i32,
}

impl RoundNumber {
    /// The smallest round number that is not below a value, which has to be above 0.
    #[must_use]
    pub fn at_least(value: f64) -> Self {
        let exponent = value.log10().floor() as i32;
        let fits = |digit: &f64| Self { digit: *digit, exponent }.value() >= value;
        let digit = DIGITS.into_iter().find(fits);
        digit.map_or(Self { digit: 1.0, exponent: exponent + 1 }, |digit| Self { digit, exponent })
    }

    /// The number.
    #[must_use]
    pub fn value(self) -> f64 {
        self.times(1.0)
    }

    /// A multiple of it, exact to the last digit.
    #[must_use]
    pub fn times(self, factor: f64) -> f64 {
        times_power_of_ten(factor * self.digit, self.exponent)
    }

    /// The power of ten.
    #[must_use]
    pub const fn exponent(self) -> i32 {
        self.exponent
    }

    /// Its multiples from `low` to `high`, ascending.
    pub fn multiples(self, low: f64, high: f64) -> impl Iterator<Item = f64> {
        let first = (low / self.value()).ceil() as i64;
        (first..)
            .map(move |index| self.times(index as f64))
            .skip_while(move |value| *value < low)
            .take_while(move |value| *value <= high)
    }
}

/// Round numbers of a decade: the fewer digits, the sparser.
pub(crate) const DECADES: [&[f64]; 3] = [&DIGITS, &[1.0, 3.0], &[1.0]];

/// A division by a power of ten is exact to the last digit where a product with its inverse is not.
pub(crate) fn times_power_of_ten(digit: f64, exponent: i32) -> f64 {
    if exponent < 0 { digit / 10_f64.powi(-exponent) } else { digit * 10_f64.powi(exponent) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_round_number_is_the_smallest_that_will_do() {
        for (value, round) in [(1.0, 1.0), (1.1, 2.0), (2.1, 5.0), (5.1, 10.0), (0.03, 0.05), (700.0, 1000.0)]
        {
            assert_eq!(RoundNumber::at_least(value).value(), round, "{value}");
        }
        let multiples: Vec<f64> = RoundNumber::at_least(0.15).multiples(0.1, 0.7).collect();
        assert_eq!(multiples, [0.2, 0.4, 0.6]);
    }
}
