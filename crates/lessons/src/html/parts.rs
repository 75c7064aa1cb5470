//! The pieces of a lesson's page.

use super::frame::section;
use crate::{
    Article, Claim, ClaimResult, Evidence, Focus, Lesson,
    code::{ExcerptError, StrategySource},
    published::{Cell, Column, Row, Table},
    text::{Choice, Quiz, escaped},
};
use overlap_findings::patterns;
use overlap_record::{RunRecord, StrategyId};

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

/// What is said of each option of a prediction; nothing where that is not said.
pub(super) fn reasons(quiz: &Quiz, value: &dyn Fn(&str) -> Option<String>) -> String {
    let said = quiz.options.iter().filter(|option| !option.feedback.0.is_empty());
    let item = |option: &Choice| {
        format!("<li><strong>{}.</strong> {}</li>\n", option.html(value), option.feedback.html(value))
    };
    let items: String = said.map(item).collect();
    if items.is_empty() { items } else { format!("\n<ol class=\"reasons\">\n{items}</ol>") }
}

/// A run of a lesson's experiment in CPython, and where the site has its record, from its root. Its picture lies beside it.
#[derive(Clone, Debug)]
pub struct InCPython {
    /// The record's path.
    pub path: String,
    /// The record.
    pub record: RunRecord,
}

/// What runs in CPython and the page's recorded runs have in common, with the picture of the first and the records of all.
pub(super) fn in_cpython(recorded: &[RunRecord], runs: &[InCPython]) -> String {
    let Some(first) = runs.first() else { return String::new() };
    let picture = first.path.replace(".json", ".svg");
    let caption = escaped(&first.record.environment.summary());
    let parts: String = runs.iter().map(|run| compared(recorded, run)).collect();
    let figure = format!(
        "<figure>\n<img src=\"../{picture}\" loading=\"lazy\" width=\"960\" alt=\"Timelines of the run in CPython\" />\n\
         <figcaption>Recorded in CPython, not live: {caption}.</figcaption>\n</figure>\n"
    );
    section("cpython", "In CPython", &format!("<div class=\"recorded-run\">\n{figure}{parts}</div>"))
}

/// A run in CPython beside the page's of the same work, in words, and its record.
fn compared(recorded: &[RunRecord], InCPython { path, record }: &InCPython) -> String {
    let there = record.environment.browser();
    let told = recorded
        .iter()
        .flat_map(|here| patterns(&[(here.environment.browser().as_str(), here), (there.as_str(), record)]));
    let told: String = told.map(|told| format!("<li>{}</li>\n", escaped(&told))).collect();
    let work = escaped(&record.spec.work());
    format!(
        "<p><code>{work}</code> (<a href=\"../{path}\" data-record=\"{path}\" download>its record</a>), beside the page’s recorded \
         run:</p>\n<ul class=\"details\">\n{told}</ul>\n"
    )
}

/// The published figures, with room beside each for what a run took.
pub(super) fn tables(article: &Article) -> String {
    article.published.iter().map(table).collect()
}

fn table(table: &Table) -> String {
    let head = |column: &Column| format!("<th scope=\"col\">{}</th>", escaped(column.name));
    let heads: String = table.columns.iter().map(head).collect();
    let cell = |(column, cell): (&Column, &Cell), row: &Row| {
        let beside = column.part.zip(row.strategy).map_or_else(String::new, |(part, strategy)| {
            format!(" <span class=\"beside\">{{beside.{part}.{strategy}}}</span>")
        });
        format!("<td>{}{beside}</td>", escaped(&cell.words()))
    };
    let row = |row: &Row| {
        let strategy = row.strategy.map_or_else(|| "–".to_owned(), named);
        let cells: String = table.columns.iter().zip(row.cells).map(|pair| cell(pair, row)).collect();
        format!("<tr><th scope=\"row\">{}</th><td>{strategy}</td>{cells}</tr>\n", escaped(row.name))
    };
    let rows: String = table.rows.iter().map(row).collect();
    let title = escaped(table.title);
    format!(
        "<div class=\"sideways\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table class=\"published\">\n\
         <caption>{title}. Published in {}.</caption>\n<thead><tr><th scope=\"col\">way</th><th scope=\"col\">here</th>{heads}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table></div>\n",
        escaped(&table.source.citation())
    )
}

/// A strategy's name beside its colour.
fn named(strategy: StrategyId) -> String {
    format!(
        "<span class=\"named\"><span class=\"swatch\" data-colour=\"{strategy}\" aria-hidden=\"true\"></span>{}</span>",
        strategy.title()
    )
}

/// The lines of code that matter, each with a link to what they look like on the timeline: Python first, then Rust. The program shows one of
/// the two at a time.
///
/// # Errors
/// When some of the lines are not in their file.
pub(super) fn focus(article: &Article, strategy_source: StrategySource<'_>) -> Result<String, ExcerptError> {
    let mut page = String::new();
    for language in ["Python", "Rust"] {
        page += &format!("<h3>{language}</h3>\n");
        for focus in article.focus.iter().filter(|focus| focus.file.language() == language) {
            page += &lines_of_code(focus, &focus.lines(strategy_source)?);
        }
    }
    Ok(page)
}

fn lines_of_code(focus: &Focus, lines: &str) -> String {
    let language = focus.file.language();
    let link = focus.strategy.map_or_else(String::new, |strategy| {
        let (kind, what) = focus.kind.map_or(("", "all spans"), |kind| (kind.name(), kind.words()));
        format!(
            "<a class=\"show\" href=\"#recorded\" data-strategy=\"{strategy}\" data-kind=\"{kind}\" \
             aria-label=\"Show on the timeline: {what} under {}\">Show on the timeline</a>\n",
            strategy.title()
        )
    });
    format!(
        "<figure class=\"code\" data-language=\"{language}\">\n\
         <figcaption><span>{}</span> <span class=\"muted\">{language}, <code>{}</code></span></figcaption>\n\
         <pre tabindex=\"0\" aria-label=\"{language} code\">{}</pre>\n{link}</figure>\n",
        code_spans(focus.says),
        focus.file.name(),
        escaped(lines)
    )
}

/// The claims in words, with what the recorded run says of them.
pub(super) fn claims(lesson: &Lesson, evidence: &Evidence, without_run: bool) -> String {
    let one = |((claim, result), (_, text)): ((&'static Claim, ClaimResult), &(&str, &str))| {
        let found = match result {
            _ if without_run => String::new(),
            ClaimResult::Held { shows } => {
                format!(" <span class=\"held\">It held in the recorded run: {}</span>", escaped(&shows))
            }
            ClaimResult::Failed { why } => format!(
                " <span class=\"failed\">It did not hold in the recorded run: {}</span>",
                escaped(&why)
            ),
            ClaimResult::Unknown { why } => format!(
                " <span class=\"unknown\">The recorded run can’t answer this: {}</span>",
                escaped(&why)
            ),
        };
        format!("<li id=\"{}\"><span class=\"claim\">{}</span>{found}</li>\n", claim.id, code_spans(text))
    };
    let items: String = lesson.check(evidence).into_iter().zip(lesson.article().claims).map(one).collect();
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
