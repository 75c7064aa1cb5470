//! `test` and `ci`: everything that can be checked.

use crate::{
    browsers,
    commands::{self, UNIFIED, cargo, cargo_in_second_place},
    dist, engines,
    error::{Error, Result},
    lint, report, scripts, setup, sizes,
    tools::{self, Tool},
    workspace::Workspace,
};
use std::{env, panic, process::Command, thread};

/// The variable that asks the browser tests for all of them.
const EVERY: &str = "OVERLAP_EVERY_TEST";

/// Gets what is missing, then runs the lints, the host tests, the release build with its size limit, and the browser tests.
///
/// # Errors
/// When something cannot be installed or a check fails.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let (fast, every) = match arguments {
        [] => (false, false),
        [flag] if flag == "--fast" => (true, false),
        [flag] if flag == "--every" => (false, true),
        _ => return Err(Error::Usage("`test` takes `--fast`, `--every` or nothing".to_owned())),
    };
    // Tools are not this workspace's, so they are built before.
    if !lint::is_compiled() {
        if !fast {
            browsers::install(workspace)?;
        }
        setup::build_tools(workspace)?;
        return linted(arguments);
    }
    lint::formatting(workspace)?;
    // The engines come first: the end of each is the work of one core, which leaves the other to the tests.
    thread::scope(|scope| {
        let engines = scope.spawn(|| engines::prepare(workspace));
        let tests = report::timed("clippy and tests on the host", || host_tests(workspace));
        tests.and(engines.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    })?;
    dist::build(workspace)?;
    sizes::run(workspace)?;
    if fast {
        report::step("the browser tests were left out, as --fast asks");
        return Ok(());
    }
    report::timed(
        "tests in Chromium, Firefox and WebKitGTK (half an hour; they measure time, so leave the machine alone)",
        || browser_tests(workspace, every),
    )
}

/// The same in a process whose every cargo compiles by clippy, those that Trunk calls among them: what is tested is then linted, wherever
/// it runs, and compiled once.
fn linted(arguments: &[String]) -> Result<()> {
    let this = env::current_exe().map_err(Error::file("find", "xtask"))?;
    commands::become_program(Command::new(this).arg("test").args(arguments).envs(lint::COMPILED))
}

/// Compiles everything for the host by clippy, and runs its tests.
fn host_tests(workspace: &Workspace) -> Result<()> {
    let test = ["test", "--workspace", "--exclude=overlap-browser-tests"];
    // No documentation has an example to test.
    let targets = ["--lib", "--bins", "--tests", "--examples", "--no-fail-fast"];
    for arguments in [["--benches", "--no-run"].as_slice(), &targets] {
        let mut command = cargo_in_second_place();
        command.current_dir(&workspace.root).args(test).args(arguments).envs(UNIFIED);
        commands::run(&mut command)?;
    }
    Ok(())
}

/// Runs the browser tests on `dist/`, one at a time, since they measure.
fn browser_tests(workspace: &Workspace, every: bool) -> Result<()> {
    let geckodriver = Tool::geckodriver().require(workspace)?;
    let mut command = cargo();
    command.current_dir(&workspace.root).envs(UNIFIED).env("OVERLAP_DIST", workspace.dist());
    if every {
        command.env(EVERY, "1");
    }
    scripts::tell(&mut command, workspace);
    command.env("PATH", tools::path_with(workspace, geckodriver.parent())?);
    command.args(["test", "--package=overlap-browser-tests", "--no-fail-fast", "--", "--test-threads=1"]);
    commands::run(&mut command)
}
