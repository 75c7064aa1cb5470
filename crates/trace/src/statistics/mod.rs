//! From raw samples to statistics.
//!
//! Samples, statistics and display are three things: [`Samples`] holds what was measured, [`crate::Summary`] what follows
//! from it, and [`crate::format`] turns either into text.
mod bootstrap;
mod quantile;
mod samples;
mod summary;

pub use bootstrap::{RESAMPLES, median_interval};
pub use quantile::{median, quantile, quartiles};
pub use samples::{Samples, paired_ratios};
pub use summary::{FEWEST_FOR_95, representative, summarise};
