//! `course` and `record`: the course's static pages, and the runs that they show.

use crate::{
    commands::{self, cargo},
    error::{Error, Result},
    report,
    workspace::Workspace,
};
use std::{env, path::PathBuf};

/// Writes the pages into `lessons/` of a folder: the one that `--out` names, else Trunk's staging folder, else `dist/`.
///
/// # Errors
/// When the pages cannot be made.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => return Err(Error::Usage("`course` takes `--out DIR` or nothing".to_owned())),
    };
    report::timed("writing the lessons' pages", || {
        let mut command = cargo();
        command.current_dir(&workspace.root);
        command.args(["run", "--quiet", "--package=overlap-lessons", "--bin=course", "--"]);
        commands::run(command.arg(out.join("lessons")))
    })
}

/// Runs the experiments of the named lessons, or of all, in Chromium on the site in `dist/`, and keeps the records for the pages.
///
/// # Errors
/// When there is no site in `dist/`, or a run does not end well.
pub fn record(workspace: &Workspace, lessons: &[String]) -> Result<()> {
    report::timed("recording the lessons' experiments", || {
        let mut command = cargo();
        command.current_dir(&workspace.root).env("OVERLAP_DIST", workspace.dist());
        command.args(["run", "--package=overlap-browser-tests", "--bin=record", "--"]);
        commands::run(command.args(lessons))
    })
}
