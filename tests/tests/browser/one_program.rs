//! Every page is the same program: who goes from one to another downloads it once.

use crate::{
    offline::await_cache,
    support::{ENOUGH, OURS},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::Server,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject =
    Subject::new("one_program", &[Case::new("downloaded_once", downloaded_once).expecting(OURS)]).alike();

/// From the lab to the lessons, to a lesson, back to the lab, to other runs, and to the lab once more: what a reader presses, and what
/// is there then.
const WAY: [(&str, &str); 5] = [
    (".site a[href='lessons/index.html']", ".contents"),
    (".contents a[href='waiting.html']", "#commit"),
    (".site a[href='../']", "#run"),
    (".site a[href='runs.html']", "#open-record"),
    (".site a[href='./']", "#run"),
];

/// The files with a hash in their names that this page has loaded, without the hash's page.
fn loaded(page: &Page) -> Result<Value, Error> {
    let read = "return performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1))
        .filter(name => name.startsWith('overlap-app-') || name.startsWith('style-'))
        .filter((name, index, all) => all.indexOf(name) === index).sort();";
    page.session.script(read, Vec::new())
}

fn sent(server: &Server, so_far: &mut Vec<String>) {
    let seen = server.take_seen().into_iter().map(|seen| seen.target);
    so_far.extend(seen.filter(|target| target.contains("overlap-app-") || target.contains("/style-")));
}

fn downloaded_once(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    let mut downloads = Vec::new();
    page.session.goto(&site.url())?;
    page.await_state(&["idle"], ENOUGH)?;
    let files = loaded(page)?;
    assert_eq!(files.as_array().map(Vec::len), Some(3), "a script, a wasm file and a style sheet: {files}");
    for (link, there) in WAY {
        page.session.click(link)?;
        page.until(&format!("showing {there}"), ENOUGH, || page.is_visible(there))?;
        page.await_state(&["idle"], ENOUGH)?;
        assert_eq!(loaded(page)?, files, "after {link}");
    }
    // The service worker keeps the files too, and takes them from where they are.
    await_cache(page)?;
    sent(&site, &mut downloads);
    downloads.sort_unstable();
    let names: Vec<_> = downloads.iter().map(|target| target.trim_start_matches('/')).collect();
    assert_eq!(json!(names), files, "each is sent once");
    Ok(())
}
