//! A sweep: a verdict, a chart, and the same as a table.
//!
//! The layout is the trace crate's (`layout::chart`), in shares of width and height; this draws it on whatever width there is. The
//! drawing is a text, which takes the page a third of the code that as many elements of Yew's would.
mod drawing;
mod legend;
mod table;
mod view;

pub use view::SweepChart;
