//! Spans, run records, statistics, doubts, exports and the layout of the timeline.
//!
//! This crate is pure: it neither measures nor draws.
pub mod archive;
mod check;
pub mod class;
pub mod compare;
mod doubt;
mod doubts;
pub mod export;
mod failure;
pub mod format;
pub mod layout;
mod log;
mod machine;
pub mod model;
pub mod palette;
mod pieces;
mod place;
mod read;
mod record;
mod rules;
mod span;
pub mod statistics;
mod strategy;
pub mod sweep;
mod text;
mod verdict;

pub use check::{AnswerCheck, Mismatch, Source, check_answers};
pub use doubt::Doubt;
pub use doubts::{
    COLD_RUN_SHARE, CORES_MEASURED_SHARE, OUTLIER_FEWEST, OUTLIER_MADS, TOO_SHORT_STEPS, WIDE_SPREAD, doubts,
};
pub use failure::Failure;
pub use log::{LogEvent, LogLine, log};
pub use pieces::Pieces;
pub use read::{MAX_BYTES, ReadError, read_record};
pub use record::*;
pub use span::{Span, SpanKind};
pub use strategy::{StrategyId, UnknownStrategy};
pub use text::to_json;
pub use verdict::{Verdict, verdict, verdict_on};
