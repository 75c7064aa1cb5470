//! The page of third-party licences, `licences.html`: what each program of the site contains, under which licences, with their texts.
//!
//! `cargo tree` says which packages a program contains: it resolves features for one package and one target, while `cargo metadata`
//! mixes those of the whole workspace. The rest comes from `cargo metadata` and from the packages' folders.

mod html;
mod package;
mod registry;
mod texts;

use crate::{
    commands::{self, cargo},
    engines::Engine,
    error::{Error, Result},
    report,
    workspace::Workspace,
};
use package::Package;
use registry::{Id, Registry};
use std::{collections::BTreeSet, fs, path::Path};

const PAGE: &str = "licences.html";

/// A program of the site.
#[derive(Clone, Copy)]
enum Program {
    Page,
    Reader,
    Engine(Engine),
}

/// The packages of others in each group of programs.
struct Contents {
    /// In the page or its reader of records.
    page: Vec<Package>,
    /// In the engines of compiled tasks.
    engines: Vec<Package>,
    /// In the Python engines and not in the other ones.
    python: Vec<Package>,
}

/// Writes the page into the folder of a site.
///
/// # Errors
/// When cargo does not say what a program contains, or when a package states no licence.
pub fn write(workspace: &Workspace, out: &Path) -> Result<()> {
    report::timed("writing the page of licences", || {
        let path = out.join(PAGE);
        fs::write(&path, html::page(&Contents::read(workspace)?)).map_err(Error::file("write", path))
    })
}

impl Contents {
    fn read(workspace: &Workspace) -> Result<Self> {
        let registry = Registry::read(workspace)?;
        let all = |programs: &[Program]| -> Result<BTreeSet<Id>> {
            let sets = programs.iter().map(|program| program.packages(workspace));
            sets.collect::<Result<Vec<_>>>().map(|sets| sets.into_iter().flatten().collect())
        };
        let page = all(&[Program::Page, Program::Reader])?;
        let engines = all(&[Engine::Plain, Engine::Threads].map(Program::Engine))?;
        let python = all(&Engine::PYTHON.map(Program::Engine))?;
        let standard_library = Package::standard_library()?;
        let packages = |ids: &mut dyn Iterator<Item = &Id>| -> Result<Vec<Package>> {
            ids.filter_map(|id| registry.package(id).transpose()).collect()
        };
        let mut contents = Self {
            page: packages(&mut page.iter())?,
            engines: packages(&mut engines.iter())?,
            python: packages(&mut python.difference(&engines).chain(registry.frozen()))?,
        };
        contents.page.insert(0, standard_library.clone());
        contents.engines.insert(0, standard_library);
        Ok(contents)
    }
}

impl Program {
    /// The packages whose code is in the program, ours included, macros and what only builds it left out.
    ///
    /// # Errors
    /// When cargo cannot say.
    fn packages(self, workspace: &Workspace) -> Result<BTreeSet<Id>> {
        let mut command = cargo();
        command.current_dir(&workspace.root);
        command.args(["tree", "--target=wasm32-unknown-unknown", "--edges=normal,no-proc-macro"]);
        command.args(["--prefix=none", "--format={p}"]);
        match self {
            Self::Page => command.arg("--package=overlap-app"),
            Self::Reader => command.arg("--package=overlap-reader"),
            Self::Engine(engine) => command
                .arg("--package=overlap-engine")
                .args(engine.features())
                // Some packages are there for a target with atomics only.
                .env("CARGO_ENCODED_RUSTFLAGS", engine.rustflags()),
        };
        Ok(commands::output(&mut command)?.lines().filter_map(Id::of_line).collect())
    }
}

#[cfg(test)]
mod tests;
