//! What this page's own address asks for.

use super::state::clipped;
use overlap_record::palette::Theme;

/// The recorded run that ships with the site.
const RECORDED: &str = "wait";

/// An address, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Whether the recorded run is to be shown.
    pub recorded: bool,
    /// Whether nothing but the run is to be shown.
    pub embed: bool,
    /// Colours; none are the system's.
    pub theme: Option<Theme>,
    /// What could not be used, in sentences.
    pub problems: Vec<String>,
}

impl Address {
    /// Reads a query.
    #[must_use]
    pub fn of(query: &str) -> Self {
        let mut address = Self::default();
        for part in query.trim_start_matches('?').split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=').unwrap_or((part, "")) {
                ("recorded", RECORDED) => address.recorded = true,
                ("embed", "1") => address.embed = true,
                ("embed", "0") | ("sw", _) => {}
                ("theme", "light") => address.theme = Some(Theme::Light),
                ("theme", "dark") => address.theme = Some(Theme::Dark),
                _ => address.problems.push(format!(
                    "This page’s address has `{}`, which cannot be used; it is left out.",
                    clipped(part, 60)
                )),
            }
        }
        address.problems.truncate(5);
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_used_or_named() {
        let address = Address::of("?recorded=wait&embed=1&theme=dark");
        assert_eq!(
            address,
            Address { recorded: true, embed: true, theme: Some(Theme::Dark), problems: Vec::new() }
        );
        assert_eq!(Address::of(""), Address::default());
        let wrong = Address::of(&format!("?recorded=../x&theme=<b>&{}", "x&".repeat(1000)));
        assert!(!wrong.recorded && wrong.theme.is_none());
        assert_eq!(wrong.problems.len(), 5);
        assert!(wrong.problems[0].contains("recorded=../x"), "{}", wrong.problems[0]);
    }
}
