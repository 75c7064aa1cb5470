//! What every page of the course has in common.

use crate::text::escaped;

/// What a page does once its program runs.
pub(super) enum Live<'a> {
    /// Nothing: it has no program. It is the glossary.
    Not,
    /// It shows how far the reader has come.
    Contents,
    /// It becomes the lesson with this id.
    Lesson(&'a str),
}

/// A whole page. Title and description are plain text, the line below them and the body are HTML. The program, where there is one, takes the place of
/// everything in `#app`, so that whoever has scripts off keeps the page as it stands.
pub(super) fn framed(title: &str, description: &str, below: &str, live: &Live, body: &str) -> String {
    let (title, description) = (escaped(title), escaped(description));
    let attributes = match live {
        Live::Not => String::new(),
        Live::Contents => " data-page=\"contents\" data-state=\"loading\"".to_owned(),
        Live::Lesson(id) => format!(" data-page=\"lesson\" data-lesson=\"{id}\" data-state=\"loading\""),
    };
    let program = if matches!(live, Live::Not) { "" } else { PROGRAM };
    format!(
        "<!doctype html>\n\
         <html lang=\"en\" data-root=\"../\">\n\
         <head>\n\
         <meta charset=\"utf-8\" />\n\
         <title>{title} – Overlap</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#fbfaf7\" />\n\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#16171a\" />\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"../icon.svg\">\n\
         <link rel=\"stylesheet\" href=\"../strategies.css\">\n\
         <link rel=\"stylesheet\" href=\"../style.css\">\n\
         <link rel=\"stylesheet\" href=\"../lessons.css\">\n\
         {program}\
         </head>\n\
         <body class=\"course\"{attributes}>\n\
         {}\
         <div id=\"app\">\n\
         <header class=\"masthead\">\n\
         <h1>{title}</h1>\n\
         <p class=\"lead\">{description}</p>\n\
         {below}\
         </header>\n\
         <main class=\"prose\">\n{body}</main>\n\
         </div>\n\
         </body>\n\
         </html>\n",
        site(live)
    )
}

/// The site's pages and the course's own, with the page that is shown marked.
fn site(live: &Live) -> String {
    let here = match live {
        Live::Not => "glossary.html",
        Live::Contents => "index.html",
        Live::Lesson(_) => "",
    };
    let pages = [
        ("../", "Lab"),
        ("index.html", "Lessons"),
        ("glossary.html", "Glossary"),
        ("../runs.html", "Other runs"),
        ("../embed/index.html", "Embed"),
    ];
    let link = |(href, name): (&str, &str)| {
        let current = if href == here { " aria-current=\"page\"" } else { "" };
        format!("<a href=\"{href}\"{current}>{name}</a>\n")
    };
    let links: String = pages.into_iter().map(link).collect();
    format!("<nav class=\"site\" aria-label=\"Site\">\n{links}</nav>\n")
}

/// Loads the program that makes a page live.
const PROGRAM: &str = "<link rel=\"modulepreload\" href=\"../programs/course.js\" />\n\
    <link rel=\"preload\" href=\"../programs/course_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin />\n\
    <script defer src=\"../boot.js\" data-js=\"../programs/course.js\" data-wasm=\"../programs/course_bg.wasm\"></script>\n";

/// A section with a heading.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!("<section id=\"{id}\">\n<h2>{heading}</h2>\n{body}\n</section>\n")
}
