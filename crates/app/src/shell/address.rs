//! The parameters of an address that every page knows: how it is shown. What else there is, each page reads itself.

use crate::browser;
use overlap_protocol::permalink::{Extent, Notice};
use overlap_record::palette::Theme;

/// An address, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Whether another page embeds this one, which then shows only what is asked for.
    pub embed: bool,
    /// How much of the page is shown; `None` is the page's usual view.
    pub view: Option<Extent>,
    /// Colours; `None` follows the reader's system.
    pub theme: Option<Theme>,
    /// What could not be used of these.
    pub notices: Vec<Notice>,
    /// The other parameters, in order: name and value.
    pub others: Vec<(String, String)>,
}

impl Address {
    /// Reads a query, with or without its question mark.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let mut address = Self::default();
        for (name, value) in browser::parameters(query) {
            match (name.as_str(), value.as_str()) {
                ("embed", "1") => address.embed = true,
                ("embed", "" | "0") => {}
                ("embed", _) => address.note(name, &value, "neither `0` nor `1`; the whole page is shown."),
                ("view", name)
                    if let Some((_, view)) = Extent::NAMED.iter().find(|(known, _)| *known == name) =>
                {
                    address.view = Some(*view);
                }
                ("view", _) => {
                    address.note(
                        name,
                        &value,
                        "neither `compact` nor `full`; the page's usual view is used.",
                    );
                }
                ("theme", "light") => address.theme = Some(Theme::Light),
                ("theme", "dark") => address.theme = Some(Theme::Dark),
                ("theme", _) => {
                    address.note(name, &value, "neither `light` nor `dark`; your system's colours are used.");
                }
                _ => address.others.push((name, value)),
            }
        }
        address
    }

    fn note(&mut self, part: String, value: &str, problem: &str) {
        // A stranger's text is cut, so that no address can flood the page.
        let value: String = value.chars().take(40).collect();
        self.notices.push(Notice { part, message: format!("`{value}` is {problem}") });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_named_and_the_rest_is_used() {
        let address = Address::read("?embed=1&theme=p%69nk&lesson=tills&sw=off");
        assert!(address.embed && address.theme.is_none());
        assert_eq!(address.notices.len(), 1);
        assert!(address.notices[0].message.contains("`pink`"), "{:?}", address.notices);
        let others =
            [("lesson", "tills"), ("sw", "off")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(address.others, others);
        assert_eq!(Address::read("?view=compact").view, Some(Extent::Compact));
        let wrong = Address::read("?view=small");
        assert!(wrong.view.is_none() && wrong.notices[0].message.contains("`small`"), "{:?}", wrong.notices);
        assert_eq!(Address::read("theme=dark").theme, Some(Theme::Dark));
        assert_eq!(Address::read(""), Address::default());
    }
}
