//! One lesson's page.

use super::{
    frame::{framed, section},
    parts::{claims, focus, options, recording, tables},
};
use crate::{
    ALL, Lesson, Place, Reading,
    text::{Quiz, Text, escaped},
};
use overlap_trace::RunRecord;

/// `lessons/<id>.html`. `recorded` holds the records of a run of the lesson's experiment, from which its numbers and its picture are
/// taken; without any the page has neither.
#[must_use]
pub fn page(lesson: &Lesson, recorded: &[RunRecord]) -> String {
    let reading = Reading { lesson, evidence: lesson.evidence(recorded), answer: None, place: Place::Course };
    let value = |name: &str| reading.value(name);
    let html = |text: Text| text.html(&value);
    let quiz = |quiz: &Quiz, right: Option<usize>| {
        format!("{}\n{}{}", html(quiz.question), options(quiz, right, &value), html(quiz.after))
    };
    let text = lesson.text;
    let sources: Vec<String> = lesson.sources.iter().map(|source| escaped(&source.citation())).collect();
    let mut body = format!(
        "<p class=\"source\">From {}.</p>\n<p class=\"live\"><a href=\"../?lesson={}\">Open this lesson live</a>, to predict first and to run it on your own machine.</p>\n",
        sources.join("; "),
        lesson.id
    );
    body += &section("question", "Question", &html(text.question));
    body += &section("predict", "Predict", &quiz(&text.predict, None));
    body += &section("run", "Run", &html(text.run));
    if !recorded.is_empty() {
        body += &recording(lesson, recorded);
        let observed = lesson.observed(&reading.evidence).ok();
        body += &section("observe", "What did you see?", &quiz(&text.observe, observed));
    }
    body += &section("explanation", "Explanation", &html(text.explanation));
    body += &section(
        "document",
        "The documents",
        &format!("{}{}", tables(lesson, &reading.evidence), html(text.document)),
    );
    body += &section("code", "Code", &focus(lesson));
    body += &section("transfer", "Another case", &quiz(&text.transfer, Some(lesson.transfer.answer)));
    body += &section(
        "claims",
        "What this lesson claims",
        &claims(lesson, &reading.evidence, recorded.is_empty()),
    );
    body += &neighbours(lesson);
    framed(lesson.title(), lesson.description(), &body)
}

/// The way to the lessons before and after.
fn neighbours(lesson: &Lesson) -> String {
    let at = ALL.iter().position(|other| other.id == lesson.id).unwrap_or(0);
    let link = |rel: &str, word: &str, index: Option<usize>| {
        index.and_then(|index| ALL.get(index)).map_or_else(String::new, |other| {
            format!("<a rel=\"{rel}\" href=\"{}.html\">{word}: {}</a> ", other.id, escaped(other.title()))
        })
    };
    format!(
        "<nav class=\"neighbours\" aria-label=\"Neighbouring lessons\">{}{}</nav>\n",
        link("prev", "Before", at.checked_sub(1)),
        link("next", "Next", Some(at + 1))
    )
}
