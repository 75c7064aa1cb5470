//! Scripts from npm that the browser tests put into pages: the rules of accessibility that every page is held against, and what plays a
//! learning platform. The site has nothing of them.

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

/// A script of a package.
struct Script {
    package: &'static str,
    /// Another version may have other rules, so that a test's result would hang on the day on which it was fetched.
    version: &'static str,
    /// Where it is in the package.
    file: &'static str,
    /// The folder of its own that npm installs it in.
    folder: &'static str,
    /// The variable of the environment that tells the tests where it is.
    variable: &'static str,
}

const SCRIPTS: [Script; 3] = [
    Script {
        package: "axe-core",
        version: "4.14.1",
        file: "axe.min.js",
        folder: "axe",
        variable: "OVERLAP_AXE",
    },
    Script {
        package: "scorm-again",
        version: "3.4.3",
        file: "dist/scorm12.min.js",
        folder: "scorm-again",
        variable: "OVERLAP_SCORM_AGAIN",
    },
    Script {
        package: "@xapi/cmi5",
        version: "1.4.0",
        file: "dist/Cmi5.umd.js",
        folder: "xapi-cmi5",
        variable: "OVERLAP_XAPI_CMI5",
    },
];

/// Tells the tests that a command runs where the scripts are.
pub fn tell(command: &mut Command, workspace: &Workspace) {
    for script in &SCRIPTS {
        command.env(script.variable, script.path(workspace));
    }
}

/// Whether the versions that are wanted have been fetched.
pub fn are_there(workspace: &Workspace) -> bool {
    SCRIPTS.iter().all(|script| script.is_there(workspace))
}

/// Fetches them by npm, unless they are there.
///
/// # Errors
/// When npm is missing or cannot fetch one.
pub fn install(workspace: &Workspace) -> Result<()> {
    SCRIPTS.iter().try_for_each(|script| script.install(workspace))
}

impl Script {
    fn folder(&self, workspace: &Workspace) -> PathBuf {
        tools::private_root(workspace).join(self.folder)
    }

    fn in_package(&self, workspace: &Workspace, file: &str) -> PathBuf {
        self.folder(workspace).join("node_modules").join(self.package).join(file)
    }

    fn path(&self, workspace: &Workspace) -> PathBuf {
        self.in_package(workspace, self.file)
    }

    fn is_there(&self, workspace: &Workspace) -> bool {
        let description = fs::read_to_string(self.in_package(workspace, "package.json"));
        description.is_ok_and(|text| self.is_wanted(&text)) && self.path(workspace).is_file()
    }

    fn is_wanted(&self, description: &str) -> bool {
        let description = serde_json::from_str::<serde_json::Value>(description);
        description.is_ok_and(|package| package["version"] == self.version)
    }

    fn install(&self, workspace: &Workspace) -> Result<()> {
        let Self { package, version, .. } = self;
        if self.is_there(workspace) {
            report::step(&format!("{package} is there: {}", self.path(workspace).display()));
            return Ok(());
        }
        let folder = self.folder(workspace);
        fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        report::timed(&format!("fetching {package} {version} by npm"), || self.npm_install(&folder))?;
        if self.is_there(workspace) {
            return Ok(());
        }
        Err(Error::Output {
            program: "npm install".to_owned(),
            problem: format!("no error, but there is no {package} {version} in {}", folder.display()),
        })
    }

    fn npm_install(&self, folder: &Path) -> Result<()> {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]);
        commands::run(npm.arg(folder).arg(format!("{}@{}", self.package, self.version)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_is_fetched_anew() {
        for script in &SCRIPTS {
            let Script { package, version, .. } = script;
            assert!(script.is_wanted(&format!("{{\"name\": \"{package}\", \"version\": \"{version}\"}}")));
            assert!(!script.is_wanted(&format!("{{\"name\": \"{package}\", \"version\": \"0.0.0\"}}")));
            assert!(!script.is_wanted("half a fi"));
        }
    }
}
