//! What the caller's counter held, as a histogram that is a table: one row a range, one column a strategy, a bar in each cell.

use overlap_findings::counted;
use overlap_record::{RunRecord, StrategyResult, format};
use std::fmt::Write;

/// Ranges of equal width below what the tasks added.
const RANGES: u64 = 10;

/// Width of the longest bar.
const BAR: f64 = 48.0;

/// One row: how many repeats of each strategy lie in a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    /// The range in words.
    pub label: String,
    /// How many repeats, one number a strategy that counted.
    pub repeats: Vec<usize>,
}

/// The rows of the histogram, from the most to the least, and the results that its columns are of. What the tasks added in all is a row
/// of its own, since there nothing was lost. None where nothing was counted, or the tasks do not say what they added.
#[must_use]
pub fn count_rows(record: &RunRecord) -> Option<(Vec<&StrategyResult>, Vec<CountRow>)> {
    let results: Vec<&StrategyResult> =
        record.results.iter().filter(|result| result.answer_ok && counted(result).is_some()).collect();
    let added = results.iter().find_map(|result| counted(result)?.added).filter(|added| *added >= RANGES)?;
    let edge = |range: u64| added * range / RANGES;
    let held = |result: &StrategyResult, low: u64, high: u64| {
        let inside = |counted: &u64| (low..=high).contains(counted);
        result.repeats.iter().filter_map(|repeat| repeat.counted).filter(inside).count()
    };
    let row = |label: String, low: u64, high: u64| CountRow {
        label,
        repeats: results.iter().map(|result| held(result, low, high)).collect(),
    };
    let all = row(format!("{}: none lost", format::count(added)), added, u64::MAX);
    let ranges = (0..RANGES).rev().map(|range| {
        let (low, high) = (edge(range), edge(range + 1) - 1);
        row(format!("{} to {}", format::count(low), format::count(high)), low, high)
    });
    Some((results.clone(), std::iter::once(all).chain(ranges).collect()))
}

/// The histogram as HTML; empty where there is none.
#[must_use]
pub fn counts(record: &RunRecord) -> String {
    let Some((results, rows)) = count_rows(record) else { return String::new() };
    let most = rows.iter().flat_map(|row| &row.repeats).max().copied().unwrap_or(0).max(1);
    let mut out = String::from(
        "<div class=\"sideways\" tabindex=\"0\" role=\"region\" aria-label=\"What the shared counter held\"><table class=\"counts\">\n\
         <caption>What the shared counter held at the end, and in how many repeats.</caption>\n<thead><tr><th scope=\"col\">it held</th>",
    );
    // Writing to a String cannot fail.
    for result in &results {
        let _ = write!(out, "<th scope=\"col\">{}</th>", result.strategy.title());
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &rows {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", row.label);
        for (result, repeats) in results.iter().zip(&row.repeats) {
            let width = BAR * *repeats as f64 / most as f64;
            let _ = write!(
                out,
                "<td><svg width=\"{BAR}\" height=\"10\" data-colour=\"{}\" aria-hidden=\"true\"><rect width=\"{width:.1}\" height=\"10\"/></svg> {repeats}</td>",
                result.strategy
            );
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}
