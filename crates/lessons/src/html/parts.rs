//! The pieces of a lesson's page.

use super::frame::section;
use crate::{
    ClaimResult, Evidence, Lesson,
    published::{Cell, Column, Row, Table},
    text::{Choice, Quiz, escaped},
};
use overlap_trace::{RunRecord, export::svg};

/// The options of a question; the right one is told behind a fold, where it is known.
pub(super) fn options(quiz: &Quiz, right: Option<usize>, value: &dyn Fn(&str) -> Option<String>) -> String {
    if quiz.options.is_empty() {
        return String::new();
    }
    let item = |option: &Choice| format!("<li>{}</li>\n", option.html(value));
    let items: String = quiz.options.iter().map(item).collect();
    let answer = right.and_then(|right| quiz.options.get(right)).map_or_else(String::new, |option| {
        format!(
            "<details><summary>Answer</summary>\n<p><strong>{}</strong></p>\n{}\n</details>\n",
            option.html(value),
            option.feedback.html(value)
        )
    });
    format!("<ul class=\"options\">\n{items}</ul>\n{answer}")
}

/// The still picture of a recorded run, and where it was recorded.
pub(super) fn recording(lesson: &Lesson, recorded: &[RunRecord]) -> String {
    let Some(record) = recorded.first() else { return String::new() };
    let environment = &record.environment;
    let cores = environment
        .cores_measured
        .map_or_else(|| environment.cores_reported.to_string(), |cores| format!("{:.0}", cores.round()));
    let caption = format!(
        "Recorded, not live: {} on {cores} cores, {}.",
        environment.browser(),
        environment.started_at.split('T').next().unwrap_or_default()
    );
    let title = lesson.parts(environment.cores_reported).into_iter().next().map_or("", |part| part.title);
    let picture = svg(record, &record.spec.strategies);
    section(
        "recorded",
        "A recorded run",
        &format!(
            "<figure>\n{picture}<figcaption>{}: {}</figcaption>\n</figure>",
            escaped(title),
            escaped(&caption)
        ),
    )
}

/// The published figures.
pub(super) fn tables(lesson: &Lesson, evidence: &Evidence) -> String {
    lesson.published.iter().map(|published| table(published, evidence)).collect()
}

/// A published table, with what the recorded run took beside each figure.
fn table(table: &Table, evidence: &Evidence) -> String {
    let head = |column: &Column| format!("<th scope=\"col\">{}</th>", escaped(column.name));
    let heads: String = table.columns.iter().map(head).collect();
    let cell = |(column, cell): (&Column, &Cell), row: &Row| {
        let measured = column.measured(evidence, row.strategy);
        let beside = measured.map_or_else(String::new, |measured| {
            format!(" <span class=\"beside\">recorded: {measured}</span>")
        });
        format!("<td>{}{beside}</td>", escaped(&cell.words()))
    };
    let row = |row: &Row| {
        let strategy = row.strategy.map_or_else(|| "–".to_owned(), |strategy| strategy.to_string());
        let cells: String = table.columns.iter().zip(row.cells).map(|pair| cell(pair, row)).collect();
        format!("<tr><th scope=\"row\">{}</th><td>{strategy}</td>{cells}</tr>\n", escaped(row.name))
    };
    let rows: String = table.rows.iter().map(row).collect();
    format!(
        "<table>\n<caption>{}. Published in {}.</caption>\n<thead><tr><th scope=\"col\">way</th><th scope=\"col\">here</th>{heads}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n",
        escaped(table.title),
        escaped(&table.source.citation())
    )
}

/// The lines of code that matter.
pub(super) fn focus(lesson: &Lesson) -> String {
    let one = |focus: &crate::Focus| {
        format!(
            "<figure class=\"code\">\n<figcaption>{} <code>{}</code></figcaption>\n<pre>{}</pre>\n</figure>\n",
            code_spans(focus.says),
            focus.file.name(),
            escaped(&focus.excerpt())
        )
    };
    lesson.focus.iter().map(one).collect()
}

/// The claims in words, with what the recorded run says of them.
pub(super) fn claims(lesson: &Lesson, evidence: &Evidence, without_run: bool) -> String {
    let one = |(claim, result): (&'static crate::Claim, ClaimResult)| {
        let found = match result {
            _ if without_run => String::new(),
            ClaimResult::Held { shows } => {
                format!(" <span class=\"held\">It held in the recorded run: {}</span>", escaped(&shows))
            }
            ClaimResult::Failed { why } => format!(
                " <span class=\"failed\">It did not hold in the recorded run: {}</span>",
                escaped(&why)
            ),
            ClaimResult::Unknown { why } => {
                format!(" <span class=\"unknown\">The recorded run cannot tell: {}</span>", escaped(&why))
            }
        };
        format!("<li id=\"{}\">{}{found}</li>\n", claim.id, code_spans(claim.text))
    };
    let items: String = lesson.check(evidence).into_iter().map(one).collect();
    format!("<ul>\n{items}</ul>")
}

/// Plain text in which `code` stands between backticks, as HTML.
#[must_use]
pub fn code_spans(text: &str) -> String {
    let mut out = String::new();
    for (index, piece) in text.split('`').enumerate() {
        let piece = escaped(piece);
        out.push_str(&if index % 2 == 1 { format!("<code>{piece}</code>") } else { piece });
    }
    out
}
