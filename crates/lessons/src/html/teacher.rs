//! A lesson's page for its teacher.

use super::{
    frame::{Page, framed, section},
    key,
};
use crate::{Lesson, Place, Reading, Remark, Text, text::filled};
use overlap_record::RunRecord;

/// `lessons/<id>.teacher.html`. `recorded` holds the records of a run of the lesson's experiment, from which the answer key is read off.
#[must_use]
pub fn teacher(lesson: &Lesson, recorded: &[RunRecord]) -> String {
    let reading = Reading {
        lesson,
        evidence: lesson.evidence(recorded),
        answer: None,
        options: &[],
        place: Place::Still,
    };
    let value = |name: &str| match name {
        // The timeline is on the lesson's own page.
        "link.show" => Some(format!("{}.html#recorded", lesson.id)),
        _ => reading.value(name),
    };
    let html = |text: Text| text.html(&value);
    let line = |text: &str| filled([text], &value);
    let list = |items: &[&str]| {
        let items: String = items.iter().map(|item| format!("<li>{}</li>\n", line(item))).collect();
        format!("<ul>\n{items}</ul>")
    };
    let remarks = |remarks: &[Remark]| {
        let one =
            |remark: &Remark| format!("<dt>{}</dt>\n<dd>{}</dd>\n", line(remark.about), html(remark.says));
        format!("<dl>\n{}</dl>", remarks.iter().map(one).collect::<String>())
    };
    let (notes, id) = (&lesson.teaching().notes, lesson.id);
    let mut body = format!(
        "<p class=\"ways\"><a href=\"{id}.html\">The lesson</a> <a href=\"{id}.html?handout\">Handout</a> \
         <a href=\"{id}.project.html\">Projector</a> \
         <a href=\"teachers.html\">All lessons, for teachers</a></p>\n"
    );
    body += &section("objectives", "Objectives", &list(notes.objectives));
    body += &section("level", "Level", &html(notes.level));
    body += &section("prerequisites", "Prerequisites", &html(notes.prerequisites));
    body += &section("minutes", &format!("{} minutes", notes.minutes_in_all()), &minutes(notes.minutes));
    body += &section("misconceptions", "Misconceptions that you may meet", &remarks(notes.misconceptions));
    let answers = key::answers(&reading).into_iter().zip(notes.answers);
    let answer = |(answer, note): (key::Answer, Text)| {
        let found =
            answer.found.map_or_else(String::new, |found| format!("<p><strong>{found}</strong></p>\n"));
        format!("<h3>{}</h3>\n{found}{}\n", answer.step, html(note))
    };
    body += &section("answers", "Answer key", &answers.map(answer).collect::<String>());
    body += &section("discussion", "To discuss", &list(notes.discussion));
    body += &section("troubles", "What can go wrong", &remarks(notes.troubles));
    let description = format!("Notes for a teacher: {}", lesson.description());
    framed(&format!("{}: for teachers", lesson.title()), &description, "", &Page::Teacher, &body)
}

/// How long each step takes.
fn minutes(steps: &[(&str, u32)]) -> String {
    let row = |(step, minutes): &(&str, u32)| {
        format!("<tr><th scope=\"row\">{step}</th><td class=\"number\">{minutes}</td></tr>\n")
    };
    let rows: String = steps.iter().map(row).collect();
    format!(
        "<table class=\"minutes\">\n<thead><tr><th scope=\"col\">step</th><th scope=\"col\" class=\"number\">minutes</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>"
    )
}
