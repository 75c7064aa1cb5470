//! The values of a sweep, as text: which ones suit, and what is wrong with what was typed.

use super::plan::Plan;
use overlap_protocol::{Axis, POINTS, Spec, SweepError, Vary, convert::WORKERS, workloads::finite};

/// Numbers of workers that suit a machine of any size.
const WORKER_COUNTS: [u32; 16] = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32, 48, 64];

/// Most values that are suggested of other quantities.
const SUGGESTED: usize = 6;

/// The values typed for a quantity, each once, from the smallest on.
///
/// # Errors
/// Everything that is wrong, in words.
pub fn check(vary: &Vary, text: &str, spec: &Spec) -> Result<Axis, String> {
    if let (Vary::Declared(name), None) = (vary, vary.of(spec)) {
        return Err(undeclared(name));
    }
    let mut problems = Vec::new();
    let mut values = Vec::new();
    let parts = text.split(|it: char| it == ',' || it == ';' || it.is_whitespace());
    for part in parts.filter(|part| !part.is_empty()) {
        match finite(part).map(|value| (value, vary.set(spec, value))) {
            Some((value, Ok(_))) => values.push(value),
            Some((_, Err(SweepError::Value { reason, .. }))) => {
                problems.push(format!("`{part}` cannot be used: {reason}"))
            }
            Some((_, Err(other))) => problems.push(other.to_string()),
            None => problems.push(format!("`{part}` is not a number")),
        }
    }
    let axis = Axis::new(vary.clone(), values);
    if problems.is_empty() && !POINTS.contains(&axis.values.len()) {
        let (least, most) = (POINTS.start(), POINTS.end());
        problems.push(format!("give {least} to {most} different values, such as `1, 2, 4`"));
    }
    if problems.is_empty() { Ok(axis) } else { Err(problems.join("; ")) }
}

/// What is wrong where a number is swept that the code declares no more.
fn undeclared(name: &str) -> String {
    format!(
        "your code does not declare `{name}` exactly once, at its top level, in a line such as `{name} = 1000  # sweep`; \
         write that line, or vary something else"
    )
}

/// Values that suit a quantity of this specification on so many cores: workers up to twice the cores, and everything else by
/// doubling around its present value, as far as the whole sweep takes no more than a minute.
#[must_use]
pub fn suggested(vary: &Vary, spec: &Spec, cores: u32) -> String {
    let candidates: Vec<f64> = if *vary == Vary::Workers {
        let most = (2 * cores).clamp(4, *WORKERS.end());
        WORKER_COUNTS.into_iter().filter(|count| *count <= most).map(f64::from).collect()
    } else {
        // Doubling leads from 0 to nothing else.
        let now = vary.of(spec).filter(|now| *now != 0.0).unwrap_or(1.0);
        let whole = now.fract() == 0.0;
        let around = (-3..=4).map(|power| now * f64::from(power).exp2());
        let around = around.map(|value| if whole { value.round() } else { value });
        // What other quantities may be is in their range; code may divide by its number.
        around.filter(|value| *value != 0.0 || !matches!(vary, Vary::Declared(_))).collect()
    };
    let usable = candidates.into_iter().filter(|value| vary.set(spec, *value).is_ok()).collect();
    let mut axis = Axis::new(vary.clone(), usable);
    let is_long =
        |axis: &Axis| Plan { spec: spec.clone(), axis: Some(axis.clone()) }.estimate(cores).is_long();
    while axis.values.len() > *POINTS.start()
        && (is_long(&axis) || *vary != Vary::Workers && axis.values.len() > SUGGESTED)
    {
        axis.values.pop();
    }
    listed(&axis)
}

/// The values as they are typed.
#[must_use]
pub fn listed(axis: &Axis) -> String {
    let values: Vec<String> = axis.values.iter().map(f64::to_string).collect();
    values.join(", ")
}
