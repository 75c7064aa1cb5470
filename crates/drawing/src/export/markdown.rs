//! A Markdown table of the results, to paste into an issue or a lesson.

use super::csv::median_of;
use overlap_record::{
    RunRecord, StrategyResult,
    format::{bytes, counted, ms, ms_interval, ratio, ratio_interval},
};
use std::fmt::Write;

/// What was run and where, a table with one row a strategy, and the doubts.
#[must_use]
pub fn markdown(record: &RunRecord) -> String {
    let (spec, environment) = (&record.spec, &record.environment);
    let mut out = format!(
        "**{}**: {}, {} of each strategy, on {} ({}).\n\n",
        escape(&spec.workload),
        counted(u64::from(spec.tasks), "task"),
        counted(u64::from(spec.repeats), "repeat"),
        counted(u64::from(environment.cores_reported), "core"),
        escape(&environment.user_agent),
    );
    out.push_str(
        "| strategy | workers | median | 95 % interval | speed-up | start-up | memory | answers |\n",
    );
    out.push_str("|---|--:|--:|--:|--:|--:|--:|---|\n");
    for result in &record.results {
        out.push_str(&row(result));
    }
    let doubts =
        record.results.iter().flat_map(|result| result.doubts.iter().map(move |doubt| (result, doubt)));
    for (i, (result, doubt)) in doubts.enumerate() {
        if i == 0 {
            out.push_str("\nDoubts:\n\n");
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "- {}: {}", result.strategy, escape(&doubt.message()));
    }
    out
}

fn row(result: &StrategyResult) -> String {
    if !result.available {
        let reason = result.reason.as_deref().unwrap_or("did not run");
        return format!(
            "| {} | {} | – | – | – | – | – | {} |\n",
            result.strategy,
            result.workers,
            escape(reason)
        );
    }
    let answers = if result.answer_ok { "right" } else { "**wrong**" };
    let dash = || "–".to_owned();
    let summary = result.summary.filter(|_| result.answer_ok);
    let speedup = summary.and_then(|s| s.speedup).map_or_else(dash, |speedup| {
        let interval = summary.and_then(|s| s.speedup_ci95).map(ratio_interval);
        interval.map_or_else(|| ratio(speedup), |interval| format!("{} ({interval})", ratio(speedup)))
    });
    format!(
        "| {} | {} | {} | {} | {speedup} | {} | {} | {answers} |\n",
        result.strategy,
        result.workers,
        summary.map_or_else(dash, |s| ms(s.median_ms)),
        summary.map_or_else(dash, |s| ms_interval(s.ci95_ms)),
        median_of(result, |repeat| repeat.startup_ms).filter(|_| summary.is_some()).map_or_else(dash, ms),
        median_of(result, |repeat| repeat.memory_bytes).map_or_else(dash, bytes),
    )
}

/// Text that stays text: no new cell or row, no markup, no HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_cannot_break_the_table() {
        assert_eq!(escape("a|b\nc"), "a\\|b c");
        assert_eq!(escape("<b> & `long_io`"), "&lt;b> &amp; \\`long\\_io\\`");
    }
}
