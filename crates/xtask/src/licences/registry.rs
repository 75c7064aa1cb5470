//! What cargo knows of every package of the workspace.

use super::package::Package;
use crate::{
    commands::{self, cargo},
    engines::Engine,
    error::{Error, Result},
    workspace::Workspace,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The modules of CPython. Only a build script depends on it, but it freezes them into the Python engines.
const FROZEN: &str = "rustpython-pylib";

/// Name and version of a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    pub name: String,
    pub version: String,
}

impl Id {
    /// Reads a line of `cargo tree`: `name v1.2.3`, perhaps with more behind it.
    pub fn of_line(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let name = words.next()?.to_owned();
        let version = words.next()?.strip_prefix('v')?.to_owned();
        Some(Self { name, version })
    }
}

/// The packages by name and version, as `cargo metadata` describes them.
pub struct Registry(BTreeMap<Id, Value>);

impl Registry {
    /// Asks cargo.
    ///
    /// # Errors
    /// When cargo fails or prints something else than metadata.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let mut command = cargo();
        command.current_dir(&workspace.root).args(["metadata", "--format-version=1", "--all-features"]);
        command.arg("--filter-platform=wasm32-unknown-unknown");
        // A target with atomics has more packages than one without.
        command.env("CARGO_ENCODED_RUSTFLAGS", Engine::PythonThreads.rustflags());
        let text = commands::output(&mut command)?;
        Self::parse(&text).ok_or_else(|| Error::Output {
            program: "cargo metadata".to_owned(),
            problem: "no list of packages".to_owned(),
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut metadata: Value = serde_json::from_str(text).ok()?;
        let Value::Array(packages) = metadata["packages"].take() else { return None };
        let by_id = packages.into_iter().map(|package| {
            let field = |name: &str| package[name].as_str().map(str::to_owned);
            Some((Id { name: field("name")?, version: field("version")? }, package))
        });
        by_id.collect::<Option<_>>().map(Self)
    }

    /// The packages that are frozen into the Python engines.
    pub fn frozen(&self) -> impl Iterator<Item = &Id> {
        self.0.keys().filter(|id| id.name == FROZEN)
    }

    /// A package of others with its licence; nothing where the package is of this workspace.
    ///
    /// # Errors
    /// When cargo does not know the package, or when it has no licence that can be read.
    pub fn package(&self, id: &Id) -> Result<Option<Package>> {
        let metadata = self.0.get(id).ok_or_else(|| Error::Output {
            program: "cargo metadata".to_owned(),
            problem: format!("nothing of {} {}, which `cargo tree` names", id.name, id.version),
        })?;
        if metadata["source"].is_null() { Ok(None) } else { Package::read(id, metadata).map(Some) }
    }
}
