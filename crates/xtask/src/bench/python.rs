//! Programs in CPython and in the page: how much slower the page's interpreter is, and what its strategies gain.

use super::{Bound, Figures, REST, cell, metrics_table, time_in_browser};
use crate::{commands, error::Result, report, workspace::Workspace};
use std::{process::Command, thread};

/// How often CPython and the page are timed in turn.
const ROUNDS: usize = 3;

/// Times each program of a folder five times in CPython, and prints a line of JSON for its median.
const TIMER: &str = r#"
import json, pathlib, statistics, sys, time

print(f"CPython {sys.version.split()[0]}")
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    program = {}
    exec(compile(file.read_text(), file.name, "exec"), program)
    times = []
    for _ in range(5):
        started = time.perf_counter()
        program["task"](0)
        times.append((time.perf_counter() - started) * 1000)
    print(json.dumps({"task": file.stem, "mode": "cpython", "median_ms": statistics.median(times)}))
"#;

/// Programs with a target: the most that the page may take for them, in CPython's times, once its code is optimised and before.
const TARGETS: [(&str, f64, Option<f64>); 4] =
    [("even_odd", 2.0, Some(2.5)), ("int_loop", 2.0, Some(2.5)), ("fib", 3.0, None), ("methods", 3.0, None)];

/// The task whose strategies have targets: `isolated`'s and `rayon`'s least speed-up with two workers, and how far `gil` may be
/// from `serial`.
const SHARED: &str = "int_loop";
const ISOLATED_AT_LEAST: f64 = 1.8;
const RAYON_AT_LEAST: f64 = 1.6;
const GIL_WITHIN: f64 = 0.1;

const METRICS: [(&str, &str, Bound); 2] = [
    ("python_start_ms", "starting the first worker's interpreter, ms", Bound::AtMost(400.0)),
    ("python_worker_ms", "starting a further worker's, ms", Bound::AtMost(100.0)),
];

/// Measures both in turn and prints the tables. Returns how many figures miss their target.
pub(super) fn run(workspace: &Workspace) -> Result<usize> {
    let mut figures = Figures::default();
    for round in 1..=ROUNDS {
        let of_rounds = format!("{round} of {ROUNDS}");
        thread::sleep(REST);
        report::timed(&format!("timing CPython, {of_rounds}"), || time_cpython(workspace, &mut figures))?;
        report::timed(&format!("timing Python in a headless browser, {of_rounds}"), || {
            time_in_browser(workspace, &["--python"], &mut figures)
        })?;
    }
    let (times, missed_times) = times_table(&figures);
    let (speedups, missed_speedups) = speedups_table(&figures);
    let (metrics, missed_metrics) = metrics_table(&METRICS, &figures);
    println!("\n{}\n{}\n{}", report::table(&times), report::table(&speedups), report::table(&metrics));
    Ok(missed_times + missed_speedups + missed_metrics)
}

fn time_cpython(workspace: &Workspace, figures: &mut Figures) -> Result<()> {
    let mut command = Command::new("python3");
    command.args(["-c", TIMER]).arg(workspace.root.join("crates/python/benches/programs"));
    let output = commands::output(&mut command)?;
    if let Some(version) = output.lines().next() {
        report::step(version);
    }
    figures.add("python3", &output)
}

fn times_table(figures: &Figures) -> (Vec<Vec<String>>, usize) {
    let head = ["program", "CPython ms", "page ms", "ratio", "at most", "cold ratio", "at most"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut missed = 0;
    let mut programs: Vec<&str> = figures.tasks().collect();
    programs.dedup();
    for program in programs {
        let target = TARGETS.iter().find(|(name, ..)| *name == program);
        let (most, most_cold) = target.map_or((None, None), |&(_, warm, cold)| (Some(warm), cold));
        let [warm, cold] = ["warm", "cold"].map(|mode| figures.ratio(program, mode, "cpython"));
        let misses = |ratio: Option<f64>, most: Option<f64>| {
            most.is_some_and(|most| !ratio.is_some_and(|ratio| ratio <= most))
        };
        missed += usize::from(misses(warm, most)) + usize::from(misses(cold, most_cold));
        rows.push(vec![
            program.to_owned(),
            cell(figures.time(program, "cpython"), false),
            cell(figures.time(program, "warm"), false),
            cell(warm, misses(warm, most)),
            cell(most, false),
            cell(cold, misses(cold, most_cold)),
            cell(most_cold, false),
        ]);
    }
    (rows, missed)
}

/// Speed-ups against `serial` with two workers, all on the interpreter with threads.
fn speedups_table(figures: &Figures) -> (Vec<Vec<String>>, usize) {
    let head = ["program", "serial ms", "gil", "rayon", "isolated"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut missed = 0;
    let mut programs: Vec<&str> = figures.tasks().collect();
    programs.dedup();
    for program in programs.into_iter().filter(|program| figures.time(program, "serial").is_some()) {
        let [gil, rayon, isolated] =
            ["gil", "rayon", "isolated"].map(|mode| figures.ratio(program, "serial", mode));
        let has_targets = program == SHARED;
        let is_far = has_targets && !gil.is_some_and(|gil| (1.0 / gil - 1.0).abs() <= GIL_WITHIN);
        let is_flat = has_targets && !rayon.is_some_and(|rayon| rayon >= RAYON_AT_LEAST);
        let gains_little = has_targets && !isolated.is_some_and(|isolated| isolated >= ISOLATED_AT_LEAST);
        missed += usize::from(is_far) + usize::from(is_flat) + usize::from(gains_little);
        rows.push(vec![
            program.to_owned(),
            cell(figures.time(program, "serial"), false),
            cell(gil, is_far),
            cell(rayon, is_flat),
            cell(isolated, gains_little),
        ]);
    }
    (rows, missed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(warm_ms: f64, rayon_ms: f64) -> Figures {
        let times = [
            ("cpython", 100.0),
            ("warm", warm_ms),
            ("cold", 240.0),
            ("serial", 1000.0),
            ("gil", 1050.0),
            ("rayon", rayon_ms),
            ("isolated", 520.0),
        ];
        let lines: String = times
            .iter()
            .map(|(mode, ms)| format!("{{\"task\":\"int_loop\",\"mode\":\"{mode}\",\"median_ms\":{ms}}}\n"))
            .collect();
        let mut figures = Figures::default();
        figures.add("test", &lines).unwrap();
        figures
    }

    #[test]
    fn what_meets_its_targets_is_not_marked() {
        let figures = figures(190.0, 600.0);
        let (times, missed_times) = times_table(&figures);
        let (speedups, missed_speedups) = speedups_table(&figures);
        assert_eq!((missed_times, missed_speedups), (0, 0));
        assert_eq!(times[1], ["int_loop", "100.00", "190.00", "1.90", "2.00", "2.40", "2.50"]);
        assert_eq!(speedups[1], ["int_loop", "1000.00", "0.95", "1.67", "1.92"]);
    }

    #[test]
    fn what_misses_them_is_marked() {
        let figures = figures(210.0, 700.0);
        let (times, missed_times) = times_table(&figures);
        let (speedups, missed_speedups) = speedups_table(&figures);
        assert_eq!((missed_times, missed_speedups), (1, 1));
        assert_eq!((times[1][3].as_str(), speedups[1][3].as_str()), ("!2.10", "!1.43"));
    }
}
