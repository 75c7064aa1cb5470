//! What a test is, and a subject.

use crate::{Error, driver::Browser, page::Page};
use std::env;

/// One test.
#[derive(Clone, Copy)]
pub struct Case {
    pub(super) name: &'static str,
    pub(super) run: fn(&Page) -> Result<(), Error>,
    only: Option<Browser>,
    pub(super) expected: &'static [&'static str],
    pub(super) measures: bool,
    needs: Option<&'static str>,
    alike: bool,
}

impl Case {
    /// A test for both browsers, with a console that stays silent.
    #[must_use]
    pub const fn new(name: &'static str, run: fn(&Page) -> Result<(), Error>) -> Self {
        Self { name, run, only: None, expected: &[], measures: false, needs: None, alike: false }
    }

    /// The test needs what one browser alone has.
    #[must_use]
    pub const fn only(mut self, browser: Browser) -> Self {
        self.only = Some(browser);
        self
    }

    pub(super) fn is_for(&self, browser: Browser) -> bool {
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

    /// What the test looks at hangs little on a browser's engine, as with [`Subject::alike`].
    #[must_use]
    pub const fn alike(mut self) -> Self {
        self.alike = true;
        self
    }

    pub(super) fn is_left_out(&self, browser: Browser) -> bool {
        self.needs.is_some_and(|variable| env::var_os(variable).is_none())
            || self.alike && is_enough_in_another(browser)
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
    /// Whether what it tests hangs little on a browser's engine, so that the other browsers run it only where [`EVERY`] is set.
    pub alike: bool,
    /// Its tests.
    pub cases: &'static [Case],
}

/// The variable of the environment that asks for every test in every browser.
pub const EVERY: &str = "OVERLAP_EVERY_TEST";

impl Subject {
    /// A subject whose site is isolated and at the root.
    #[must_use]
    pub const fn new(name: &'static str, cases: &'static [Case]) -> Self {
        Self { name, mount: "/", isolated: true, missing: &[], fixture: None, alike: false, cases }
    }

    /// What the subject tests hangs little on a browser's engine: Chromium is enough, where time is short.
    #[must_use]
    pub const fn alike(self) -> Self {
        Self { alike: true, ..self }
    }

    pub(super) fn is_left_out(&self, browser: Browser) -> bool {
        self.alike && is_enough_in_another(browser)
    }
}

/// Whether what is alike in every browser is not tested in this one.
fn is_enough_in_another(browser: Browser) -> bool {
    browser != Browser::Chromium && env::var_os(EVERY).is_none()
}
