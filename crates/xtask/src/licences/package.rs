//! A package of others: what it is called, who made it, and under which licence.

use super::{
    registry::Id,
    texts::{self, Text},
};
use crate::{
    commands,
    error::{Error, Result},
};
use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};
use std::{path::Path, process::Command};

/// Packages that name a file in place of an expression, and what that file is.
const BY_FILE: [(&str, &str); 2] = [("mt19937", "BSD-3-Clause"), ("rustpython-pylib", "Python-2.0")];

/// A package with its licence.
#[derive(Clone)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// Where its source is.
    pub repository: Option<String>,
    /// Whom its manifest names as authors, without their addresses.
    pub authors: Vec<String>,
    /// The licence, as an SPDX expression.
    pub licence: Expression,
    /// The licence files in its folder; none where it brings none.
    pub texts: Vec<Text>,
}

impl Package {
    /// Reads a package's entry in the output of `cargo metadata`, and the licence files in its folder.
    ///
    /// # Errors
    /// `Content` where it states no licence or one that is no SPDX expression, and `File`.
    pub fn read(id: &Id, metadata: &Value) -> Result<Self> {
        let manifest = Path::new(metadata["manifest_path"].as_str().unwrap_or_default());
        let content = |problem: String| Error::Content { path: manifest.to_path_buf(), problem };
        let by_file = BY_FILE.iter().find(|(name, _)| *name == id.name).map(|(_, licence)| *licence);
        let stated = metadata["license"].as_str().or(by_file).ok_or_else(|| {
            content("it states no licence; read its licence file and add it to BY_FILE in xtask".to_owned())
        })?;
        // Old packages write a slash for OR.
        let licence = Expression::parse_mode(stated, ParseMode::LAX)
            .map_err(|error| content(format!("its licence `{stated}` cannot be read: {}", error.reason)))?;
        let authors = metadata["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(Self {
            name: id.name.clone(),
            version: id.version.clone(),
            repository: metadata["repository"].as_str().map(str::to_owned),
            authors: authors.map(without_address).collect(),
            licence,
            texts: texts::of_package(manifest, metadata["license_file"].as_str())?,
        })
    }

    /// Rust's standard library, which every program contains and no manifest names.
    ///
    /// # Errors
    /// When the compiler does not say its version.
    pub fn standard_library() -> Result<Self> {
        let version = commands::output(Command::new("rustc").arg("--version"))?;
        let problem = || Error::Output { program: "rustc --version".to_owned(), problem: version.clone() };
        Ok(Self {
            name: "Rust’s standard library".to_owned(),
            version: version.split_whitespace().nth(1).ok_or_else(problem)?.to_owned(),
            repository: Some("https://github.com/rust-lang/rust".to_owned()),
            authors: vec!["The Rust Project contributors".to_owned()],
            licence: Expression::parse("MIT OR Apache-2.0").map_err(|_| problem())?,
            texts: Vec::new(),
        })
    }

    /// Whether its licence leaves no choice but one that asks for the source of what is made of it: (L)GPL, MPL and the like. A
    /// licence that SPDX does not list counts as such a one.
    #[cfg(test)]
    pub fn needs_copyleft(&self) -> bool {
        needs_copyleft(&self.licence)
    }

    /// Whether it brings the text of a licence. A notice is none.
    pub fn brings_licence(&self) -> bool {
        self.texts.iter().any(|text| !text.name.starts_with("NOTICE"))
    }

    /// Every licence that its expression names.
    pub fn licences(&self) -> impl Iterator<Item = &LicenseReq> {
        self.licence.requirements().map(|requirement| &requirement.req)
    }
}

#[cfg(test)]
pub fn needs_copyleft(licence: &Expression) -> bool {
    !licence.evaluate(|licence| licence.license.id().is_some_and(|id| !id.is_copyleft()))
}

/// An author as manifests write them, `Name <address>`.
fn without_address(author: &str) -> String {
    author.split('<').next().unwrap_or(author).trim().to_owned()
}
