//! The rules of axe-core, which see what a page says to a screen reader, and whether its colours can be told apart.
//!
//! Its one file is fetched for the tests by `cargo xtask setup --browsers`; the site has nothing of it.

use crate::{Error, scripts, session::Session};
use serde::Deserialize;
use serde_json::json;

/// WCAG 2.2 up to AA, and what is good practice besides (<https://www.deque.com/axe/core-documentation/api-documentation/#axecore-tags>).
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Rules of WCAG that axe-core runs only when it is asked to, as it still calls them experimental.
const ASKED_FOR: [&str; 1] = ["label-content-name-mismatch"];

/// Those of these rules that look at colours, which is all that the dark theme changes.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// An element that breaks a rule.
#[derive(Deserialize)]
struct Violation {
    rule: String,
    target: String,
    help: String,
}

/// axe-core, ready to be put into pages.
pub struct Axe {
    script: String,
}

impl Axe {
    /// Reads the script: the one that OVERLAP_AXE names, or the one that `cargo xtask setup --browsers` has fetched.
    ///
    /// # Errors
    /// When there is none.
    pub fn load() -> Result<Self, Error> {
        Ok(Self { script: scripts::AXE.load()? })
    }

    /// Every rule that the page breaks in light colours, and every rule on colours that it breaks in dark ones: one line for each element,
    /// with the rule's name, what finds the element, and what to do. Frames in the page are left out. With `part` only that element is
    /// looked at, or the step of a lesson that it stands in.
    ///
    /// A driver's scripts are not held to the page's security policy.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn broken(&self, session: &Session, part: Option<&str>) -> Result<Vec<String>, Error> {
        let run = "
            const [tags, rules, ofColours, part] = arguments;
            const element = part ? document.querySelector(part) : document;
            const context = part ? element.closest('.step') ?? element : document;
            const root = document.documentElement;
            const { theme: before } = root.dataset;
            const found = [];
            const asked = {
                light: {
                    runOnly: { type: 'tag', values: tags },
                    rules: Object.fromEntries(rules.map(rule => [rule, { enabled: true }])),
                },
                dark: { runOnly: { type: 'rule', values: ofColours } },
            };
            for (const [theme, options] of Object.entries(asked)) {
                root.dataset.theme = theme;
                await new Promise(resolve => setTimeout(resolve, 50));
                const { violations } = await axe.run(context, {
                    ...options,
                    resultTypes: ['violations'],
                    iframes: false,
                    preload: false,
                });
                for (const { id, help, nodes } of violations) {
                    for (const { target } of nodes) {
                        found.push({ rule: `${id} (${theme})`, target: target.flat().join(' '), help });
                    }
                }
            }
            if (before) root.dataset.theme = before; else delete root.dataset.theme;
            return found;";
        let arguments = vec![json!(TAGS), json!(ASKED_FOR), json!(OF_COLOURS), json!(part)];
        let found = session.async_script(&format!("{}\n{run}", self.script), arguments)?;
        let found: Vec<Violation> = serde_json::from_value(found)?;
        Ok(found
            .into_iter()
            .map(|Violation { rule, target, help }| format!("{rule} at {target}: {help}"))
            .collect())
    }
}
