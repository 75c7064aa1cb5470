//! A class as comma-separated values: one row a machine and strategy.

use super::csv::{optional, text};
use overlap_findings::class::Class;
use std::fmt::Write;

/// One row a machine and strategy that it ran. Times in ms; `speedup` is over that machine's own serial run.
#[must_use]
pub fn class_csv(class: &Class) -> String {
    let mut out = String::from("machine,cores,cores_measured,strategy,median_ms,speedup\r\n");
    for machine in &class.machines {
        for (strategy, cell) in class.strategies.iter().zip(&machine.cells) {
            let Some(cell) = cell else { continue };
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "{},{},{},{strategy},{},{}\r\n",
                text(&machine.name),
                machine.cores,
                machine.measured,
                cell.median_ms,
                optional(cell.speedup),
            );
        }
    }
    out
}
