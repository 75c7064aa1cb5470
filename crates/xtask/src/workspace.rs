//! Where things are: the checkout, its target folder, its commit, and the versions that its lock file names.

use crate::error::{Error, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The checkout that xtask works on.
pub struct Workspace {
    /// Its root folder.
    pub root: PathBuf,
    /// The folder for build results: `CARGO_TARGET_DIR`, or `target`.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the checkout by the variable that `cargo run` sets.
    ///
    /// # Errors
    /// `NoWorkspace` where cargo did not start this program.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").ok_or(Error::NoWorkspace)?;
        let root = Path::new(&manifest).ancestors().nth(2).ok_or(Error::NoWorkspace)?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(&folder).map_err(Error::file("resolve", folder))?,
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// Where the finished site lands.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The short hash of the commit that is checked out, or `unknown` outside of git.
    pub fn commit(&self) -> String {
        let git = Command::new("git").current_dir(&self.root).args(["rev-parse", "--short", "HEAD"]).output();
        let hash = git.ok().filter(|output| output.status.success()).map(|output| output.stdout);
        let hash = hash.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned());
        hash.filter(|hash| !hash.is_empty()).unwrap_or_else(|| "unknown".to_owned())
    }

    /// The version of a package in Cargo.lock.
    ///
    /// # Errors
    /// When the lock file cannot be read or does not name the package.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
        version_in(&lock, package).ok_or_else(|| Error::Content {
            path,
            problem: format!("it names no version of {package}; `cargo generate-lockfile` writes it anew"),
        })
    }
}

/// The version of a package in the text of a lock file, where the line after `name` is always `version`.
fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn a_version_is_found_by_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-macro").as_deref(), Some("9.9.9"));
        assert_eq!(version_in(LOCK, "wasm"), None);
    }
}
