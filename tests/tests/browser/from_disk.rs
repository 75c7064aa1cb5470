//! Pages that are opened from a disk, from where browsers load no modules: each says that it must be served, and how.

use crate::support::ENOUGH;
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{self, Case, Subject},
};
use serde_json::json;
use std::fs;

/// What the browsers say of the modules that they do not load, and of the files that they do.
pub const REFUSED: &[&str] = &["CORS", "Cross-Origin", "ERR_FAILED", "a request for file:///"];

pub const SUBJECT: Subject = Subject::new(
    "from_disk",
    &[
        Case::new("programs_have_to_be_served", programs_have_to_be_served).expecting(REFUSED),
        Case::new("lessons_can_be_read", lessons_can_be_read).expecting(REFUSED),
        Case::new("the_preview_has_to_be_served", the_preview_has_to_be_served).expecting(REFUSED),
    ],
);

/// Opens a file of the site by its path in it.
pub fn open(page: &Page, file: &str) -> Result<(), Error> {
    let folder = fs::canonicalize(suite::site()).map_err(Error::io("resolving the site's folder"))?;
    page.session.goto(&format!("file://{}/{file}", folder.display()))
}

/// Waits until an element tells how the page is served.
pub fn says_how(page: &Page, selector: &str, ways: &[&str]) -> Result<(), Error> {
    page.until("saying that it must be served", ENOUGH, || Ok(page.text(selector)?.contains("serve")))?;
    let said = page.text(selector)?;
    for way in ways {
        assert!(said.contains(way), "{way} is not in: {said}");
    }
    assert!(said.contains("disk") && !said.contains("sandbox"), "{said}");
    Ok(())
}

const WAYS: [&str; 3] = ["cargo xtask serve", "python3 -m http.server", "http://127.0.0.1:8080/"];

fn programs_have_to_be_served(page: &Page) -> Result<(), Error> {
    for file in ["index.html", "index.html?v=1&workload=wait&embed=1", "runs.html"] {
        open(page, file)?;
        says_how(page, "#boot-message", &WAYS)?;
        assert_eq!(page.state()?, "failed", "{file}");
    }
    Ok(())
}

/// A lesson is there to be read all the same, by its own address and by the lab's.
fn lessons_can_be_read(page: &Page) -> Result<(), Error> {
    for file in ["lessons/waiting.html", "index.html?lesson=waiting"] {
        open(page, file)?;
        page.until("at the lesson", ENOUGH, || page.is_visible("#explanation"))?;
        says_how(page, "#boot-message", &WAYS)?;
    }
    Ok(())
}

fn the_preview_has_to_be_served(page: &Page) -> Result<(), Error> {
    open(page, "embed/index.html")?;
    let seen = "return document.querySelector('#preview p').checkVisibility({ visibilityProperty: true });";
    page.until("saying why there is no preview", ENOUGH, || {
        Ok(page.session.script(seen, Vec::new())? == json!(true))
    })?;
    says_how(page, "#preview", &WAYS[1..2])
}
