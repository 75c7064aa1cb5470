//! The listening itself: what the other subjects must not meet is heard where it happens, in pages and in workers.

use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use std::{thread, time::Duration};

pub const SUBJECT: Subject =
    Subject { fixture: Some("noisy"), ..Subject::new("ears", &[Case::new("hear", hear)]) };

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

fn hear(page: &Page) -> Result<(), Error> {
    page.load("")?;
    // The last of the noises comes from the worker of a worker.
    thread::sleep(Duration::from_secs(2));
    let heard = page.troubles(&[])?;
    for noise in NOISES {
        assert!(heard.iter().any(|trouble| trouble.contains(noise)), "{noise} was not heard: {heard:#?}");
    }
    Ok(())
}
