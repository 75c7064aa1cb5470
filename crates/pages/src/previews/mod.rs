//! Previews of links: what messengers, forums and learning platforms show where somebody pastes the address of a page.
//!
//! Each page says its title and a sentence by the Open Graph protocol (<https://ogp.me>). With the site's address it also says its own
//! one, whatever parameters a link to it has, and leads to a picture and to an oEmbed document (<https://oembed.com>).
mod address;
mod card;
mod oembed;
mod page;
mod raster;
mod tags;

pub use address::Address;

use crate::{
    content::recorded,
    error::{Error, read, write},
};
use card::Card;
use overlap_record::{RunRecord, read_record};
use page::Page;
use raster::Fonts;
use std::{fs, path::Path};

/// The folder of pictures and oEmbed documents in the site. No page loads any, so no visitor's browser keeps them: `cargo xtask dist` leaves this
/// folder out of what the service worker gets.
const FOLDER: &str = "previews";

/// The recorded run of the lab in the site, which stands for the pages without one of their own.
const LABS_RUN: &str = "recorded/wait.json";

/// Behind this end tag, which every page has, its tags are put.
const TITLE_END: &str = "</title>";

/// Puts into each page of a site what previews of links to it show; with the site's address also writes their pictures and oEmbed documents.
/// `recordings` is the folder with the recorded run of each lesson.
///
/// # Errors
/// When a page has no title or description, or when a file cannot be read or written.
pub fn write_previews(recordings: &Path, site: &Path, address: Option<&Address>) -> Result<(), Error> {
    let pages = Page::all(site)?;
    if address.is_some() {
        let path = site.join(LABS_RUN);
        let labs = read_record(&read(&path)?).map_err(|source| Error::Record { path, source })?;
        let fonts = Fonts::new();
        for page in &pages {
            draw(recordings, site, page, &labs, &fonts)?;
        }
    }
    for page in &pages {
        if let Some(address) = address {
            write(&file(site, page, "json")?, oembed::document(page, address))?;
        }
        let tags = format!("{TITLE_END}{}", tags::tags(page, address));
        write(&page.file, page.html.replacen(TITLE_END, &tags, 1))?;
    }
    Ok(())
}

/// Draws the picture of a page's preview: a lesson's shows the lesson's own run.
fn draw(recordings: &Path, site: &Path, page: &Page, labs: &RunRecord, fonts: &Fonts) -> Result<(), Error> {
    let own = page.lesson().map(|lesson| recorded(recordings, lesson.id)).transpose()?;
    let record = own.as_deref().and_then(telling).unwrap_or(labs);
    let card = Card { title: &page.title, sentence: &page.description, record };
    let picture = card
        .png(fonts)
        .map_err(|error| Error::Picture { path: page.file.clone(), problem: error.to_string() })?;
    write(&file(site, page, "png")?, picture)
}

/// The run of a lesson's first workload with the most workers: of a row of runs with more and more of them the first shows nothing.
fn telling(records: &[RunRecord]) -> Option<&RunRecord> {
    let first = records.first()?;
    let same = records.iter().filter(|record| record.spec.workload == first.spec.workload);
    // Of equal ones the last is the greatest.
    same.rev().max_by_key(|record| record.spec.workers)
}

/// The path of a file of a page's preview, from the site's root.
fn path(page: &Page, ending: &str) -> String {
    format!("{FOLDER}/{}.{ending}", page.name())
}

/// That file, whose folder is there afterwards.
fn file(site: &Path, page: &Page, ending: &str) -> Result<std::path::PathBuf, Error> {
    let file = site.join(path(page, ending));
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Error::file("created", folder))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_shows_a_telling_run_of_its_first_workload() {
        let recordings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lessons/recorded");
        for lesson in overlap_lessons::ALL {
            let records = recorded(&recordings, lesson.id).unwrap();
            let shown = &telling(&records).unwrap().spec;
            assert_eq!(shown.workload, records[0].spec.workload, "{}", lesson.id);
            let others = records.iter().filter(|record| record.spec.workload == shown.workload);
            assert!(others.clone().all(|record| record.spec.workers <= shown.workers), "{}", lesson.id);
            assert!(lesson.id != "scaling" || shown.workers > 1, "one worker shows nothing");
        }
        assert!(telling(&[]).is_none());
    }
}
