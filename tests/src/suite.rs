//! Runs the tests one after another, since they measure times, with one browser for each subject.

use crate::{Error, driver::Browser, page::Page, server::Site};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    any::Any,
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

/// One test.
#[derive(Clone, Copy)]
pub struct Case {
    name: &'static str,
    run: fn(&Page) -> Result<(), Error>,
    only: Option<Browser>,
    expected: &'static [&'static str],
    measures: bool,
    needs: Option<&'static str>,
}

/// How often a test that measures may be tried.
const ATTEMPTS: u32 = 3;

/// How often any test may be tried where the driver could not do what it was told: a page was just being left, or a window did
/// not answer. What the page does wrong, late or loudly is never forgiven so. The log names the attempt that failed.
const DRIVER_ATTEMPTS: u32 = 2;

impl Case {
    /// A test for both browsers, with a console that stays silent.
    #[must_use]
    pub const fn new(name: &'static str, run: fn(&Page) -> Result<(), Error>) -> Self {
        Self { name, run, only: None, expected: &[], measures: false, needs: None }
    }

    /// The test needs what one browser alone has.
    #[must_use]
    pub const fn only(mut self, browser: Browser) -> Self {
        self.only = Some(browser);
        self
    }

    fn is_for(&self, browser: Browser) -> bool {
        self.only.map_or_else(|| Browser::ALL.contains(&browser), |only| only == browser)
    }

    /// The test measures how fast something is. Another program can make it fail and none can make it succeed, so that it
    /// is tried again.
    #[must_use]
    pub const fn measuring(mut self) -> Self {
        self.measures = true;
        self
    }

    /// The test is left out, and counted as ignored, unless this variable of the environment is set.
    #[must_use]
    pub const fn needing(mut self, variable: &'static str) -> Self {
        self.needs = Some(variable);
        self
    }

    fn is_left_out(&self) -> bool {
        self.needs.is_some_and(|variable| env::var_os(variable).is_none())
    }

    /// The test provokes console messages that contain one of these.
    #[must_use]
    pub const fn expecting(mut self, expected: &'static [&'static str]) -> Self {
        self.expected = expected;
        self
    }
}

/// Tests of one subject: a file of its own, and a browser of its own.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Its name in the names of its tests.
    pub name: &'static str,
    /// The path at which the site appears.
    pub mount: &'static str,
    /// Whether the server's headers isolate the page.
    pub isolated: bool,
    /// Files of the site that the server does not have.
    pub missing: &'static [&'static str],
    /// A folder of `tests/fixtures` to serve instead of the site.
    pub fixture: Option<&'static str>,
    /// Its tests.
    pub cases: &'static [Case],
}

impl Subject {
    /// A subject whose site is isolated and at the root.
    #[must_use]
    pub const fn new(name: &'static str, cases: &'static [Case]) -> Self {
        Self { name, mount: "/", isolated: true, missing: &[], fixture: None, cases }
    }
}

/// The open page, with the browser and the subject that it was opened for.
type Open = Option<(Browser, &'static str, Page)>;

/// Runs every test of `subjects` that the command line asks for.
pub fn run(subjects: &[Subject]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let open: Arc<Mutex<Open>> = Arc::default();
    let mut trials = Vec::new();
    for browser in Browser::ANY {
        for &subject in subjects {
            for &case in subject.cases.iter().filter(|case| case.is_for(browser)) {
                let open = Arc::clone(&open);
                let name = format!("{browser}::{}::{}", subject.name, case.name);
                let test = Trial::test(name, move || {
                    trial(&mut open.lock().unwrap_or_else(PoisonError::into_inner), browser, subject, case)
                });
                trials.push(test.with_ignored_flag(case.is_left_out()));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trial(open: &mut Open, browser: Browser, subject: Subject, case: Case) -> Result<(), Failed> {
    let mut result = Ok(());
    let mut attempts = if case.measures { ATTEMPTS } else { 1 };
    let mut attempt = 0;
    while attempt < attempts {
        attempt += 1;
        let tried = catch_unwind(AssertUnwindSafe(|| attempt_in(open, browser, subject, case)));
        if let Ok(Err(Error::WebDriver(_))) = &tried {
            attempts = attempts.max(DRIVER_ATTEMPTS);
        }
        result = match tried {
            Ok(tried) => tried.map_err(Failed::from),
            Err(panic) => Err(said(panic.as_ref()).into()),
        };
        let Err(failed) = &result else { break };
        // The next attempt, and the next test, must not find what this one left.
        *open = None;
        if attempt < attempts {
            println!("attempt {attempt}: {}", failed.message().unwrap_or_default());
        }
    }
    result
}

fn attempt_in(open: &mut Open, browser: Browser, subject: Subject, case: Case) -> Result<(), Error> {
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
