//! What a sweep shows: measured points with their intervals, and what the models make of them.
//!
//! A sweep is a list of records, each with the value that the varied quantity had in it.

mod findings;
mod points;
mod scaling;
mod words;

pub use findings::{Against, Findings, Scaling};
pub use points::{Plotted, Point, SpeedupPoint, crossings, points, speedups};
pub use scaling::{Fit, LEAST_POINTS, amdahl, ideal_speedup, knee};
pub use words::about;
