//! The run record itself.

use super::Export;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "json",
    label: "Run record (JSON)",
    file: "overlap-run.json",
    media_type: "application/json",
    is_of_spans: false,
    write: overlap_record::json,
};
