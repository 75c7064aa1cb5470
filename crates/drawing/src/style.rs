//! The strategies' colours as a style sheet, which every page of the site links.

use overlap_record::{
    StrategyId,
    palette::{Theme, colour},
};
use std::fmt::Write;

/// Where each appearance holds: by default, by the system's wish unless the page's address says otherwise, and by the address.
const APPEARANCES: [(&str, Theme, &str); 3] = [
    (":root {\n", Theme::Light, "}\n"),
    ("@media (prefers-color-scheme: dark) { :root:not([data-theme=\"light\"]) {\n", Theme::Dark, "} }\n"),
    (":root[data-theme=\"dark\"] {\n", Theme::Dark, "}\n"),
];

/// The style sheet: a custom property a strategy, for example `--serial`, and `--own`, which is the one of the strategy that an element
/// names in `data-colour`.
#[must_use]
pub fn strategies_css() -> String {
    let mut out = String::new();
    for (opening, theme, closing) in APPEARANCES {
        out.push_str(opening);
        for id in StrategyId::all() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  --{id}: {};", colour(id, theme));
        }
        out.push_str(closing);
    }
    for id in StrategyId::all() {
        let _ = writeln!(out, "[data-colour=\"{id}\"] {{ --own: var(--{id}); }}");
    }
    out
}
