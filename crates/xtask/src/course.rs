//! The course's static pages, and `record`: the runs that they show.

use crate::{
    commands::{self, UNIFIED, cargo},
    error::Result,
    lint, report,
    workspace::Workspace,
};
use std::path::Path;

/// Writes into the folder of a site the lessons' pages, and what its other pages take from the table of strategies.
///
/// # Errors
/// When the pages cannot be made.
pub fn write(workspace: &Workspace, out: &Path) -> Result<()> {
    report::timed("writing the lessons' pages", || {
        let mut command = cargo();
        if lint::is_compiled() {
            // The tests have built it so.
            command.envs(UNIFIED);
        }
        command.current_dir(&workspace.root);
        command.args(["run", "--quiet", "--package=overlap-pages", "--"]);
        command.args([&workspace.root.join("crates/lessons/recorded"), out]);
        commands::run(&mut command)
    })
}

/// Runs the experiments of the named lessons, or `lab` for the lab's, or all, in Chromium on the site in `dist/`, and keeps the
/// records that ship with the site.
///
/// # Errors
/// When there is no site in `dist/`, or a run does not end well.
pub fn record(workspace: &Workspace, names: &[String]) -> Result<()> {
    report::timed("recording experiments", || {
        let mut command = cargo();
        command.current_dir(&workspace.root).env("OVERLAP_DIST", workspace.dist());
        command.args(["run", "--package=overlap-browser-tests", "--bin=record", "--"]);
        commands::run(command.args(names))
    })
}
