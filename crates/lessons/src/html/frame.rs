//! What every page of the course has in common.

use crate::text::escaped;

/// Which page of the course it is. The program reads it from the page's body.
pub(super) enum Page<'a> {
    /// The glossary, which does without the program.
    Glossary,
    /// The sources, which do without the program, too.
    Sources,
    /// The guide, which does without it too.
    Guide,
    /// The table of contents, where the program shows how far the reader has come.
    Contents,
    /// The lesson with this id, which the program makes interactive.
    Lesson(&'a str),
    /// The list of lessons for teachers, which does without the program.
    Teachers,
    /// Notes on one lesson, which do without the program.
    Teacher,
    /// A lesson for a projector, which does without the program.
    Projector,
    /// The test before and after the course, which does without the program.
    Test,
    /// A lesson's questions to remember, which do without the program.
    Questions,
}

impl Page<'_> {
    /// Whether the program takes the place of what the page holds.
    const fn has_program(&self) -> bool {
        matches!(self, Self::Contents | Self::Lesson(_))
    }

    /// The style sheets of its own, and its scripts, in the folder of this name beside that of the lessons.
    const fn files(&self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Teachers | Self::Teacher => (&["teachers"], &[]),
            Self::Projector => (&["project"], &["project"]),
            Self::Questions => (&[], &["kept", "recall"]),
            Self::Test => (&[], &["kept", "test"]),
            Self::Contents => (&[], &["kept", "clear"]),
            Self::Glossary | Self::Sources | Self::Guide | Self::Lesson(_) => (&[], &[]),
        }
    }
}

/// A whole page. Title and description are plain text; the line below them and the body are HTML. The program replaces everything in
/// `#app`; a reader without scripts keeps the page as it is.
pub(super) fn framed(title: &str, description: &str, below: &str, page: &Page, body: &str) -> String {
    framed_between(title, description, below, page, body, ["", ""])
}

/// The same, with HTML before and after what the program replaces.
pub(super) fn framed_between(
    title: &str,
    description: &str,
    below: &str,
    page: &Page,
    body: &str,
    [before, after]: [&str; 2],
) -> String {
    let app = format!(
        "{}{before}\
         <div id=\"app\">\n\
         <header class=\"masthead\">\n\
         <h1>{}</h1>\n\
         <p class=\"lead\">{}</p>\n\
         {below}\
         </header>\n\
         <main class=\"prose\">\n{body}</main>\n\
         </div>\n{after}",
        site(page),
        escaped(title),
        escaped(description)
    );
    document(title, description, page, &app)
}

/// A document with this in its body. Title and description are plain text.
pub(super) fn document(title: &str, description: &str, page: &Page, body: &str) -> String {
    let (title, description) = (escaped(title), escaped(description));
    let attributes = match page {
        Page::Contents => " data-page=\"contents\" data-state=\"loading\"".to_owned(),
        Page::Lesson(id) => format!(" data-page=\"lesson\" data-lesson=\"{id}\" data-state=\"loading\""),
        _ => String::new(),
    };
    let class = match page {
        Page::Projector => "course projector",
        Page::Guide => "course guide",
        _ => "course",
    };
    let program = if page.has_program() { format!("{PROGRAM_SLOT}\n") } else { String::new() };
    // Before anything that the page names.
    let slash = match page {
        Page::Contents => "<script src=\"slash.js\" data-folder=\"lessons\"></script>\n",
        _ => "",
    };
    let (styles, scripts) = page.files();
    let style = |name: &&str| format!("<link rel=\"stylesheet\" href=\"../course/{name}.css\">\n");
    let script = |name: &&str| format!("<script defer src=\"../course/{name}.js\"></script>\n");
    let own: String = styles.iter().map(style).chain(scripts.iter().map(script)).collect();
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
         {own}\
         </head>\n\
         <body class=\"{class}\"{attributes}>\n\
         {body}\
         </body>\n\
         </html>\n"
    )
}

/// The site's pages and the course's own, with the page that is shown marked; for a lesson also its handout.
fn site(page: &Page) -> String {
    let here = match page {
        Page::Glossary => "glossary.html",
        Page::Contents => "index.html",
        Page::Teachers => "teachers.html",
        Page::Lesson(_)
        | Page::Sources
        | Page::Guide
        | Page::Teacher
        | Page::Projector
        | Page::Test
        | Page::Questions => "",
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
    let teachers = match page {
        Page::Lesson(id) => format!("{id}.teacher.html"),
        _ => "teachers.html".to_owned(),
    };
    let links: String =
        pages.into_iter().chain(handout).chain([(teachers.as_str(), "For teachers")]).map(link).collect();
    format!("<nav class=\"site\" aria-label=\"Site\">\n{links}</nav>\n")
}

/// Where `cargo xtask pages` puts the elements that load the program.
pub const PROGRAM_SLOT: &str = "<!-- program -->";

/// A section with a heading.
pub(super) fn section(id: &str, heading: &str, body: &str) -> String {
    format!("<section id=\"{id}\">\n<h2>{heading}</h2>\n{body}\n</section>\n")
}
