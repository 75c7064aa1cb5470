//! Pictures and files made of a run record: layouts of timelines and charts, and other people's formats.
//!
//! This crate is pure: it makes geometry and text, and shows neither.
pub mod export;
pub mod layout;
mod style;

pub use style::strategies_css;
