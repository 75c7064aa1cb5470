//! `setup`: gets what is missing to build the site, and on request what the browser tests drive.

use crate::{
    browsers, commands,
    error::{Error, Result},
    install, report,
    tools::Tool,
    workspace::Workspace,
};
use std::process::Command;

/// Runs the command.
///
/// # Errors
/// When something cannot be installed.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    match arguments {
        [] => build_tools(workspace),
        [flag] if flag == "--browsers" => {
            browsers::install(workspace)?;
            build_tools(workspace)
        }
        _ => Err(Error::Usage("`setup` takes `--browsers` or nothing".to_owned())),
    }
}

/// The toolchain's parts, wasm-bindgen and Trunk.
///
/// # Errors
/// When one of them cannot be installed.
pub fn build_tools(workspace: &Workspace) -> Result<()> {
    toolchain(workspace)?;
    install::install_missing(
        workspace,
        &Tool::wasm_bindgen(workspace)?,
        "once; about a minute on two cores",
    )?;
    install::install_missing(workspace, &Tool::trunk(), "once; about four minutes on two cores")
}

/// Adds the parts of rust-toolchain.toml that a toolchain installed in another way may lack.
fn toolchain(workspace: &Workspace) -> Result<()> {
    report::step("checking the toolchain that rust-toolchain.toml names");
    let mut command = Command::new("rustup");
    command.current_dir(&workspace.root).args(["toolchain", "install", "--no-self-update"]);
    // Cargo's proxy sets this for its children, and it would hide the components and targets of rust-toolchain.toml.
    command.env_remove("RUSTUP_TOOLCHAIN");
    match commands::run(&mut command) {
        Err(Error::Start { .. }) => {
            report::step("there is no rustup: going on with the toolchain that started this");
            Ok(())
        }
        result => result,
    }
}
