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

pub use answers::Answers;
pub use bars::Bars;
pub use code::Code;
pub use log::Log;
pub use patterns::{Patterns, block};
pub use readings::{Readings, task_ids};
pub use results::Results;
pub use swatch::{Named, named};
pub use sweep_chart::SweepChart;
pub use tabs::{Tabs, tabs};
pub use timeline::{Highlight, TimelineView};
pub use verdict::VerdictView;
