//! A page of the site as the preview of a link to it sees it.

use crate::error::{Error, read};
use overlap_lessons::Lesson;
use scraper::{Html, Selector};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What each page but the lab's has at the end of its title. A preview names the site apart.
const SITE_IN_TITLE: &str = " – Overlap";

/// What the bodies of pages with something to run in them have as `data-page`: those that another page can show in a frame.
const LIVE: [&str; 3] = ["lab", "lesson", "runs"];

/// A page.
pub struct Page {
    /// Its file.
    pub file: PathBuf,
    /// Its path from the site's root, with slashes.
    pub path: String,
    /// Its HTML.
    pub html: String,
    /// Its title, without the site's name behind it.
    pub title: String,
    /// Its description.
    pub description: String,
    /// Whether another page can show it in a frame.
    pub is_live: bool,
}

impl Page {
    /// Reads every page of a site, in the order of their paths.
    ///
    /// # Errors
    /// When one cannot be read, or has no title or no description.
    pub fn all(site: &Path) -> Result<Vec<Self>, Error> {
        let mut files = Vec::new();
        find(site, &mut files)?;
        files.sort();
        files.into_iter().map(|file| Self::read(site, file)).collect()
    }

    fn read(site: &Path, file: PathBuf) -> Result<Self, Error> {
        let html = read(&file)?;
        let document = Html::parse_document(&html);
        let lacks = |lacks| Error::Head { path: file.clone(), lacks };
        let title = first(&document, "head > title")
            .map(|title| title.text().collect::<String>())
            .filter(|title| !title.is_empty())
            .ok_or_else(|| lacks("title"))?;
        let description = first(&document, "head > meta[name=description]")
            .and_then(|meta| meta.attr("content"))
            .filter(|description| !description.is_empty())
            .ok_or_else(|| lacks("description"))?
            .to_owned();
        let kind = first(&document, "body").and_then(|body| body.attr("data-page"));
        let is_live = kind.is_some_and(|kind| LIVE.contains(&kind));
        let inside = file.strip_prefix(site).unwrap_or(&file);
        let path = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        let title = title.strip_suffix(SITE_IN_TITLE).unwrap_or(&title).to_owned();
        Ok(Self { path, html, title, description, is_live, file })
    }

    /// The path by which links lead to it: a folder's page has the folder's.
    pub fn address(&self) -> &str {
        self.path.strip_suffix("index.html").unwrap_or(&self.path)
    }

    /// Its path without the ending, which names the files of its preview.
    pub fn name(&self) -> &str {
        self.path.strip_suffix(".html").unwrap_or(&self.path)
    }

    /// The lesson whose page it is, or to which it belongs.
    pub fn lesson(&self) -> Option<&'static Lesson> {
        let name = self.name().strip_prefix("lessons/")?;
        overlap_lessons::find(name.split('.').next().unwrap_or(name))
    }
}

fn first<'a>(document: &'a Html, selector: &str) -> Option<scraper::ElementRef<'a>> {
    document.select(&Selector::parse(selector).ok()?).next()
}

/// Adds every page in a folder and in those within it.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::file("listed", folder))? {
        let path = entry.map_err(Error::file("listed", folder))?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            files.push(path);
        }
    }
    Ok(())
}
