//! The address that the site will have.

use crate::error::Error;
use std::{fmt, str::FromStr};
use url::Url;

/// The address of a site's folder, which ends with a slash.
#[derive(Clone, Debug)]
pub struct Address(Url);

impl Address {
    /// The address of a file of the site, by its path with slashes.
    pub(super) fn of(&self, path: &str) -> String {
        format!("{self}{path}")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Address {
    type Err = Error;

    /// Takes the address of a folder, with or without the slash at its end.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = |problem: &str| Error::Address { text: text.to_owned(), problem: problem.to_owned() };
        let mut url = Url::parse(text).map_err(|error| wrong(&error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("it begins with neither https:// nor http://"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("it has a query or a fragment"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("it has a name or a password, which every page would show"));
        }
        if url.path().ends_with(".html") {
            return Err(wrong("it is that of a page, not of the folder with the site"));
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_ends_with_a_slash() {
        for text in
            ["https://example.org/overlap", "https://example.org/overlap/", "https://EXAMPLE.org:443/overlap"]
        {
            let address: Address = text.parse().unwrap();
            assert_eq!(address.of("runs.html"), "https://example.org/overlap/runs.html", "{text}");
        }
        assert_eq!("http://example.org".parse::<Address>().unwrap().of(""), "http://example.org/");
    }

    #[test]
    fn what_is_no_address_of_a_site_is_named() {
        for (text, problem) in [
            ("example.org/overlap", "relative URL without a base"),
            ("ftp://example.org/", "neither https:// nor http://"),
            ("https://example.org/?v=1", "a query"),
            ("https://example.org/#lab", "a fragment"),
            ("https://me:secret@example.org/", "a password"),
            ("https://example.org/index.html", "of a page"),
        ] {
            let message = text.parse::<Address>().unwrap_err().to_string();
            assert!(message.contains(problem), "{text}: {message}");
        }
    }
}
