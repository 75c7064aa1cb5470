//! What the site's pages are made of: the lessons, the workloads and the table of strategies.
//!
//! This is the only crate that imports both the lessons and the strategies, whose code the lessons show.

mod content;
mod error;
mod pictures;
mod previews;

pub use content::write_content;
pub use error::Error;
pub use previews::{Address, write_previews};
