//! The collecting of troubles: errors, warnings, rejections and requests to other hosts are found wherever they happen, in
//! the page, in its workers and in theirs. The other subjects rely on this when they find none.

use overlap_browser_tests::{
    Error,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
};
use std::{thread, time::Duration};

pub const SUBJECT: Subject = Subject {
    fixture: Some("noisy"),
    ..Subject::new("troubles", &[Case::new("found", found), Case::new("leaving", leaving)])
};

const NOISES: [&str; 10] = [
    "an error of the page",
    "a warning of the page",
    "an exception of the page",
    "a rejection of the page",
    "an error of a worker",
    "a rejection of a worker",
    "an error of a nested worker",
    "a request for http://page.example/",
    "a request for http://worker.example/",
    "a request for http://nested.example/",
];

fn found(page: &Page) -> Result<(), Error> {
    page.load("")?;
    // The last of the noises comes from the worker of a worker.
    thread::sleep(Duration::from_secs(2));
    let found = page.troubles(&[])?;
    for noise in NOISES {
        assert!(found.iter().any(|trouble| trouble.contains(noise)), "{noise} was not found: {found:#?}");
    }
    Ok(())
}

/// When a page is left, a browser ends its scripts and may report that. This is not a trouble of the page.
fn leaving(page: &Page) -> Result<(), Error> {
    let html = "<!doctype html><link rel=icon href='data:,'><title>empty</title>";
    let empty = Answer { kind: "text/html", body: html.into(), headers: Vec::new() };
    page.server.answer_with("/empty.html", empty.clone());
    let elsewhere = stage::bare(suite::site())?;
    elsewhere.answer_with("/", empty);
    // A browser does not keep a page with an `unload` listener for going back to it.
    let busy = "addEventListener('unload', () => {});
        setTimeout(() => { for (const start = performance.now(); performance.now() - start < 2000;); }, 50);";
    page.session.goto(&format!("{}empty.html", page.server.url()))?;
    page.session.script(busy, Vec::new())?;
    thread::sleep(Duration::from_millis(200));
    page.session.goto(&elsewhere.url_by_name())?;
    thread::sleep(Duration::from_secs(2));
    assert_eq!(page.troubles(&[elsewhere.url_by_name().as_str()])?, Vec::<String>::new());
    Ok(())
}
