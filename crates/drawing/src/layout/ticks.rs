//! Where the time axis has its marks.

use super::view::View;

/// A mark on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its moment, ms.
    pub ms: f64,
    /// Its x, px.
    pub x: f64,
    /// Its moment in words, with the unit that all marks of the axis share, for example `1.5 s`.
    pub label: String,
}

/// Most marks that are worth drawing, whatever spacing was asked for.
const MOST: f64 = 1000.0;

/// The marks of a view's axis, ascending, at least `spacing_px` apart (of which 1 is the least): multiples of 1, 2 or 5 times
/// a power of ten.
#[must_use]
pub fn ticks(view: &View, spacing_px: f64) -> Vec<Tick> {
    let spacing = spacing_px.max(1.0).max(view.size().width_px / MOST);
    let step = Step::at_least(spacing / view.px_per_ms());
    let first = (view.start_ms() / step.ms()).ceil() as i64;
    (first..)
        .map(|index| index as f64 * step.ms())
        .skip_while(|ms| *ms < view.start_ms())
        .take_while(|ms| *ms <= view.end_ms())
        .map(|ms| Tick { ms, x: view.x_of(ms), label: step.label(ms, view.end_ms()) })
        .collect()
}

/// `digit` times ten to the power of `exponent`, ms.
#[derive(Clone, Copy)]
struct Step {
    digit: f64,
    exponent: i32,
}

impl Step {
    fn at_least(ms: f64) -> Self {
        let exponent = ms.log10().floor() as i32;
        let digit = [1.0, 2.0, 5.0].into_iter().find(|digit| Self { digit: *digit, exponent }.ms() >= ms);
        digit.map_or(Self { digit: 1.0, exponent: exponent + 1 }, |digit| Self { digit, exponent })
    }

    fn ms(self) -> f64 {
        // A division by a power of ten is exact to the last digit where a product with its inverse is not.
        if self.exponent < 0 {
            self.digit / 10_f64.powi(-self.exponent)
        } else {
            self.digit * 10_f64.powi(self.exponent)
        }
    }

    /// The moment in the unit that suits the axis, with as many decimals as the step has.
    fn label(self, ms: f64, end_ms: f64) -> String {
        let (unit, power) = if end_ms >= 1000.0 && self.exponent >= 0 {
            ("s", 3)
        } else if end_ms < 0.1 {
            ("µs", -3)
        } else {
            ("ms", 0)
        };
        let decimals = (power - self.exponent).max(0) as usize;
        format!("{:.decimals$} {unit}", ms / 10_f64.powi(power))
    }
}
