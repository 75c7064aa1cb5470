//! `test` and `ci`: everything that can be checked.

use crate::{
    browsers,
    commands::{self, cargo},
    dist,
    error::{Error, Result},
    lint, report, scripts, setup, sizes,
    tools::{self, Tool},
    workspace::Workspace,
};

/// Gets what is missing, then runs the lints, the host tests, the release build with its size limit, and the browser tests.
///
/// # Errors
/// When something cannot be installed or a check fails.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let fast = match arguments {
        [] => false,
        [flag] if flag == "--fast" => true,
        _ => return Err(Error::Usage("`test` takes `--fast` or nothing".to_owned())),
    };
    if !fast {
        browsers::install(workspace)?;
    }
    setup::build_tools(workspace)?;
    lint::run(workspace)?;
    report::timed("tests on the host", || {
        let test = ["test", "--workspace", "--exclude=overlap-browser-tests", "--no-fail-fast"];
        commands::run(cargo().current_dir(&workspace.root).args(test))
    })?;
    dist::build(workspace)?;
    sizes::run(workspace)?;
    if fast {
        report::step("the browser tests were left out, as --fast asks");
        return Ok(());
    }
    report::timed(
        "tests in Chromium, Firefox and WebKitGTK (twenty minutes; they measure time, so leave the machine alone)",
        || browser_tests(workspace),
    )
}

/// Runs the browser tests on `dist/`, one at a time, since they measure.
fn browser_tests(workspace: &Workspace) -> Result<()> {
    let geckodriver = Tool::geckodriver().require(workspace)?;
    let mut command = cargo();
    command.current_dir(&workspace.root).env("OVERLAP_DIST", workspace.dist());
    scripts::tell(&mut command, workspace);
    command.env("PATH", tools::path_with(workspace, geckodriver.parent())?);
    command.args(["test", "--package=overlap-browser-tests", "--no-fail-fast", "--", "--test-threads=1"]);
    commands::run(&mut command)
}
