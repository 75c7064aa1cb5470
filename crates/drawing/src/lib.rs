//! Pictures and files made of a run record: layouts of timelines and charts, and other people's formats.
//!
//! This crate is pure: it makes geometry and text, and shows neither.
mod counts;
pub mod export;
pub mod hatch;
pub mod layout;
mod marker;
mod round;
pub mod sketch;
pub mod sound;
mod style;
mod svg;
mod sweep_chart;

pub use counts::{CountRow, count_rows, counts};
pub use marker::marker;
pub use round::RoundNumber;
pub use style::strategies_css;
pub use svg::{Attribute, Svg};
pub use sweep_chart::{sweep_chart, sweep_legend};
