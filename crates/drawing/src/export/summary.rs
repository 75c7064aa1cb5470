//! The results as comma-separated values: one row a strategy.

use super::{
    Export,
    csv::{optional, text},
};
use overlap_findings::{Columns, columns};
use overlap_record::RunRecord;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "summary",
    label: "Table (CSV)",
    file: "overlap-table.csv",
    media_type: "text/csv",
    is_of_spans: false,
    write: |record| Ok(summary_csv(record)),
};

/// One row a strategy: the columns of the results table, see [`Columns`]. Times in ms, memory in bytes.
#[must_use]
pub fn summary_csv(record: &RunRecord) -> String {
    let mut out = String::from(
        "strategy,workers,available,answer_ok,repeats,median_ms,q1_ms,q3_ms,ci95_low_ms,ci95_high_ms,\
         speedup,speedup_ci95_low,speedup_ci95_high,startup_ms,memory_bytes,doubts,reason,pool_startup_ms\r\n",
    );
    for result in &record.results {
        let Columns {
            strategy,
            workers,
            repeats,
            median_ms,
            quartiles_ms,
            interval_ms,
            speedup,
            speedup_interval,
            startup_ms,
            pool_startup_ms,
            memory_bytes,
            answers: _,
        } = columns(result);
        let end = |interval: Option<[f64; 2]>, index: usize| optional(interval.map(|ends| ends[index]));
        let doubts: Vec<String> = result.doubts.iter().map(|doubt| doubt.message()).collect();
        let fields = [
            strategy.to_string(),
            workers.to_string(),
            result.available.to_string(),
            result.answer_ok.to_string(),
            repeats.to_string(),
            optional(median_ms),
            end(quartiles_ms, 0),
            end(quartiles_ms, 1),
            end(interval_ms, 0),
            end(interval_ms, 1),
            optional(speedup),
            end(speedup_interval, 0),
            end(speedup_interval, 1),
            optional(startup_ms),
            optional(memory_bytes),
            text(&doubts.join(" ")),
            text(result.reason.as_deref().unwrap_or_default()),
            optional(pool_startup_ms),
        ];
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}
