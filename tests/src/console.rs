//! What the browser's console said.

use crate::{Error, driver::Browser, session::Session};
use std::{thread, time::Duration};

/// Takes the errors and warnings of page and workers since the last call: console messages and uncaught exceptions.
///
/// Chromium tells them by its driver's log, Firefox on its standard output.
///
/// # Errors
/// When the browser does not answer.
pub fn complaints(session: &Session) -> Result<Vec<String>, Error> {
    match session.browser() {
        Browser::Chromium => Ok(session
            .log("browser")?
            .into_iter()
            .filter(|(level, _)| level == "SEVERE" || level == "WARNING")
            .map(|(level, message)| format!("{level} {message}"))
            .collect()),
        // Its driver tells nothing of the console.
        Browser::Webkit => Ok(Vec::new()),
        Browser::Firefox => {
            // Its output takes a moment through the pipes.
            thread::sleep(Duration::from_millis(100));
            Ok(session.driver().take_said().into_iter().filter(|line| is_complaint(line)).collect())
        }
    }
}

/// Whether a line of Firefox's output speaks of the page. Its own machinery complains too: scripts of the browser have
/// addresses such as `chrome://` and `resource://`, and `RSLoader` looks for the vendor's settings, which tests switch off.
fn is_complaint(line: &str) -> bool {
    let is_message =
        ["console.error:", "console.warn:", "console.assert:"].iter().any(|kind| line.starts_with(kind));
    let is_exception = ["JavaScript error:", "JavaScript warning:"].iter().any(|kind| line.starts_with(kind));
    let is_the_browsers = ["chrome://", "resource://", "moz-extension://", "console.error: RSLoader:"]
        .iter()
        .any(|own| line.contains(own));
    (is_message || is_exception) && !is_the_browsers
}

#[cfg(test)]
mod tests {
    use super::is_complaint;

    #[test]
    fn the_pages_complaints_are_told_from_firefoxs_own() {
        assert!(is_complaint("console.error: \"an error of the page\""));
        assert!(is_complaint("JavaScript error: http://127.0.0.1:80/page.js, line 3: Error: no"));
        assert!(!is_complaint("JavaScript error: resource://gre/modules/Some.sys.mjs, line 3: Error: no"));
        assert!(!is_complaint("console.error: RSLoader: "));
        assert!(!is_complaint("console.log: \"hello\""));
    }
}
