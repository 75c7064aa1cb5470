//! What a lesson's address sets. It is read by hand, since the reader of a permalink brings the whole lab's settings along.

use overlap_protocol::permalink::{Notice, Theme};

/// The part of an address that a lesson knows.
#[derive(Debug, Default, PartialEq)]
pub struct Address {
    /// Whether the page is framed by another and shows nothing but the lesson.
    pub embed: bool,
    /// Colours; none follows the reader's system.
    pub theme: Option<Theme>,
    /// What could not be used.
    pub notices: Vec<Notice>,
}

/// Reads a query, with or without its question mark. A part that it does not know is another's.
pub fn read(query: &str) -> Address {
    let mut address = Address::default();
    for part in query.trim_start_matches('?').split('&') {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match (name, value) {
            ("embed", "1") => address.embed = true,
            ("theme", "light") => address.theme = Some(Theme::Light),
            ("theme", "dark") => address.theme = Some(Theme::Dark),
            ("embed", "" | "0") => {}
            ("embed", _) => {
                address.notices.push(notice(name, value, "1 or nothing; the whole page is shown"))
            }
            ("theme", _) => {
                address.notices.push(notice(name, value, "light or dark; the system’s colours are used"));
            }
            _ => {}
        }
    }
    address
}

fn notice(name: &str, value: &str, known: &str) -> Notice {
    Notice { part: name.to_owned(), message: ["“", value, "” is not ", known, "."].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_used_is_named_and_the_rest_is_used() {
        let address = read("?embed=1&theme=pink&lesson=tills&sw=off");
        assert!(address.embed && address.theme.is_none());
        assert_eq!(address.notices.len(), 1);
        assert!(address.notices[0].message.contains("pink"), "{:?}", address.notices);
        assert_eq!(read("theme=dark").theme, Some(Theme::Dark));
        assert_eq!(read(""), Address::default());
    }
}
