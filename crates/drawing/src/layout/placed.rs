//! A span in a timeline.

use overlap_record::Span;

/// A span with its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The span.
    pub span: Span,
    /// Its row within its lane, from 0.
    pub row: u32,
    /// Whether it has not ended yet.
    pub open: bool,
}
