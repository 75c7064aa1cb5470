//! A run record in other people's formats: one file a format, one line in [`EXPORTS`].
mod chrome;
mod class;
mod csv;
mod json;
mod markdown;
mod spans;
mod summary;
mod svg;
mod sweep;

pub use chrome::chrome_trace;
pub use class::class_csv;
pub use markdown::markdown;
pub use spans::spans_csv;
pub use summary::summary_csv;
pub use svg::{side_by_side, svg, svg_of_width};
pub use sweep::sweep_csv;

use overlap_record::RunRecord;

/// A file that a record can be saved as.
pub struct Export {
    /// Its name, one word.
    pub name: &'static str,
    /// What a link to it says.
    pub label: &'static str,
    /// The name that the file is saved by.
    pub file: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it holds nothing but spans, so that a record without spans has none.
    pub is_of_spans: bool,
    /// Writes it. Errors are those of the serialiser; a record built from this project's types has none.
    pub write: fn(&RunRecord) -> serde_json::Result<String>,
}

/// Every export, in the page's order.
pub static EXPORTS: &[&Export] =
    &[&json::EXPORT, &spans::EXPORT, &summary::EXPORT, &markdown::EXPORT, &svg::EXPORT, &chrome::EXPORT];
