//! The sources' page.

use super::frame::{Page, framed};
use crate::{ALL, Lesson, SOURCES, Term, text::escaped};
use std::collections::BTreeSet;

const DESCRIPTION: &str =
    "The sources of what the lessons say about CPython, rayon, browsers and Amdahl’s law.";

const INTRODUCTION: &str = "A lesson checks on your own run what it says about your machine, and tells you whether it held. What it says \
     about CPython, rayon and browsers comes from these sources.";

/// `lessons/sources.html`.
#[must_use]
pub fn sources() -> String {
    let entry = |source: &Term| {
        let cited: Vec<String> = ALL
            .iter()
            .filter(|lesson| cited(lesson).contains(source.slug))
            .map(|lesson| format!("<a href=\"{}.html\">{}</a>", lesson.id, escaped(lesson.title())))
            .collect();
        let cited = match cited.as_slice() {
            [] => String::new(),
            lessons => format!("<p class=\"source\">Cited in {}</p>", lessons.join(", ")),
        };
        format!(
            "<dt id=\"{}\">{}</dt>\n<dd>{}{cited}</dd>\n",
            source.slug,
            escaped(source.name),
            source.explanation.html(&|_| None)
        )
    };
    let entries: String = SOURCES.iter().map(entry).collect();
    let documents: BTreeSet<String> = ALL
        .iter()
        .flat_map(|lesson| lesson.article().sources)
        .map(|document| format!("<li>{}</li>\n", escaped(&document.citation())))
        .collect();
    let documents: String = documents.into_iter().collect();
    framed(
        "Sources",
        DESCRIPTION,
        "",
        &Page::Sources,
        &format!(
            "<p>{INTRODUCTION}</p>\n<dl>\n{entries}</dl>\n<h2>The documents of the lessons</h2>\n<ul>\n{documents}</ul>\n"
        ),
    )
}

/// The slugs of the sources that a lesson's text links to.
fn cited(lesson: &Lesson) -> BTreeSet<&'static str> {
    let text = lesson.article().text;
    [text.question, text.predict.question, text.run, text.explanation, text.document, text.transfer.after]
        .into_iter()
        .flat_map(crate::Text::placeholders)
        .filter_map(|name| name.strip_prefix("link.source."))
        .collect()
}
