//! A Markdown table of the results, to paste into an issue or a lesson.

use super::Export;
use overlap_findings::{Answers, DASH, columns, interpreter, order};
use overlap_record::{RunRecord, StrategyResult, format::counted};
use std::fmt::Write;

/// The export.
pub(super) static EXPORT: Export = Export {
    name: "markdown",
    label: "Table (Markdown)",
    file: "overlap-table.md",
    media_type: "text/markdown",
    is_of_spans: false,
    write: |record| Ok(markdown(record)),
};

/// What was run and where, a table with one row a strategy, what each timeline shows, and the doubts.
#[must_use]
pub fn markdown(record: &RunRecord) -> String {
    let (spec, environment) = (&record.spec, &record.environment);
    let mut out = format!(
        "**{}**: {}, {} of each strategy, on {} ({}).\n\n",
        escape(&spec.work()),
        counted(u64::from(spec.tasks), "task"),
        counted(u64::from(spec.repeats), "repeat"),
        counted(u64::from(environment.cores_reported), "core"),
        escape(&environment.user_agent),
    );
    out.push_str(
        "| strategy | workers | median | 95 % interval | speed-up | start-up | pool, once | memory | answers |\n",
    );
    out.push_str("|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
    for result in &record.results {
        out.push_str(&row(result));
    }
    if let Some(interpreter) = interpreter(record) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "\n{interpreter}");
    }
    // The timeline of each strategy, for those who cannot see a picture of it.
    for (i, (strategy, summary)) in order::summaries(record).into_iter().enumerate() {
        if i == 0 {
            out.push_str("\nTimelines:\n\n");
        }
        let _ = writeln!(out, "- {strategy}: {summary}");
    }
    let doubts =
        record.results.iter().flat_map(|result| result.doubts.iter().map(move |doubt| (result, doubt)));
    for (i, (result, doubt)) in doubts.enumerate() {
        if i == 0 {
            out.push_str("\nDoubts:\n\n");
        }
        let _ = writeln!(out, "- {}: {}", result.strategy, escape(&doubt.message()));
    }
    out
}

fn row(result: &StrategyResult) -> String {
    let columns = columns(result);
    let answers = match columns.answers {
        Answers::Unavailable => escape(result.reason.as_deref().unwrap_or("did not run")),
        Answers::Wrong => format!("**{}**", columns.answers.words()),
        other => other.words().to_owned(),
    };
    let texts = columns.texts();
    let speedup = match texts.speedup_interval {
        Some(interval) => format!("{} ({interval})", texts.speedup),
        None => texts.speedup,
    };
    let cells = [
        columns.strategy.to_string(),
        columns.workers.to_string(),
        texts.median,
        texts.interval,
        speedup,
        texts.startup,
        texts.pool_startup.unwrap_or_else(|| DASH.to_owned()),
        texts.memory,
        answers,
    ];
    format!("| {} |\n", cells.join(" | "))
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
    use super::{escape, markdown};
    use overlap_record::{
        Build, Language, StrategyId, StrategyResult,
        testing::{record, repeat, result},
    };

    #[test]
    fn python_is_named_and_rust_is_not() {
        let mut record = record(Vec::new());
        assert!(markdown(&record).starts_with("**long\\_comp**: "), "{}", markdown(&record));
        record.spec.lang = Language::Python;
        assert!(markdown(&record).starts_with("**long\\_comp in Python**: "), "{}", markdown(&record));
    }

    #[test]
    fn the_build_of_the_interpreter_is_told() {
        let spans = || vec![repeat(9.0, Vec::new())];
        let python = |build| StrategyResult { build, ..result(StrategyId::SERIAL, spans()) };
        let mut record = record(vec![python(Some(Build::Threads))]);
        record.spec.lang = Language::Python;
        let told = "\n\nAll strategies ran on the interpreter’s build with threads.\n";
        assert!(markdown(&record).contains(told), "{}", markdown(&record));
        record.results = vec![python(None)];
        assert!(!markdown(&record).contains("interpreter"), "{}", markdown(&record));
    }

    #[test]
    fn text_cannot_break_the_table() {
        assert_eq!(escape("a|b\nc"), "a\\|b c");
        assert_eq!(escape("<b> & `long_io`"), "&lt;b> &amp; \\`long\\_io\\`");
    }
}
