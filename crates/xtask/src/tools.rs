//! The programs that the build calls: which versions serve, and where they are.

use crate::{
    commands,
    error::{Error, Result},
    workspace::Workspace,
};
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

/// Which versions of a tool serve.
pub enum Need {
    /// This one only.
    Exactly(String),
    /// This one or a later one of the same 0.x line.
    Compatible(&'static str),
    /// This one or any later one.
    AtLeast(&'static str),
}

/// A program from crates.io that the build calls.
pub struct Tool {
    /// Its crate.
    pub package: &'static str,
    /// Its executable.
    pub program: &'static str,
    /// Which versions serve.
    pub need: Need,
    /// What `cargo install` is told, so that it builds no more than is used here, and makes fast what takes the time.
    pub options: &'static [&'static str],
}

impl Tool {
    /// Trunk, which builds the site; without its search for newer versions. It cannot be built without TLS.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            need: Need::Compatible("0.22.1"),
            options: &["--no-default-features", "--features=rustls"],
        }
    }

    /// wasm-bindgen's command, whose version has to be the library's; without its runner of tests, and the TLS of that.
    ///
    /// # Errors
    /// When Cargo.lock does not name wasm-bindgen.
    pub fn wasm_bindgen(workspace: &Workspace) -> Result<Self> {
        let version = workspace.locked_version("wasm-bindgen")?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            need: Need::Exactly(version),
            options: &[
                "--no-default-features",
                "--bin=wasm-bindgen",
                // Ten seconds more once, and half the time at each build of the page.
                "--config=profile.release.package.walrus.opt-level=1",
                "--config=profile.release.package.wasmparser.opt-level=1",
                "--config=profile.release.package.wasm-bindgen-cli-support.opt-level=1",
            ],
        })
    }

    /// Firefox's driver, for the browser tests.
    pub fn geckodriver() -> Self {
        Self { package: "geckodriver", program: "geckodriver", need: Need::AtLeast("0.37.1"), options: &[] }
    }

    /// The version to install where none serves.
    pub fn version(&self) -> &str {
        match &self.need {
            Need::Exactly(version) => version,
            Need::Compatible(version) | Need::AtLeast(version) => version,
        }
    }

    /// The executable of a version that serves, if there is one.
    pub fn find(&self, workspace: &Workspace) -> Option<PathBuf> {
        let serves = |path: &PathBuf| version_of(path).is_some_and(|version| self.need.is_met_by(&version));
        candidates(workspace, self.program).find(serves)
    }

    /// The executable of a version that serves.
    ///
    /// # Errors
    /// `Tool`, which says what was found instead.
    pub fn require(&self, workspace: &Workspace) -> Result<PathBuf> {
        self.find(workspace).ok_or_else(|| Error::Tool {
            name: self.program,
            version: self.version().to_owned(),
            found: match candidates(workspace, self.program).next() {
                None => "there is none on PATH".to_owned(),
                Some(path) => {
                    let version =
                        version_of(&path).unwrap_or_else(|| "a version it does not tell".to_owned());
                    format!("{} is {version}", path.display())
                }
            },
        })
    }
}

impl Need {
    fn is_met_by(&self, version: &str) -> bool {
        match self {
            Self::Exactly(wanted) => version == wanted,
            Self::Compatible(wanted) => numbers(version)
                .zip(numbers(wanted))
                .is_some_and(|(found, wanted)| found[..2] == wanted[..2] && found[2] >= wanted[2]),
            Self::AtLeast(wanted) => {
                numbers(version).zip(numbers(wanted)).is_some_and(|(found, wanted)| found >= wanted)
            }
        }
    }
}

/// The folder for tools that must not replace the user's own of another version.
pub fn private_root(workspace: &Workspace) -> PathBuf {
    workspace.target.join("tools")
}

/// PATH for programs that look for tools themselves: the given folders first.
///
/// # Errors
/// When a folder's name cannot stand in PATH.
pub fn path_with<'a>(workspace: &Workspace, first: impl IntoIterator<Item = &'a Path>) -> Result<OsString> {
    let first = first.into_iter().map(Path::to_path_buf);
    env::join_paths(first.chain(folders(workspace))).map_err(|error| {
        Error::Usage(format!("a folder of the tools cannot stand in PATH: {error}; move the checkout"))
    })
}

/// Every executable of this name, in the order in which a shell would look.
pub fn candidates(workspace: &Workspace, program: &str) -> impl Iterator<Item = PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    folders(workspace).into_iter().map(move |folder| folder.join(&file)).filter(|path| path.is_file())
}

/// The private folder, PATH, and cargo's own folder, which a shell opened before rustup was installed does not know.
fn folders(workspace: &Workspace) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let cargo_home =
        env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let installs = env::var_os("CARGO_INSTALL_ROOT").map(PathBuf::from).or(cargo_home);
    std::iter::once(private_root(workspace).join("bin"))
        .chain(env::split_paths(&path))
        .chain(installs.map(|root| root.join("bin")))
        .collect()
}

/// The version that a program reports: the first word of `--version` that begins with a digit.
fn version_of(program: &Path) -> Option<String> {
    let text = commands::output(Command::new(program).arg("--version")).ok()?;
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use super::Need;

    #[test]
    fn an_exact_need_takes_no_other_version() {
        let need = Need::Exactly("0.2.130".to_owned());
        assert!(need.is_met_by("0.2.130"));
        assert!(!need.is_met_by("0.2.131"));
    }

    #[test]
    fn a_compatible_need_takes_later_patches_only() {
        let need = Need::Compatible("0.22.1");
        assert!(need.is_met_by("0.22.1"));
        assert!(need.is_met_by("0.22.10"));
        assert!(!need.is_met_by("0.22.0"));
        assert!(!need.is_met_by("0.23.0"));
        assert!(!need.is_met_by("nightly"));
    }

    #[test]
    fn a_least_version_takes_every_later_one() {
        let need = Need::AtLeast("0.37.1");
        assert!(need.is_met_by("0.37.1"));
        assert!(need.is_met_by("1.0.0"));
        assert!(!need.is_met_by("0.37.0"));
        assert!(!need.is_met_by("0.9.9"));
    }
}
