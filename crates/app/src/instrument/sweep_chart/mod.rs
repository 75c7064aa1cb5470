//! A sweep: a verdict, a chart, and the same as a table.
//!
//! The chart is a text of the drawing crate's, in shares of width and height, so that it fits every width. A text takes the page a third of
//! the code that as many elements of Yew's would.
mod table;
mod view;

pub use view::SweepChart;
