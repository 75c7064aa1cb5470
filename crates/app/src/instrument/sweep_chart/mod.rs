//! A sweep: a verdict, a chart, and the same as a table.
//!
//! The layout is the trace crate's (`layout::chart`), in shares of width and height; this draws it on whatever width there is.
mod drawing;
mod legend;
mod marker;
mod table;
mod view;

pub use view::SweepChart;
