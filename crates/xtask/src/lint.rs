//! `lint`: formatting, and clippy wherever the code runs.

use crate::{
    commands::{self, cargo},
    engines::Engine,
    error::{Error, Result},
    report,
    workspace::Workspace,
};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// Variables with which cargo compiles this workspace's crates by clippy, and a warning is an error. Clippy's own command only checks, so
/// that whoever also runs the tests would compile every dependency twice.
pub const COMPILED: [(&str, &str); 2] =
    [("RUSTC_WORKSPACE_WRAPPER", "clippy-driver"), ("CARGO_BUILD_WARNINGS", "deny")];

/// Whether this program runs with [`COMPILED`].
pub fn is_compiled() -> bool {
    COMPILED.iter().all(|(name, value)| env::var(name).as_deref() == Ok(value))
}

/// Checks the formatting, then runs clippy on the host and wherever else the code runs. Warnings are errors.
///
/// # Errors
/// When a check fails.
pub fn run(workspace: &Workspace) -> Result<()> {
    formatting(workspace)?;
    report::timed("clippy on the host", || {
        let check = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        commands::run(cargo().current_dir(&workspace.root).args(check))
    })?;
    report::timed("clippy on wasm: the page and the reader", || {
        let check = ["clippy", "--package=overlap-app", "--package=overlap-reader"];
        let with = ["--target=wasm32-unknown-unknown", "--", "-D", "warnings"];
        commands::run(cargo().current_dir(&workspace.root).args(check).args(with))
    })?;
    // What the Python engines add to these is checked on the host, but for a few lines, and by `test`; to check the interpreter for wasm
    // takes minutes.
    for engine in [Engine::Plain, Engine::Threads] {
        report::timed(&format!("clippy on wasm: the engine ({})", engine.name()), || {
            commands::run(engine.cargo(workspace, "clippy").args(["--", "-D", "warnings"]))
        })?;
    }
    Ok(())
}

/// Checks the formatting.
///
/// # Errors
/// When a file is formatted otherwise.
pub fn formatting(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    report::timed("checking the formatting", || {
        commands::run(cargo().current_dir(root).args(["fmt", "--all", "--check"]))?;
        // A macro names these files, and cargo fmt finds none that a macro names.
        let files = rust_files(&root.join("crates/workloads/src/catalogue"))?;
        commands::run(Command::new("rustfmt").current_dir(root).arg("--check").args(files))
    })
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = || fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>();
    let mut files =
        list().map_err(|source| Error::File { action: "list", path: folder.to_owned(), source })?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    Ok(files)
}
