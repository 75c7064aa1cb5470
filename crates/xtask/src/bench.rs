//! `bench`: the computing workloads natively and in a headless browser, on this machine, in one table; and programs in CPython
//! and in the page.

mod figures;
mod model;
mod python;

use crate::{
    browsers,
    commands::{self, cargo},
    dist,
    error::{Error, Result},
    report, setup,
    tools::{self, Tool},
    workspace::Workspace,
};
use figures::Figures;
use std::{thread, time::Duration};

/// The least share of the native speed-up that the browser has to reach.
const SPEEDUP_SHARE: f64 = 0.95;

/// How often natively and in the browser are measured in turn. A machine may be slower for some seconds, for reasons of its own:
/// what is compared are the medians of the rounds.
const ROUNDS: usize = 3;

/// How long the machine is left alone before it is measured: it tidies up after builds, and after the lists of `find_max`.
const REST: Duration = Duration::from_secs(10);

/// How glibc is asked to do what a browser does: keep the memory that a repeat has freed. Otherwise the workloads that free much
/// would time how fast the system hands out fresh pages. Only the first of glibc's arenas takes so much, and with one arena threads
/// hold each other up, so the other workloads are timed without.
const KEEPING: [(&str, &str); 3] = [
    ("MALLOC_MMAP_MAX_", "0"),
    ("MALLOC_TRIM_THRESHOLD_", "18446744073709551615"),
    ("MALLOC_ARENA_MAX", "1"),
];

/// Figures of the page during a run: what the browser's benchmark calls them, what they are, and their bounds.
const METRICS: [(&str, &str, Bound); 3] = [
    ("span_cost_percent", "recording spans, % of the time recorded", Bound::Under(1.0)),
    ("fps", "frames a second while 10,000 tasks run", Bound::AtLeast(30.0)),
    ("long_task_ms", "longest task of the main thread, ms", Bound::AtMost(50.0)),
];

#[derive(Clone, Copy)]
enum Bound {
    Under(f64),
    AtMost(f64),
    AtLeast(f64),
}

/// Builds what is needed, measures, and prints the tables: of the strategies in CPython and in the page, of Python, and of compiled
/// tasks; with `--cpython` only the first, and with `--python` only the second.
///
/// # Errors
/// When something cannot be built, or a benchmark prints something else than its figures.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let only = match arguments {
        [] => None,
        [only] if only == "--python" || only == "--cpython" => Some(only.as_str()),
        _ => return Err(Error::Usage("bench takes no argument but --python or --cpython".to_owned())),
    };
    browsers::install(workspace)?;
    setup::build_tools(workspace)?;
    dist::build(workspace)?;
    let missed = match only {
        Some("--cpython") => model::run(workspace)?,
        Some(_) => python::run(workspace)?,
        None => model::run(workspace)? + python::run(workspace)? + compiled(workspace)?,
    };
    match missed {
        0 => println!("Every figure meets its target."),
        missed => println!("Figures that miss their target, marked with `!`: {missed}"),
    }
    Ok(())
}

/// Measures compiled tasks natively and in the browser in turn, and prints the tables. Returns how many figures miss their target.
fn compiled(workspace: &Workspace) -> Result<usize> {
    let (mut native, mut browser) = (Figures::default(), Figures::default());
    for round in 1..=ROUNDS {
        let of_rounds = format!("{round} of {ROUNDS}");
        thread::sleep(REST);
        report::timed(&format!("timing natively, {of_rounds}"), || time_natively(workspace, &mut native))?;
        thread::sleep(REST);
        report::timed(&format!("timing in a headless browser, {of_rounds}"), || {
            time_in_browser(workspace, &[], &mut browser)
        })?;
    }
    let (times, missed_times) = times_table(&native, &browser);
    let (metrics, missed_metrics) = metrics_table(&METRICS, &browser);
    println!("\n{}\n{}", report::table(&times), report::table(&metrics));
    Ok(missed_times + missed_metrics)
}

fn time_natively(workspace: &Workspace, figures: &mut Figures) -> Result<()> {
    for (which, variables) in [("--small", [].as_slice()), ("--large", &KEEPING)] {
        let mut command = cargo();
        command.current_dir(&workspace.root).envs(variables.iter().copied());
        command.args([
            "run",
            "--profile=engine",
            "--package=overlap-workloads",
            "--example=native_times",
            "--",
        ]);
        command.arg(which);
        figures.add("native_times", &commands::output(&mut command)?)?;
    }
    Ok(())
}

fn time_in_browser(workspace: &Workspace, arguments: &[&str], figures: &mut Figures) -> Result<()> {
    let geckodriver = Tool::geckodriver().require(workspace)?;
    let mut command = cargo();
    command.current_dir(&workspace.root).env("OVERLAP_DIST", workspace.dist());
    command.env("PATH", tools::path_with(workspace, geckodriver.parent())?);
    command.args(["run", "--package=overlap-browser-tests", "--bin=bench", "--"]);
    command.args(arguments);
    figures.add("bench", &commands::output(&mut command)?)
}

fn times_table(native: &Figures, browser: &Figures) -> (Vec<Vec<String>>, usize) {
    let head =
        ["task", "native ms", "wasm ms", "ratio", "at most", "speed-up native", "in browser", "at least"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut missed = 0;
    let mut tasks: Vec<&str> = native.tasks().chain(browser.tasks()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    for task in tasks {
        let (native_ms, wasm_ms) = (native.time(task, "serial"), browser.time(task, "serial"));
        let ratio = wasm_ms.zip(native_ms).map(|(wasm, native)| wasm / native);
        let most = native.at_most(task);
        let (native_speedup, browser_speedup) = (native.speedup(task), browser.speedup(task));
        let least = most.and(native_speedup).map(|speedup| speedup * SPEEDUP_SHARE);
        let slow = most.is_some_and(|most| !ratio.is_some_and(|ratio| ratio <= most));
        let flat =
            most.is_some() && !browser_speedup.zip(least).is_some_and(|(speedup, least)| speedup >= least);
        missed += usize::from(slow) + usize::from(flat);
        rows.push(vec![
            task.to_owned(),
            cell(native_ms, false),
            cell(wasm_ms, false),
            cell(ratio, slow),
            cell(most, false),
            cell(native_speedup, false),
            cell(browser_speedup, flat),
            cell(least, false),
        ]);
    }
    (rows, missed)
}

fn metrics_table(metrics: &[(&str, &str, Bound)], browser: &Figures) -> (Vec<Vec<String>>, usize) {
    let mut rows = vec![["during a run", "figure", "target"].map(str::to_owned).to_vec()];
    let mut missed = 0;
    for &(name, title, bound) in metrics {
        let value = browser.metric(name);
        let (meets, target) = match bound {
            Bound::Under(most) => (value.is_some_and(|value| value < most), format!("under {most}")),
            Bound::AtMost(most) => (value.is_some_and(|value| value <= most), format!("at most {most}")),
            Bound::AtLeast(least) => (value.is_some_and(|value| value >= least), format!("at least {least}")),
        };
        missed += usize::from(!meets);
        rows.push(vec![title.to_owned(), cell(value, !meets), target]);
    }
    (rows, missed)
}

/// A number, with a mark where it misses its target; a dash where it was not measured or has no target.
fn cell(value: Option<f64>, misses: bool) -> String {
    let mark = if misses { "!" } else { "" };
    value.map_or_else(|| format!("{mark}-"), |value| format!("{mark}{value:.2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(serial: f64, rayon: f64) -> Figures {
        let lines = format!(
            "warming up\n{{\"task\":\"power\",\"mode\":\"serial\",\"median_ms\":{serial},\"at_most\":2.5}}\n\
             {{\"task\":\"power\",\"mode\":\"rayon\",\"median_ms\":{rayon},\"at_most\":2.5}}\n\
             {{\"task\":\"square\",\"mode\":\"serial\",\"median_ms\":1,\"at_most\":null}}\n\
             {{\"metric\":\"fps\",\"value\":20}}\n"
        );
        let mut figures = Figures::default();
        figures.add("test", &lines).unwrap();
        figures
    }

    #[test]
    fn times_within_their_targets_are_not_marked() {
        let (rows, missed) = times_table(&figures(100.0, 50.0), &figures(200.0, 100.0));
        assert_eq!(missed, 0);
        assert_eq!(rows[1], ["power", "100.00", "200.00", "2.00", "2.50", "2.00", "2.00", "1.90"]);
    }

    #[test]
    fn times_that_miss_their_targets_are_marked() {
        let (rows, missed) = times_table(&figures(100.0, 50.0), &figures(300.0, 200.0));
        assert_eq!(missed, 2);
        assert_eq!((rows[1][3].as_str(), rows[1][6].as_str()), ("!3.00", "!1.50"));
    }

    #[test]
    fn a_task_that_the_browser_did_not_time_misses_its_targets() {
        let (rows, missed) = times_table(&figures(100.0, 50.0), &Figures::default());
        assert_eq!(missed, 2);
        assert_eq!((rows[1][3].as_str(), rows[1][6].as_str()), ("!-", "!-"));
    }

    #[test]
    fn a_figure_of_the_page_is_held_against_its_bound() {
        let (rows, missed) = metrics_table(&METRICS, &figures(1.0, 1.0));
        assert_eq!(missed, 3, "a figure that was not measured misses its target too");
        assert_eq!((rows[1][1].as_str(), rows[2][1].as_str()), ("!-", "!20.00"));
    }
}
