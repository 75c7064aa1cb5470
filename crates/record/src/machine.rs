//! Where a record comes from, in words.

use crate::record::Environment;

/// Browsers by the mark in their description, in the order in which the marks must be looked for: most browsers name
/// the older ones, too.
const BROWSERS: [(&str, &str); 5] = [
    ("Firefox/", "Firefox"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chromium"),
    ("Version/", "Safari"),
];

impl Environment {
    /// The browser with its main version, for example `Firefox 153`, or the interpreter that ran in none, for example
    /// `CPython 3.11.7`; `an unknown browser` where it does not say.
    #[must_use]
    pub fn browser(&self) -> String {
        if let Some(python) = &self.python {
            return format!("{} {}", python.implementation, python.version);
        }
        let named = BROWSERS.iter().find_map(|(mark, name)| {
            let rest = self.user_agent.split_once(mark)?.1;
            let version: String = rest.chars().take_while(char::is_ascii_digit).collect();
            (!version.is_empty()).then(|| format!("{name} {version}"))
        });
        named.unwrap_or_else(|| String::from("an unknown browser"))
    }

    /// Browser, cores and day in a line, for example `Firefox 153, 8 cores, 2026-11-22`.
    #[must_use]
    pub fn summary(&self) -> String {
        let cores = self.cores_reported;
        let plural = if cores == 1 { "" } else { "s" };
        let day = self.started_at.get(..10).unwrap_or(&self.started_at);
        format!("{}, {cores} core{plural}, {day}", self.browser())
    }
}
