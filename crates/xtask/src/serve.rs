//! `serve`: the page on this machine.

use crate::{commands, dist, error::Result, report, setup, workspace::Workspace};

/// Gets what is missing, then builds and serves the page until it is interrupted. Options go to Trunk.
///
/// # Errors
/// When something cannot be installed or built, or when the port is taken.
pub fn run(workspace: &Workspace, options: &[String]) -> Result<()> {
    setup::build_tools(workspace)?;
    report::step("building the page, then serving it on http://127.0.0.1:8080/ until you press Ctrl+C");
    commands::become_program(dist::trunk(workspace)?.args(["serve", "--release"]).args(options))
}
