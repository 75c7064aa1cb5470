//! axe-core, whose rules of accessibility the browser tests hold every page against. The site has nothing of it.

use crate::{
    commands,
    error::{Error, Result},
    report, tools,
    workspace::Workspace,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Another version may have other rules, so that a test's result would hang on the day on which it was fetched.
const VERSION: &str = "4.14.1";

/// The script that tests put into pages.
pub fn script(workspace: &Workspace) -> PathBuf {
    package(workspace).join("axe.min.js")
}

/// Whether the version that is wanted has been fetched.
pub fn is_there(workspace: &Workspace) -> bool {
    fs::read_to_string(package(workspace).join("package.json")).is_ok_and(|text| is_wanted(&text))
        && script(workspace).is_file()
}

/// Fetches it by npm, unless it is there.
///
/// # Errors
/// When npm is missing or cannot fetch it.
pub fn install(workspace: &Workspace) -> Result<()> {
    if is_there(workspace) {
        report::step(&format!("axe-core is there: {}", script(workspace).display()));
        return Ok(());
    }
    let folder = folder(workspace);
    fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
    report::timed(&format!("fetching axe-core {VERSION} by npm"), || npm_install(&folder))?;
    if is_there(workspace) {
        return Ok(());
    }
    Err(Error::Output {
        program: "npm install".to_owned(),
        problem: format!("no error, but there is no axe-core {VERSION} in {}", folder.display()),
    })
}

fn npm_install(folder: &Path) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]);
    commands::run(npm.arg(folder).arg(format!("axe-core@{VERSION}")))
}

fn folder(workspace: &Workspace) -> PathBuf {
    tools::private_root(workspace).join("axe")
}

fn package(workspace: &Workspace) -> PathBuf {
    folder(workspace).join("node_modules/axe-core")
}

fn is_wanted(package: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(package).is_ok_and(|package| package["version"] == VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_fetched_anew() {
        assert!(is_wanted(&format!("{{\"name\": \"axe-core\", \"version\": \"{VERSION}\"}}")));
        assert!(!is_wanted("{\"name\": \"axe-core\", \"version\": \"4.0.0\"}"));
        assert!(!is_wanted("half a fi"));
    }
}
