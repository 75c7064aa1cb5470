//! The guide's page, which prints on one sheet.

use super::frame::{Page, framed};
use crate::{
    GUIDE,
    text::{Text, escaped},
    values::link,
};

/// `lessons/guide.html`.
#[must_use]
pub fn guide() -> String {
    let html = |text: Text| text.html(&|name: &str| link(name));
    let mut body = String::new();
    for section in GUIDE.sections {
        let line = |line: &Text| format!("<li>{}</li>\n", html(*line));
        let advice: String = section.advice.iter().map(line).collect();
        let (text, after) = (html(section.text), html(section.after));
        body += &format!(
            "<section>\n<h2>{}</h2>\n{text}\n<ul>\n{advice}</ul>\n{after}\n</section>\n",
            escaped(section.heading)
        );
    }
    framed(GUIDE.title, GUIDE.description, "", &Page::Guide, &body)
}
