//! `lint`: formatting, and clippy wherever the code runs.

use crate::{
    commands::{self, cargo},
    engines::Engine,
    error::Result,
    report,
    workspace::Workspace,
};

/// Checks the formatting, then runs clippy on the host, on the page and on both engines. Warnings are errors.
///
/// # Errors
/// When a check fails.
pub fn run(workspace: &Workspace) -> Result<()> {
    let root = &workspace.root;
    report::timed("checking the formatting", || {
        commands::run(cargo().current_dir(root).args(["fmt", "--all", "--check"]))
    })?;
    report::timed("clippy on the host", || {
        let check = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
        commands::run(cargo().current_dir(root).args(check))
    })?;
    report::timed("clippy on wasm: the page", || {
        let check =
            ["clippy", "--package=overlap-app", "--target=wasm32-unknown-unknown", "--", "-D", "warnings"];
        commands::run(cargo().current_dir(root).args(check))
    })?;
    for engine in Engine::ALL {
        report::timed(&format!("clippy on wasm: the engine ({})", engine.name()), || {
            commands::run(engine.cargo(workspace, "clippy").args(["--", "-D", "warnings"]))
        })?;
    }
    Ok(())
}
