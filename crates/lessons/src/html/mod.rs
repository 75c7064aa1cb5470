//! The course as static pages, which can be read with scripts off and printed, and which the course's program makes live.
//!
//! Each is complete: text, published figures, and a still picture of a recorded run, from which the numbers in the text are taken
//! and which is labelled as recorded.
mod embed;
mod frame;
mod glossary;
mod guide;
mod index;
mod key;
mod live;
mod page;
mod parts;
mod picture;
mod practice;
mod project;
mod recall;
mod sources;
mod teacher;
mod teachers;
mod test;

pub use embed::{STRATEGIES_SLOT, WORKLOADS_SLOT, strategy_boxes, workload_options};
pub use frame::PROGRAM_SLOT;
pub use glossary::glossary;
pub use guide::guide;
pub use index::index;
pub use page::page;
pub use parts::{InCPython, code_spans};
pub use project::project;
pub use recall::questions;
pub use sources::sources;
pub use teacher::teacher;
pub use teachers::teachers;
pub use test::test;
