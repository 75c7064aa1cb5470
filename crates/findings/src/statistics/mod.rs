//! From raw samples to statistics.
//!
//! Samples, statistics and display are three things: [`Samples`] holds what was measured, [`overlap_record::Summary`] what follows
//! from it, and [`overlap_record::format`] turns either into text.
mod bootstrap;
mod quantile;
mod samples;
mod summary;

pub use bootstrap::{RESAMPLES, median_interval};
pub use quantile::{median, quantile, quartiles};
pub use samples::{Samples, paired_ratios};
pub use summary::{representative, summarise};
