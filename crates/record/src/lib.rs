//! The run record: its data, its rules, how it is written and how one from elsewhere is read.
//!
//! This crate is pure: it neither measures nor draws.
mod access;
pub mod archive;
mod cpython;
mod doubt;
mod failure;
pub mod format;
mod json;
mod language;
mod machine;
mod order;
pub mod palette;
mod parts;
mod read;
mod read_error;
mod record;
mod rules;
mod span;
pub mod strategy;
#[cfg(feature = "testing")]
pub mod testing;

pub use access::{Access, AccessKind};
pub use doubt::{Doubt, FEWEST_FOR_95, TOO_SHORT_STEPS};
pub use failure::Failure;
pub use json::{compact_json, json};
pub use language::{Build, Language, MAX_CODE_BYTES};
pub use parts::{Assembly, Part, PartError, parts};
pub use read::{STEP_BYTES, read_all, read_bytes, read_record};
pub use read_error::{MAX_BYTES, ReadError};
pub use record::*;
pub use rules::fitted;
pub use span::{Span, SpanKind};
pub use strategy::{STRATEGIES, Strategy, StrategyId, UnknownStrategy};
