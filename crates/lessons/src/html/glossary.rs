//! The glossary's page.

use super::frame::{Page, framed};
use crate::{GLOSSARY, text::escaped};

/// `lessons/glossary.html`.
#[must_use]
pub fn glossary() -> String {
    // A link within the glossary leads to this very page.
    let value = |name: &str| match name.strip_prefix("link.source.") {
        Some(source) => Some(format!("sources.html#{source}")),
        None => Some(format!("#{}", name.strip_prefix("link.glossary.")?)),
    };
    let entry = |term: &crate::Term| {
        format!(
            "<dt id=\"{}\">{}</dt>\n<dd>{}</dd>\n",
            term.slug,
            escaped(term.name),
            term.explanation.html(&value)
        )
    };
    let entries: String = GLOSSARY.iter().map(entry).collect();
    framed(
        "Glossary",
        "The words of the course, each in a few sentences.",
        "",
        &Page::Glossary,
        &format!("<dl>\n{entries}</dl>\n"),
    )
}
