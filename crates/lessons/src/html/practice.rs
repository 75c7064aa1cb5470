//! The end of a lesson's page: a program to change, and a task with its check.

use crate::{
    practice::{Exercise, Practice},
    text::escaped,
};

/// Both sections. The page's program takes texts, programs and settings from them.
pub(super) fn practice(practice: &Practice, value: &dyn Fn(&str) -> Option<String>) -> String {
    let check = format!(
        "<details class=\"check\"><summary>The check</summary>\n{}</details>\n",
        code("The check’s Python code", practice.check)
    );
    exercise("modify", "Modify", &practice.modify, "", value)
        + &exercise("make", "Make", &practice.make, &check, value)
}

fn exercise(
    id: &str,
    heading: &str,
    exercise: &Exercise,
    more: &str,
    value: &dyn Fn(&str) -> Option<String>,
) -> String {
    let Exercise { setting, says, hint, program } = exercise;
    format!(
        "<section id=\"{id}\" class=\"practice\" data-setting=\"{}\">\n<h2>{heading}</h2>\n\
         <div class=\"told\">{}\n<details><summary>Hint</summary>\n<p>{}</p>\n</details>\n</div>\n{}{more}</section>\n",
        escaped(setting),
        says.html(value),
        hint.html(value),
        code("Python code", program)
    )
}

fn code(label: &str, text: &str) -> String {
    format!("<div class=\"code\"><pre tabindex=\"0\" aria-label=\"{label}\">{}</pre></div>\n", escaped(text))
}
