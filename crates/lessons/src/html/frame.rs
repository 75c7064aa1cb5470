//! What every page of the course has in common.

use crate::text::escaped;

/// Which page of the course it is. The program reads it from the page's body.
pub(super) enum Page<'a> {
    /// The glossary, which does without the program.
    Glossary,
    /// The guide, which does without it too.
    Guide,
    /// The table of contents, where the program shows how far the reader has come.
    Contents,
    /// The lesson with this id, which the program makes interactive.
    Lesson(&'a str),
}

/// A whole page. Title and description are plain text; the line below them and the body are HTML. The program replaces everything in
/// `#app`; a reader without scripts keeps the page as it is.
pub(super) fn framed(title: &str, description: &str, below: &str, page: &Page, body: &str) -> String {
    let (title, description) = (escaped(title), escaped(description));
    let attributes = match page {
        Page::Glossary | Page::Guide => String::new(),
        Page::Contents => " data-page=\"contents\" data-state=\"loading\"".to_owned(),
        Page::Lesson(id) => format!(" data-page=\"lesson\" data-lesson=\"{id}\" data-state=\"loading\""),
    };
    let program = if matches!(page, Page::Glossary | Page::Guide) {
        String::new()
    } else {
        format!("{PROGRAM_SLOT}\n")
    };
    // Before anything that the page names.
    let slash = match page {
        Page::Contents => "<script src=\"slash.js\" data-folder=\"lessons\"></script>\n",
        Page::Glossary | Page::Guide | Page::Lesson(_) => "",
    };
    let kind = if matches!(page, Page::Guide) { " guide" } else { "" };
    format!(
        "<!doctype html>\n\
         <html lang=\"en\" data-root=\"../\">\n\
         <head>\n\
         <meta charset=\"utf-8\" />\n\
         <title>{title} – Overlap</title>\n\
         {slash}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{description}\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"#fbfaf7\" />\n\
         <meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"#16171a\" />\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"../icon.svg\">\n\
         <link rel=\"stylesheet\" href=\"../strategies.css\">\n\
         <link rel=\"stylesheet\" href=\"../style.css\">\n\
         <link rel=\"stylesheet\" href=\"../lessons.css\">\n\
         <link rel=\"stylesheet\" href=\"../compact.css\">\n\
         <link rel=\"stylesheet\" href=\"../activity.css\">\n\
         {program}\
         </head>\n\
         <body class=\"course{kind}\"{attributes}>\n\
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
        site(page)
    )
}

/// The site's pages and the course's own, with the page that is shown marked; for a lesson also its handout.
fn site(page: &Page) -> String {
    let here = match page {
        Page::Glossary => "glossary.html",
        Page::Contents => "index.html",
        Page::Guide | Page::Lesson(_) => "",
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
    // The page itself, which boot.js then leaves as it is, to be printed.
    let handout = matches!(page, Page::Lesson(_)).then_some(("?handout", "Handout"));
    let links: String = pages.into_iter().chain(handout).map(link).collect();
    format!("<nav class=\"site\" aria-label=\"Site\">\n{links}</nav>\n")
}

/// Where `cargo xtask pages` puts the elements that load the program.
pub const PROGRAM_SLOT: &str = "<!-- program -->";

/// A section with a heading.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!("<section id=\"{id}\">\n<h2>{heading}</h2>\n{body}\n</section>\n")
}
