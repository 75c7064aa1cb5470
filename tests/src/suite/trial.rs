//! One test in its browser.

use super::case::{Case, Subject};
use crate::{Error, driver::Browser, page::Page, server::Site};
use std::{
    any::Any,
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How often a test that measures may be tried.
const ATTEMPTS: u32 = 4;

/// How often any test may be tried where the driver could not do what it was told: a page was just being left, or a window did
/// not answer. What the page does wrong, late or loudly is never forgiven so. The log names the attempt that failed.
const DRIVER_ATTEMPTS: u32 = 2;

/// A case of a subject, in a browser.
#[derive(Clone, Copy)]
pub struct Test {
    pub browser: Browser,
    pub subject: Subject,
    pub case: Case,
}

impl Test {
    pub fn name(&self) -> String {
        format!("{}::{}::{}", self.browser, self.subject.name, self.case.name)
    }

    pub fn is_left_out(&self) -> bool {
        self.case.is_left_out(self.browser) || self.subject.is_left_out(self.browser)
    }
}

/// Why a test failed.
pub struct Failure {
    pub message: String,
    /// Whether the page did not come to a state in time.
    pub is_late: bool,
}

/// The open page, with the browser and the subject that it was opened for.
pub type Open = Option<(Browser, &'static str, Page)>;

/// How long a test takes before the log names it and its time.
const SLOW: Duration = Duration::from_secs(10);

/// Runs a test, in the open page where that is of its subject.
pub fn run(open: &mut Open, test: Test) -> Result<(), Failure> {
    let begin = Instant::now();
    let mut result = Ok(());
    let mut attempts = if test.case.measures { ATTEMPTS } else { 1 };
    let mut attempt = 0;
    while attempt < attempts {
        attempt += 1;
        let tried = catch_unwind(AssertUnwindSafe(|| attempt_in(open, test)));
        if let Ok(Err(Error::WebDriver(_))) = &tried {
            attempts = attempts.max(DRIVER_ATTEMPTS);
        }
        result = match tried {
            Ok(tried) => tried.map_err(|error| Failure {
                message: error.to_string(),
                is_late: matches!(error, Error::Late { .. }),
            }),
            Err(panic) => Err(Failure { message: said(panic.as_ref()), is_late: false }),
        };
        let Err(failed) = &result else { break };
        // The next attempt, and the next test, must not find what this one left.
        *open = None;
        if attempt < attempts {
            println!("{}, attempt {attempt}: {}", test.name(), failed.message);
        }
    }
    if begin.elapsed() >= SLOW {
        println!("{} took {:.0?}", test.name(), begin.elapsed());
    }
    result
}

fn attempt_in(open: &mut Open, test: Test) -> Result<(), Error> {
    let Test { browser, subject, case } = test;
    if open.as_ref().is_none_or(|(of, name, _)| *of != browser || *name != subject.name) {
        // The old browser goes first: two at once would disturb each other's times.
        *open = None;
        let root = subject.fixture.map_or_else(site, fixture);
        let Subject { mount, isolated, missing, .. } = subject;
        let site = Site { root, mount, isolated, missing };
        *open = Some((browser, subject.name, Page::open(browser, site)?));
    }
    let Some((_, _, page)) = open.as_ref() else { return Ok(()) };
    (case.run)(page)?;
    let troubles = page.troubles(case.expected)?;
    if troubles.is_empty() { Ok(()) } else { Err(Error::Noisy(troubles.join("\n"))) }
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    literal
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned())
}

/// The built site: `dist` of this workspace, or what OVERLAP_DIST names.
#[must_use]
pub fn site() -> PathBuf {
    env::var_os("OVERLAP_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from)
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}
