//! A run record in other people's formats: one file a format.
mod chrome;
mod class;
mod csv;
mod markdown;
mod svg;
mod sweep;

pub use chrome::chrome_trace;
pub use class::class_csv;
pub use csv::{spans_csv, summary_csv};
pub use markdown::markdown;
pub use svg::svg;
pub use sweep::sweep_csv;
