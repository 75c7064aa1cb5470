//! The instrument: what shows a run, live and afterwards. One component a file, each with its own properties.
mod answers;
mod bars;
mod code;
mod exports;
mod log;
mod patterns;
mod readings;
mod results;
mod source;
mod swatch;
mod sweep_chart;
mod tabs;
mod timeline;
mod verdict;

pub use code::Code;
pub use patterns::{Patterns, block};
pub use readings::Readings;
pub use swatch::Named;
pub use sweep_chart::SweepChart;
pub use tabs::Tabs;
pub use verdict::VerdictView;
