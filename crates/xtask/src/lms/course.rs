//! What a manifest says of the lessons, from the site's own table of contents.

use crate::error::{Error, Result};
use std::{fs, path::Path};

/// The table of contents in a site.
const CONTENTS: &str = "lessons/index.html";

/// The lessons, in their order.
#[derive(Debug, PartialEq, Eq)]
pub struct Course {
    /// What it is called.
    pub title: &'static str,
    /// What it is about.
    pub description: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its lessons, at least one.
    pub lessons: Vec<Lesson>,
}

/// One lesson. Its texts are escaped for HTML, and so for XML.
#[derive(Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub description: String,
}

impl Course {
    /// Reads the table of contents of a site.
    ///
    /// # Errors
    /// When it cannot be read, or lists no lesson.
    pub fn read(site: &Path) -> Result<Self> {
        let path = site.join(CONTENTS);
        let html = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        let lessons: Vec<Lesson> = html.split("<li>").skip(1).filter_map(Lesson::read).collect();
        if lessons.is_empty() {
            let problem = "it lists no lesson as `<li><a href=\"…\">…</a><p>…</p>`".to_owned();
            return Err(Error::Content { path, problem });
        }
        Ok(Self {
            title: "Overlap: waiting, computing, threads and locks",
            description: "Short lessons on concurrency, each around a real run on the learner’s own machine.",
            version: env!("CARGO_PKG_VERSION"),
            lessons,
        })
    }
}

impl Lesson {
    /// Reads an item of the table of contents.
    fn read(item: &str) -> Option<Self> {
        let (id, rest) = item.strip_prefix("<a href=\"")?.split_once(".html\">")?;
        let (title, rest) = rest.split_once("</a><p>")?;
        let (description, _) = rest.split_once("</p>")?;
        Some(Self { id: id.to_owned(), title: title.to_owned(), description: description.to_owned() })
    }
}
