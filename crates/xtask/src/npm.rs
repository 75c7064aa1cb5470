//! The package `overlap-lab` for npm: the element's modules, what describes them, and the module for notebooks.

use crate::{
    error::{Error, Result},
    install,
    workspace::Workspace,
};
use serde_json::{Map, Value, json};
use std::{fs, path::Path};

/// The package's folder in the site. It is no part of the site's build, so the service worker keeps nothing of it.
pub const FOLDER: &str = "npm";

/// Where its own files are in the checkout.
const SOURCES: &str = "crates/xtask/npm";

/// The element's modules, in the package and in the site's sources. The built site's name its build, which bundlers cannot read.
const MODULES: &str = "element";
const SITE_SOURCES: &str = "www";

/// What it takes over from the built site: the module for notebooks, and what the element shows at first.
const BUILT: [&str; 2] = ["overlap.mjs", "element/pictures.js"];

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
const DESCRIPTION: &str = "package.json";

/// Writes the package into `out`, with the module for notebooks of the site that is built in `site`.
///
/// # Errors
/// When a file cannot be read or written, or the package's description is no JSON object.
pub fn write(workspace: &Workspace, site: &Path, out: &Path) -> Result<()> {
    install::copy_folder(&workspace.root.join(SOURCES), out)?;
    install::copy_folder(&workspace.root.join(SITE_SOURCES).join(MODULES), &out.join(MODULES))?;
    for file in BUILT {
        copy(&site.join(file), &out.join(file))?;
    }
    for licence in LICENCES {
        copy(&workspace.root.join(licence), &out.join(licence))?;
    }
    describe(&out.join(DESCRIPTION))
}

/// Puts the workspace's version and licence into the package's description.
fn describe(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).map_err(Error::file("read", path))?;
    let mut description: Map<String, Value> = serde_json::from_str(&text).map_err(|error| {
        Error::Content { path: path.to_owned(), problem: format!("it is no JSON object: {error}") }
    })?;
    description.insert("version".to_owned(), json!(env!("CARGO_PKG_VERSION")));
    description.insert("license".to_owned(), json!(env!("CARGO_PKG_LICENSE")));
    let text = serde_json::to_string_pretty(&description).unwrap_or_default();
    fs::write(path, text + "\n").map_err(Error::file("write", path))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(Error::file("copy", from))
}

#[cfg(test)]
mod tests;
