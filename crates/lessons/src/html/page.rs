//! One lesson's page.

use super::{
    frame::{Page, framed_between, section},
    live::template,
    parts::{InCPython, claims, focus, in_cpython, options, reasons, tables},
    picture::recording,
    practice::practice,
    recall,
};
use crate::{
    ALL, Lesson, Place, Reading,
    code::{ExcerptError, StrategySource},
    text::{Quiz, Text, escaped, filled},
};
use overlap_record::RunRecord;

/// What stands on the page for as long as its program does not run.
const STILL: &str = "If you allow scripts, this page becomes live: you predict first, and run the lesson on your own machine. \
     Until then you can read the same lesson with a recorded run.";

/// `lessons/<id>.html`. `recorded` holds the records of a run of the lesson's experiment, from which its numbers and its picture are
/// taken; without any the page has neither. `in_cpython` holds runs of it in CPython, which may be none. `strategy_source` gives the files from which it shows excerpts.
///
/// # Errors
/// When lines of code that it shows are not in their file.
pub fn page(
    lesson: &Lesson,
    recorded: &[RunRecord],
    cpython: &[InCPython],
    strategy_source: StrategySource<'_>,
) -> Result<String, ExcerptError> {
    let reading = Reading {
        lesson,
        evidence: lesson.evidence(recorded),
        answer: None,
        options: &[],
        place: Place::Still,
    };
    let value = |name: &str| reading.value(name);
    let html = |text: Text| text.html(&value);
    let quiz = |quiz: &Quiz, right: Option<usize>| {
        format!("{}\n{}{}", html(quiz.question), options(quiz, right, &value), html(quiz.after))
    };
    let article = lesson.article();
    let (text, tables) = (article.text, tables(article));
    let sources: Vec<String> = article.sources.iter().map(|source| escaped(&source.citation())).collect();
    let from = format!("<p class=\"source\">From {}.</p>\n", sources.join("; "));
    let mut body = format!("<p class=\"live\" id=\"boot-message\" role=\"status\">{STILL}</p>\n");
    body += &section("question", "Question", &html(text.question));
    body += &section("predict", "Predict", &quiz(&text.predict, None));
    body += &section("run", "Run", &html(text.run));
    if !recorded.is_empty() {
        body += &recording(lesson, recorded);
        let observed = lesson.observed(&reading.evidence).ok();
        body += &section("observe", "What did you see?", &quiz(&text.observe, observed));
    }
    body += &section(
        "explanation",
        "Explanation",
        &format!("{}{}", html(text.explanation), reasons(&text.predict, &value)),
    );
    body += &section(
        "document",
        "The documents",
        &format!("{}{}", filled([tables.as_str()], &value), html(text.document)),
    );
    body += &in_cpython(recorded, cpython);
    body += &section("code", "Code", &focus(article, strategy_source)?);
    body += &section("transfer", "Another case", &quiz(&text.transfer, Some(lesson.transfer.answer)));
    body += &section(
        "claims",
        "What this lesson claims",
        &claims(lesson, &reading.evidence, recorded.is_empty()),
    );
    body += &crate::practice::practice(lesson.id).map_or_else(String::new, |it| practice(it, &value));
    let [before, after] = neighbours(lesson);
    body += &format!(
        "<nav class=\"neighbours\" aria-label=\"Neighbouring lessons\">{}<a href=\"index.html\">All lessons</a> {}</nav>\n",
        link("prev", "Previous", before),
        link("next", "Next", after)
    );
    body += &template(text, &tables);
    let around = [recall::from_earlier(lesson), recall::at_the_end(lesson)];
    Ok(framed_between(
        lesson.title(),
        lesson.description(),
        &from,
        &Page::Lesson(lesson.id),
        &body,
        [&around[0], &around[1]],
    ))
}

/// The lessons before and after.
fn neighbours(lesson: &Lesson) -> [Option<&'static Lesson>; 2] {
    let at = ALL.iter().position(|other| other.id == lesson.id);
    let neighbour = |index: Option<usize>| ALL.get(index?).copied();
    [neighbour(at.and_then(|at| at.checked_sub(1))), neighbour(at.map(|at| at + 1))]
}

fn link(rel: &str, word: &str, lesson: Option<&Lesson>) -> String {
    lesson.map_or_else(String::new, |lesson| {
        format!("<a rel=\"{rel}\" href=\"{}.html\">{word}: {}</a> ", lesson.id, escaped(lesson.title()))
    })
}
