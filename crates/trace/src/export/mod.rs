//! A run record in other people's formats: one file a format.
mod chrome;
mod class;
mod csv;
mod json;
mod markdown;
mod svg;
mod sweep;

pub use chrome::chrome_trace;
pub use class::class_csv;
pub use csv::{spans_csv, summary_csv};
pub use json::json;
pub use markdown::markdown;
pub use svg::svg;
pub use sweep::sweep_csv;
