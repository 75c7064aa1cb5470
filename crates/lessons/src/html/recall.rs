//! The questions that a reader is asked at the end of a lesson, and again two lessons later. A lesson's page has links to them, beside what the
//! program replaces. They stand on a page of their own, where a script (`www/course/recall.js`) asks them; without it their answers are behind a
//! fold.

use super::frame::{Page, framed};
use crate::{
    ALL, Lesson, Question,
    text::{Choice, escaped, filled},
};

/// How many lessons later a lesson's questions are asked again.
const LATER: usize = 2;

/// A link to the questions of the lesson that was two lessons ago; nothing for the first two lessons.
pub(super) fn from_earlier(lesson: &Lesson) -> String {
    let at = ALL.iter().position(|other| other.id == lesson.id);
    let earlier = at.and_then(|at| at.checked_sub(LATER)).map(|at| ALL[at]);
    earlier.map_or_else(String::new, |earlier| {
        let text = format!("three questions on “{}”", escaped(earlier.title()));
        linked(earlier, "#later", "From two lessons ago", &text)
    })
}

/// A link to the lesson's own questions.
pub(super) fn at_the_end(lesson: &Lesson) -> String {
    linked(lesson, "", "At the end", "three questions to help you remember this lesson")
}

fn linked(lesson: &Lesson, fragment: &str, label: &str, text: &str) -> String {
    format!(
        "<aside class=\"recall\" aria-label=\"{label}\"><p>{label}: <a href=\"{}.questions.html{fragment}\">{text}</a></p></aside>\n",
        lesson.id
    )
}

/// `lessons/<id>.questions.html`.
#[must_use]
pub fn questions(lesson: &Lesson) -> String {
    let id = lesson.id;
    let form = |(index, question): (usize, &Question)| {
        format!(
            "<form>\n{}\n<button type=\"submit\" hidden>Check</button>\n</form>\n",
            fieldset(question, &format!("{id}-{index}"), "")
        )
    };
    let forms: String = lesson.teaching().questions.iter().enumerate().map(form).collect();
    let body = format!(
        "<div class=\"asked\" data-recall=\"{id}\">\n{forms}<p class=\"score\" role=\"status\" tabindex=\"-1\"></p>\n</div>\n\
         <p class=\"neighbours\"><a href=\"{id}.html\">The lesson</a> <a href=\"index.html\">All lessons</a></p>\n"
    );
    let description = format!("Three questions on the lesson: {}", lesson.description());
    framed(&format!("{}: questions", lesson.title()), &description, "", &Page::Questions, &body)
}

/// A question with its options, what is said to whoever chooses them, and its answer behind a fold, which the script takes away.
/// `above` is HTML before the question.
pub(super) fn fieldset(question: &Question, name: &str, above: &str) -> String {
    let option = |(index, choice): (usize, &Choice)| {
        format!(
            "<label class=\"option\"><input type=\"radio\" name=\"{name}\" value=\"{index}\" /> <span>{}</span></label>\n\
             <template data-said=\"{index}\">{}</template>\n",
            filled([choice.text], &link),
            choice.feedback.html(&link)
        )
    };
    let options: String = question.options.iter().enumerate().map(option).collect();
    let answer = question.options.get(question.right).map_or_else(String::new, |right| {
        format!(
            "<details class=\"solution\"><summary>Answer</summary>\n<p><strong>{}</strong></p>\n{}\n</details>\n",
            filled([right.text], &link),
            right.feedback.html(&link)
        )
    });
    format!(
        "<fieldset data-right=\"{}\">\n<legend>{above}{}</legend>\n<div class=\"options\">\n{options}</div>\n{answer}\
         <div class=\"feedback\" role=\"status\"></div>\n</fieldset>",
        question.right,
        filled([question.asks], &link)
    )
}

/// Where a link leads. Questions hold nothing else to fill in, as they are asked without a run.
fn link(name: &str) -> Option<String> {
    match name.split('.').collect::<Vec<_>>().as_slice() {
        ["link", "glossary", slug] => Some(format!("glossary.html#{slug}")),
        ["link", "lesson", id] => Some(format!("{id}.html")),
        _ => None,
    }
}
