//! A sweep's table as comma-separated values.

use overlap_record::RunRecord;
use std::fmt::Write;

/// One row a value and strategy: the value, the strategy, whether its answers were right, median and 95 % interval in ms, speed-up
/// and its interval. What was not measured, or answered wrongly, has no numbers.
#[must_use]
pub fn sweep_csv(quantity: &str, sweep: &[(f64, &RunRecord)]) -> String {
    let mut out = format!(
        "{quantity},strategy,available,answer_ok,median_ms,ci95_low_ms,ci95_high_ms,speedup,speedup_ci95_low,speedup_ci95_high\r\n"
    );
    for (value, record) in sweep {
        for result in &record.results {
            // Writing to a string cannot fail.
            let _ = write!(out, "{value},{},{},{}", result.strategy, result.available, result.answer_ok);
            let summary = result.summary.filter(|_| result.available && result.answer_ok);
            let [low, high] = [0, 1].map(|end| summary.map(|summary| summary.ci95_ms[end]));
            let [slow, fast] = [0, 1].map(|end| summary.and_then(|summary| Some(summary.speedup_ci95?[end])));
            let speedup = summary.and_then(|summary| summary.speedup);
            for number in [summary.map(|summary| summary.median_ms), low, high, speedup, slow, fast] {
                out.push(',');
                if let Some(number) = number {
                    let _ = write!(out, "{number}");
                }
            }
            out.push_str("\r\n");
        }
    }
    out
}
