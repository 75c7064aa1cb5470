//! `dist`: the finished site.

use crate::{
    commands,
    engines::{self, BUILT_BY_CALLER},
    error::Result,
    lms, manifest, npm, report, setup, sizes,
    tools::{self, Tool},
    workspace::Workspace,
};
use std::process::Command;

/// What cargo is asked for while it builds the page's programs for release: a standard library that is built with them, for size, and
/// panics that end them without a message. A reader gets a tenth less to download. The first is taken away in Trunk.toml's hooks, the
/// others hold for the standard library and for wasm only.
const PROGRAM: [(&str, &str); 3] = [
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
];

/// Gets what is missing, builds the site into `dist/`, and says how large the page is.
///
/// # Errors
/// When something cannot be installed or built, or when the page is over its limit.
pub fn run(workspace: &Workspace) -> Result<()> {
    setup::build_tools(workspace)?;
    build(workspace)?;
    sizes::run(workspace)
}

/// Builds the site into `dist/`.
///
/// # Errors
/// When something cannot be built.
pub fn build(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    report::timed("building the site into dist/", || {
        commands::run(trunk(workspace)?.env(BUILT_BY_CALLER, "1").args(["build", "--release"]))
    })?;
    report::timed("building the Python engines (some minutes the first time)", || {
        engines::build_python(workspace, &dist)
    })?;
    // Before the site is finished, since a page of it says how large they are.
    report::timed("packing the lessons for learning platforms", || lms::write(workspace, &dist))?;
    let id = manifest::write(&dist)?;
    npm::write(workspace, &dist, &dist.join(npm::FOLDER))?;
    manifest::describe(&dist, &id, &workspace.commit())
}

/// Trunk, with the tools that it looks for on PATH, and the commit that ends up in run records.
///
/// # Errors
/// When a tool is missing.
pub fn trunk(workspace: &Workspace) -> Result<Command> {
    let trunk = Tool::trunk().require(workspace)?;
    let bindgen = Tool::wasm_bindgen(workspace)?.require(workspace)?;
    let mut command = Command::new(trunk);
    command.current_dir(&workspace.root);
    command.env("PATH", tools::path_with(workspace, bindgen.parent())?);
    command.env("OVERLAP_COMMIT", workspace.commit());
    command.envs(PROGRAM);
    // Trunk reads this as a flag of its own and refuses every value but true and false.
    command.env_remove("NO_COLOR");
    Ok(command)
}
