//! The course for teachers: every lesson with its minutes, and how to take it with a class.

use super::frame::{Page, framed, section};
use crate::{
    ALL, Lesson,
    text::{Text, escaped},
};

const DESCRIPTION: &str = "What each lesson is for, how long it takes, and how to teach it to a class.";

/// How to take a lesson with a class, in the order of a lesson.
const WAYS: [(&str, &str); 6] = [
    (
        "Before",
        "Read the lesson’s notes, and try the lesson on a computer in the room. Each lesson has a handout of two pages.",
    ),
    (
        "Predict, talk, predict again",
        "Let everyone predict alone. Then let neighbours compare, and ask for a second prediction. “For a class” at the end of a lesson \
         makes a link that collects both, without names.",
    ),
    (
        "Run and observe",
        "Everyone runs the lesson on their own machine. Where that is not possible, each lesson’s page has a recorded run.",
    ),
    (
        "Show",
        "“Other runs” shows the codes that learners hand in as one chart. What was measured stays hidden until you show it.",
    ),
    (
        "Remember",
        "Each lesson ends with three questions, which come back two lessons later. A <a href=\"test.html\">test before and after the course</a> \
         shows both results side by side. Learners can save their progress as a file.",
    ),
    (
        "Change the notes",
        "The notes are Markdown, in the file <code>teacher.md</code> of each lesson’s folder. The build names each part that is missing in a file.",
    ),
];

/// `lessons/teachers.html`.
#[must_use]
pub fn teachers() -> String {
    let rows: String = ALL.iter().map(|lesson| row(lesson)).collect();
    let minutes: u32 = ALL.iter().map(|lesson| lesson.teaching().notes.minutes_in_all()).sum();
    let lessons = format!(
        "<div class=\"sideways\" tabindex=\"0\" role=\"region\" aria-label=\"The lessons\"><table class=\"for-teachers\">\n\
         <thead><tr><th scope=\"col\">lesson</th><th scope=\"col\" class=\"number\">minutes</th><th scope=\"col\">first</th>\
         <th scope=\"col\">open</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n\
         <p>All lessons take about {} hours.</p>",
        minutes.div_ceil(60)
    );
    let way = |(name, text): (&str, &str)| format!("<dt>{name}</dt>\n<dd>{text}</dd>\n");
    let ways: String = WAYS.into_iter().map(way).collect();
    let body = section("lessons", "Lessons", &lessons)
        + &section("class", "With a class", &format!("<dl>\n{ways}</dl>"));
    framed("For teachers", DESCRIPTION, "", &Page::Teachers, &body)
}

fn row(lesson: &Lesson) -> String {
    let (id, notes) = (lesson.id, &lesson.teaching().notes);
    let [title, minutes] = [escaped(lesson.title()), notes.minutes_in_all().to_string()];
    format!(
        "<tr><th scope=\"row\"><a href=\"{id}.teacher.html\">{title}</a></th><td class=\"number\">{minutes}</td><td>{}</td>\
         <td><a href=\"{id}.html\">lesson</a> <a href=\"{id}.html?handout\">handout</a> \
         <a href=\"{id}.project.html\">projector</a></td></tr>\n",
        before(notes.prerequisites)
    )
}

/// The lessons that a text names by links, which are enough where there is little room.
fn before(text: Text) -> String {
    let ids =
        text.placeholders().filter_map(|name| name.strip_prefix("link.lesson.")).filter_map(crate::find);
    let links: Vec<String> = ids
        .map(|lesson| format!("<a href=\"{}.teacher.html\">{}</a>", lesson.id, escaped(lesson.title())))
        .collect();
    if links.is_empty() { "–".to_owned() } else { links.join(", ") }
}
