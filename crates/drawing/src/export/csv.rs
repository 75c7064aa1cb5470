//! Comma-separated values after RFC 4180: one table of spans, one of statistics.

use overlap_findings::statistics::{Samples, median};
use overlap_record::{RunRecord, StrategyResult};
use std::fmt::{Display, Write};

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

/// One row a strategy: the statistics of the results table. Times in ms, memory in bytes.
#[must_use]
pub fn summary_csv(record: &RunRecord) -> String {
    let mut out = String::from(
        "strategy,workers,available,answer_ok,repeats,median_ms,q1_ms,q3_ms,ci95_low_ms,ci95_high_ms,\
         speedup,speedup_ci95_low,speedup_ci95_high,startup_ms,memory_bytes,doubts,reason\r\n",
    );
    for result in &record.results {
        let summary = result.summary;
        let [low, high] = [0, 1].map(|end| summary.map(|s| s.ci95_ms[end]));
        let [ratio_low, ratio_high] =
            [0, 1].map(|end| summary.and_then(|s| s.speedup_ci95).map(|ci| ci[end]));
        let doubts: Vec<String> = result.doubts.iter().map(|doubt| doubt.message()).collect();
        let fields = [
            result.strategy.to_string(),
            result.workers.to_string(),
            result.available.to_string(),
            result.answer_ok.to_string(),
            result.repeats.len().to_string(),
            optional(summary.map(|s| s.median_ms)),
            optional(summary.map(|s| s.q1_ms)),
            optional(summary.map(|s| s.q3_ms)),
            optional(low),
            optional(high),
            optional(summary.and_then(|s| s.speedup)),
            optional(ratio_low),
            optional(ratio_high),
            optional(median_of(result, |repeat| repeat.startup_ms)),
            optional(median_of(result, |repeat| repeat.memory_bytes)),
            text(&doubts.join(" ")),
            text(result.reason.as_deref().unwrap_or_default()),
        ];
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// The median over repeats of one of their numbers.
pub(super) fn median_of(
    result: &StrategyResult,
    number: impl Fn(&overlap_record::Repeat) -> f64,
) -> Option<f64> {
    Samples::new(result.repeats.iter().map(number).collect()).map(|samples| median(&samples))
}

pub(super) fn optional(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A text field. One that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises against CSV injection.
pub(super) fn text(value: &str) -> String {
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if value.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_fields_are_quoted_and_are_never_formulas() {
        assert_eq!(text("plain"), "plain");
        assert_eq!(text("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("@x,y"), "\"'@x,y\"");
    }
}
