//! Where the bins of a histogram begin and end.

use overlap_drawing::RoundNumber;
use overlap_lessons::Unit;

/// Most bins of a linear scale.
const MOST: f64 = 10.0;

/// Speed-ups: “about the same” is a bin of its own.
const TIMES: [f64; 13] = [0.0, 0.25, 0.5, 0.9, 1.1, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0, 64.0];

/// The ends of bins from `min` to `max`, ascending: round numbers in between.
pub fn edges([min, max]: [f64; 2], logarithmic: bool) -> Vec<f64> {
    let mut edges = vec![min];
    if logarithmic {
        let mut edge = RoundNumber::at_least(min * 1.01);
        while edge.value() < max {
            edges.push(edge.value());
            // From 1 to 2, from 2 to 5, from 5 to 10.
            edge = RoundNumber::at_least(edge.value() * 1.5);
        }
    } else {
        let step = RoundNumber::at_least((max - min) / MOST);
        edges.extend(step.multiples(min, max).filter(|edge| *edge > min && *edge < max));
    }
    edges.push(max);
    edges
}

/// The ends of bins for numbers above 0 of any size.
pub fn open_edges(unit: Unit, values: &[f64]) -> Vec<f64> {
    let finite = || values.iter().copied().filter(|value| value.is_finite() && *value > 0.0);
    let (low, high) = (finite().fold(f64::INFINITY, f64::min), finite().fold(0.0, f64::max));
    match unit {
        Unit::Times => {
            let mut edges = TIMES.to_vec();
            if high > edges[edges.len() - 1] {
                edges.push(high);
            }
            edges
        }
        _ if low > high => vec![0.0, 1.0],
        _ => edges([low / 2.0, high * 2.0], true),
    }
}

/// The bin that a value lies in: the first whose end it does not reach. What lies outside belongs to the first or the last.
pub fn bin_of(edges: &[f64], value: f64) -> usize {
    let last = edges.len().saturating_sub(2);
    edges[1..].iter().position(|end| value < *end).unwrap_or(last).min(last)
}
