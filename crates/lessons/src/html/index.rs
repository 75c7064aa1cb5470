//! The course's table of contents.

use super::frame::{Page, framed};
use crate::{ALL, text::escaped};

const TITLE: &str = "Lessons";

const DESCRIPTION: &str =
    "A course of short lessons on waiting, computing, threads, locks, pools and what they cost.";

const INTRODUCTION: &str = "Each lesson is built around a real run: predict first, run it on your own machine, and see how far off \
     you were. Without scripts, you can read each lesson with a recorded run. A <a href=\"test.html\">test before and after the course</a> shows \
     what you have learned. <a href=\"guide.html\">Which tool?</a> sums the lessons up on one page to print. What they say about Python \
     and browsers comes from these <a href=\"sources.html\">sources</a>.";

/// `lessons/index.html`.
#[must_use]
pub fn index() -> String {
    let entry = |lesson: &&crate::Lesson| {
        let sources: Vec<String> =
            lesson.article().sources.iter().map(|source| escaped(&source.citation())).collect();
        format!(
            "<li><a href=\"{}.html\">{}</a><p>{}</p><p class=\"source\">From {}</p></li>\n",
            lesson.id,
            escaped(lesson.title()),
            escaped(lesson.description()),
            sources.join("; ")
        )
    };
    let lessons: String = ALL.iter().map(entry).collect();
    let body =
        format!("<p id=\"introduction\">{INTRODUCTION}</p>\n<ol class=\"contents\">\n{lessons}</ol>\n");
    framed(TITLE, DESCRIPTION, "", &Page::Contents, &body)
}
