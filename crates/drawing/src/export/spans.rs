//! Every span as comma-separated values.

use super::{Export, csv::optional};
use overlap_record::RunRecord;
use std::fmt::Write;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "csv",
    label: "Spans (CSV)",
    file: "overlap-spans.csv",
    media_type: "text/csv",
    is_of_spans: true,
    write: |record| Ok(spans_csv(record)),
};

/// One row a span: strategy, repeat (from 1), task (index from 0; empty for a start-up), lane, kind, start and end in ms.
#[must_use]
pub fn spans_csv(record: &RunRecord) -> String {
    let mut out = String::from("strategy,repeat,task,lane,kind,start_ms,end_ms\r\n");
    for result in &record.results {
        for (index, repeat) in result.repeats.iter().enumerate() {
            for span in &repeat.spans {
                // Writing to a string cannot fail.
                let _ = write!(
                    out,
                    "{},{},{},{},{},{},{}\r\n",
                    result.strategy,
                    index + 1,
                    optional(span.task),
                    span.lane,
                    span.kind,
                    span.start_ms,
                    span.end_ms,
                );
            }
        }
    }
    out
}
