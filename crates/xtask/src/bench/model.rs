//! Strategies in CPython and in the page: whether what they gain over serial is the same.

use super::{Figures, REST, cell, time_in_browser};
use crate::{error::Result, report, workspace::Workspace};
use std::thread;

/// How often all are timed.
const ROUNDS: usize = 3;

/// How far the page may be from CPython, as a share of CPython's ratio.
const WITHIN: f64 = 0.15;

/// The strategies that CPython has too.
const STRATEGIES: [&str; 4] = ["async", "rayon", "isolated", "gil"];

/// Measures and prints the table. Returns how many ratios are too far from CPython's.
pub(super) fn run(workspace: &Workspace) -> Result<usize> {
    let mut figures = Figures::default();
    for round in 1..=ROUNDS {
        thread::sleep(REST);
        report::timed(&format!("timing CPython and the page, {round} of {ROUNDS}"), || {
            time_in_browser(workspace, &["--cpython"], &mut figures)
        })?;
    }
    let (table, far) = ratios_table(&figures);
    println!("\n{}", report::table(&table));
    Ok(far)
}

/// Serial's time over each strategy's, in CPython and on the page in both languages.
fn ratios_table(figures: &Figures) -> (Vec<Vec<String>>, usize) {
    let head = ["work", "strategy", "CPython", "page, Python", "page, Rust"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut far = 0;
    let mut works: Vec<&str> = figures.tasks().collect();
    works.dedup();
    for work in works {
        for strategy in STRATEGIES {
            let ratio =
                |place: &str| figures.ratio(work, &format!("{place} serial"), &format!("{place} {strategy}"));
            let there = ratio("cpython");
            let here = ["python", "rust"].map(ratio);
            let is_far = |here: Option<f64>| {
                there.is_some_and(|there| !here.is_some_and(|here| (here / there - 1.0).abs() <= WITHIN))
            };
            far += here.into_iter().filter(|here| is_far(*here)).count();
            let mut row = vec![work.to_owned(), strategy.to_owned(), cell(there, false)];
            row.extend(here.map(|here| cell(here, is_far(here))));
            rows.push(row);
        }
    }
    (rows, far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_marked_where_it_is_far_from_cpythons() {
        let lines: String = [
            ("cpython serial", 1000.0),
            ("cpython isolated", 500.0),
            ("python serial", 4000.0),
            ("python isolated", 2200.0),
            ("rust serial", 100.0),
            ("rust isolated", 90.0),
        ]
        .iter()
        .map(|(mode, ms)| format!("{{\"task\":\"loops\",\"mode\":\"{mode}\",\"median_ms\":{ms}}}\n"))
        .collect();
        let mut figures = Figures::default();
        figures.add("test", &lines).unwrap();
        let (rows, far) = ratios_table(&figures);
        assert_eq!(far, 1);
        assert_eq!(rows[3], ["loops", "isolated", "2.00", "1.82", "!1.11"]);
        assert_eq!(rows[2], ["loops", "rayon", "-", "-", "-"], "what CPython does not have is not compared");
    }
}
