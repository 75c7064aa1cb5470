//! A rectangle of a timeline.

use overlap_record::SpanKind;

/// What to draw for one span, or for several that are too narrow to tell apart. CSS pixels from the plot's top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left end.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// What was done, or for several spans what was done most.
    pub kind: SpanKind,
    /// The task; none for a start-up, and where narrow spans of several tasks share a pixel.
    pub task: Option<u32>,
    /// How many spans it stands for.
    pub count: u32,
    /// The index in [`super::Timeline::spans`] of its span, or of the longest of several.
    pub span: usize,
    /// Whether a span in it has not ended yet.
    pub open: bool,
}
