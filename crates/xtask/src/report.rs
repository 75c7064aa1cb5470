//! What a person sees while things take their time: lines that say what happens, and tables.

use std::time::{Duration, Instant};

/// Says what begins now.
pub fn step(text: &str) {
    eprintln!("==> {text}");
}

/// Runs a step and says how long it took.
///
/// # Errors
/// Those of the step.
pub fn timed<T, E>(text: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    step(text);
    let start = Instant::now();
    let value = work()?;
    eprintln!("    done in {}", duration(start.elapsed()));
    Ok(value)
}

/// A duration in seconds, or in minutes and seconds.
fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// Lays rows out in columns: the first one to the left, the others to the right.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| match column {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_line_up() {
        let rows = [vec!["task".to_owned(), "ms".to_owned()], vec!["power".to_owned(), "12.5".to_owned()]];
        assert_eq!(table(&rows), "task     ms\npower  12.5\n");
    }

    #[test]
    fn durations_are_readable() {
        assert_eq!(duration(Duration::from_millis(1500)), "1.5 s");
        assert_eq!(duration(Duration::from_secs(200)), "3 min 20 s");
    }
}
