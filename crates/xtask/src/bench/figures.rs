//! What the benchmarks printed, round by round.

use crate::error::{Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// Times in ms, by task and mode (`serial` or `rayon` for compiled tasks), and the other figures by name: one of each a round. A task may come with
/// the most that the browser may take for it, in native times.
#[derive(Default)]
pub struct Figures {
    times: BTreeMap<(String, String), Vec<f64>>,
    at_most: BTreeMap<String, f64>,
    metrics: BTreeMap<String, Vec<f64>>,
}

impl Figures {
    /// Reads lines such as `{"task":"power","mode":"rayon","median_ms":12.5,"at_most":2.5}` and `{"metric":"fps","value":60}`.
    /// A line that is no JSON is for people.
    ///
    /// # Errors
    /// When there are none, or something else stands in their place.
    pub fn add(&mut self, program: &str, text: &str) -> Result<()> {
        let wrong = |problem: String| Error::Output { program: program.to_owned(), problem };
        let mut lines = text.lines().filter(|line| line.starts_with('{')).peekable();
        if lines.peek().is_none() {
            return Err(wrong("no figures".to_owned()));
        }
        lines.try_for_each(|line| {
            self.add_line(line).ok_or_else(|| wrong(format!("a figure that is none: {line}")))
        })
    }

    fn add_line(&mut self, line: &str) -> Option<()> {
        let value: Value = serde_json::from_str(line).ok()?;
        let figures = if let Some(metric) = value["metric"].as_str() {
            self.metrics.entry(metric.to_owned()).or_default()
        } else {
            let [task, mode] = ["task", "mode"].map(|name| value[name].as_str().map(str::to_owned));
            let task = task?;
            if let Some(at_most) = value["at_most"].as_f64() {
                self.at_most.insert(task.clone(), at_most);
            }
            self.times.entry((task, mode?)).or_default()
        };
        figures.push(value.get("median_ms").or_else(|| value.get("value"))?.as_f64()?);
        Some(())
    }

    /// Median time of a task, ms.
    pub fn time(&self, task: &str, mode: &str) -> Option<f64> {
        median(self.times.get(&(task.to_owned(), mode.to_owned()))?)
    }

    /// The most that the browser may take for a task, in native times.
    pub fn at_most(&self, task: &str) -> Option<f64> {
        self.at_most.get(task).copied()
    }

    /// Median of another figure.
    pub fn metric(&self, name: &str) -> Option<f64> {
        median(self.metrics.get(name)?)
    }

    /// How often the parallel time of a task fits into its serial one.
    pub fn speedup(&self, task: &str) -> Option<f64> {
        self.ratio(task, "serial", "rayon")
    }

    /// How often a task's time in one mode is its time in another: the median of what each round says, since what slowed a
    /// round down slowed both.
    pub fn ratio(&self, task: &str, mode: &str, to: &str) -> Option<f64> {
        let [over, under] = [mode, to].map(|name| self.times.get(&(task.to_owned(), name.to_owned())));
        let ratios: Vec<f64> =
            over?.iter().zip(under?).map(|(over_ms, under_ms)| over_ms / under_ms).collect();
        median(&ratios)
    }

    /// Every task that was timed.
    pub fn tasks(&self) -> impl Iterator<Item = &str> {
        self.times.keys().map(|(task, _)| task.as_str())
    }
}

/// The middle figure, or the lower of the two in the middle.
fn median(figures: &[f64]) -> Option<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_rounds_the_median_counts() {
        let mut figures = Figures::default();
        figures.add("test", "{\"metric\":\"fps\",\"value\":20}").unwrap();
        for ms in [90.0, 300.0, 100.0] {
            let line = format!("{{\"task\":\"power\",\"mode\":\"serial\",\"median_ms\":{ms}}}");
            figures.add("test", &line).unwrap();
        }
        for ms in [45.0, 100.0, 25.0] {
            let line = format!("{{\"task\":\"power\",\"mode\":\"rayon\",\"median_ms\":{ms}}}");
            figures.add("test", &line).unwrap();
        }
        assert_eq!((figures.time("power", "serial"), figures.metric("fps")), (Some(100.0), Some(20.0)));
        assert_eq!(figures.speedup("power"), Some(3.0), "of 2, 3 and 4");
    }

    #[test]
    fn output_that_is_no_figures_is_refused() {
        for text in ["{\"task\":\"power\"}", "{\"metric\":\"fps\"}", "nothing here"] {
            assert!(Figures::default().add("test", text).is_err(), "{text}");
        }
    }
}
