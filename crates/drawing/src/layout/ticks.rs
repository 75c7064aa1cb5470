//! Where the time axis has its marks.

use super::view::View;
use crate::round::RoundNumber;

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
    let step = RoundNumber::at_least(spacing / view.px_per_ms());
    step.multiples(view.start_ms(), view.end_ms())
        .map(|ms| Tick { ms, x: view.x_of(ms), label: label(step, ms, view.end_ms()) })
        .collect()
}

/// The moment in the unit that suits the axis, with as many decimals as its steps have.
fn label(step: RoundNumber, ms: f64, end_ms: f64) -> String {
    let (unit, power) = if end_ms >= 1000.0 && step.exponent() >= 0 {
        ("s", 3)
    } else if end_ms < 0.1 {
        ("µs", -3)
    } else {
        ("ms", 0)
    };
    let decimals = (power - step.exponent()).max(0) as usize;
    format!("{:.decimals$} {unit}", ms / 10_f64.powi(power))
}
