//! What every page of the course has in common.

use crate::text::escaped;

/// A whole page. Title and description are plain text, the body is HTML.
pub(super) fn framed(title: &str, description: &str, body: &str) -> String {
    let (title, description) = (escaped(title), escaped(description));
    format!(
        "<!doctype html>\n\
         <html lang=\"en\" data-root=\"../\">\n\
         <head>\n\
         <meta charset=\"utf-8\" />\n\
         <title>{title} – Overlap</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"../icon.svg\">\n\
         <link rel=\"stylesheet\" href=\"../lessons.css\">\n\
         <script defer src=\"../boot.js\" data-js=\"../programs/course.js\" data-wasm=\"../programs/course_bg.wasm\"></script>\n\
         </head>\n\
         <body>\n\
         <header>\n\
         <nav aria-label=\"Course\"><a href=\"../\">Overlap</a> <a href=\"index.html\">All lessons</a> \
         <a href=\"glossary.html\">Glossary</a></nav>\n\
         <h1>{title}</h1>\n\
         <p class=\"lead\">{description}</p>\n\
         </header>\n\
         <main>\n{body}</main>\n\
         </body>\n\
         </html>\n"
    )
}

/// A section with a heading.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!("<section id=\"{id}\">\n<h2>{heading}</h2>\n{body}\n</section>\n")
}
