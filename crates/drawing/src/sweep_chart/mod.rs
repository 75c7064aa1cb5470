//! The chart of a sweep as SVG, for the page and for pages without a program, and its legend.

mod drawing;
mod legend;
mod value;

pub use drawing::sweep_chart;
pub use legend::sweep_legend;
