//! The test before and after the course, and what the browser keeps of the course: as a file, and deleted.

use super::{
    frame::{Page, framed, section},
    recall::fieldset,
};
use crate::{ALL, Lesson, text::escaped};

const DESCRIPTION: &str =
    "One question from each lesson, before the course and after it, and your progress as a file.";

const INTRODUCTION: &str = "<p>Answer before you begin the course, without looking anything up, and again at the end. After the second time \
     you see both results side by side, and the right answers.</p>\n\
     <p class=\"live\" id=\"without-script\">If you allow scripts, this page asks the questions and keeps your answers. Until then you can \
     read it; each answer is hidden under “Answer”.</p>";

/// `lessons/test.html`.
#[must_use]
pub fn test() -> String {
    let questions: String = ALL.iter().map(|lesson| question(lesson)).collect();
    let form = format!(
        "{INTRODUCTION}\n<form id=\"test\">\n<p id=\"turn\" role=\"status\"></p>\n<div id=\"questions\">\n{questions}</div>\n\
         <p class=\"answer-row\"><button type=\"submit\" class=\"primary\" id=\"hand-in-test\" hidden>Show my result</button></p>\n</form>\n"
    );
    let result = "<p id=\"result\" role=\"status\" tabindex=\"-1\">You have not answered yet.</p>\n<div id=\"compared\"></div>\n\
         <p class=\"answer-row\"><button type=\"button\" id=\"test-after\" hidden>Take the test after the course</button></p>";
    let kept = "<p>Your answers, the lessons that you have done and your predictions are kept on this device only. Save them as a file to \
         take them to another device, or to hand them in.</p>\n\
         <p class=\"answer-row\"><button type=\"button\" id=\"save-progress\">Save as a file</button>\n\
         <button type=\"button\" id=\"delete-progress\">Delete everything</button>\n\
         <button type=\"button\" id=\"undo-progress\" hidden>Undo</button></p>\n\
         <p><label for=\"open-progress\">Open a saved file. It replaces what is kept.</label>\n\
         <input type=\"file\" id=\"open-progress\" accept=\".json,application/json\" /></p>\n\
         <p id=\"kept-status\" role=\"status\"></p>";
    let body = section("before-and-after", "Before and after", &form)
        + &section("your-result", "Your result", result)
        + &section("your-progress", "Your progress", kept);
    framed("Test and progress", DESCRIPTION, "", &Page::Test, &body)
}

/// The question of a lesson. Its name in the table of results is the lesson's title.
fn question(lesson: &Lesson) -> String {
    let (id, title) = (lesson.id, escaped(lesson.title()));
    let [first, ..] = &lesson.teaching().questions;
    format!(
        "<div class=\"asked\" data-lesson=\"{id}\" data-title=\"{title}\">\n{}\n</div>\n",
        fieldset(first, id, "")
    )
}
