//! The questions that a reader is asked at the end of a lesson, and again two lessons later. They stand beside what the program replaces, and a
//! script of their own (`www/course/recall.js`) asks them; without it their answers are behind a fold.

use crate::{
    ALL, Lesson, Question,
    text::{Choice, escaped, filled},
};

/// How many lessons later a lesson's questions are asked again.
const LATER: usize = 2;

/// The questions of the lesson that was two lessons ago; nothing for the first two lessons.
pub(super) fn from_earlier(lesson: &Lesson) -> String {
    let at = ALL.iter().position(|other| other.id == lesson.id);
    let earlier = at.and_then(|at| at.checked_sub(LATER)).map(|at| ALL[at]);
    earlier.map_or_else(String::new, |earlier| {
        let title = escaped(earlier.title());
        asked(earlier, "later", &format!("From two lessons ago: three questions on “{title}”"))
    })
}

/// The lesson's own questions.
pub(super) fn at_the_end(lesson: &Lesson) -> String {
    asked(lesson, "end", "At the end of this lesson: three questions to remember it by")
}

fn asked(lesson: &Lesson, when: &str, summary: &str) -> String {
    let id = lesson.id;
    let form = |(index, question): (usize, &Question)| {
        format!(
            "<form>\n{}\n<button type=\"submit\" hidden>Check</button>\n</form>\n",
            fieldset(question, &format!("{id}-{when}-{index}"), "")
        )
    };
    let forms: String = lesson.teaching().questions.iter().enumerate().map(form).collect();
    format!(
        "<aside class=\"recall prose\" data-recall=\"{id}\" data-when=\"{when}\" aria-label=\"{summary}\">\n\
         <details>\n<summary>{summary}</summary>\n{forms}<p class=\"score\" role=\"status\" tabindex=\"-1\"></p>\n</details>\n</aside>\n"
    )
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
