//! The course's table of contents.

use super::frame::framed;
use crate::{ALL, text::escaped};

/// `lessons/index.html`.
#[must_use]
pub fn index() -> String {
    let entry = |lesson: &&crate::Lesson| {
        let sources: Vec<String> = lesson.sources.iter().map(|source| escaped(&source.citation())).collect();
        format!(
            "<li><a href=\"{}.html\">{}</a><p>{}</p><p class=\"source\">From {}</p></li>\n",
            lesson.id,
            escaped(lesson.title()),
            escaped(lesson.description()),
            sources.join("; ")
        )
    };
    let lessons: String = ALL.iter().map(entry).collect();
    let body = format!(
        "<p>Nine short lessons on doing several things at once, each around a real run. In the page you predict first and run it on your \
         own machine; here you read on with runs that were recorded.</p>\n<ol class=\"contents\">\n{lessons}</ol>\n"
    );
    framed(
        "Lessons",
        "A course of nine short lessons on waiting, computing, threads, locks, pools and their price.",
        &body,
    )
}
