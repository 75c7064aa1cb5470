//! What each strategy gained in several runs of the same work, in words: above all, in a page and in CPython.

use crate::{compare::differences, gain::Gain, statistics::summarise};
use overlap_record::{
    Repeat, RunRecord, StrategyId,
    format::{list, sentence},
};

/// Settings that may differ between runs whose patterns are compared: what is compared is each run's gain over its own serial time.
const MAY_DIFFER: [&str; 6] = ["lang", "build", "workers", "threads", "warmup", "pool"];

/// Tasks shorter than this are compared by what handing them out costs, ms each. It took CPython 3.11's pools and asyncio 5 to 15 µs a
/// task, and the page 0.1 to 4 µs (`cargo xtask bench --cpython`): more than 15 % of such a task.
const TINY_MS: f64 = 0.1;

/// What is said of them.
const TINY: &str = "these tasks are so short that handing them out takes a large part of the time. Each system does that in its own way, so \
     the numbers differ between systems";

/// One strategy's gain in the runs that timed it.
struct Pattern {
    strategy: StrategyId,
    /// Which run, and the gain there.
    gains: Vec<(usize, Gain)>,
}

/// Says of each strategy that at least two of the runs timed what it gained in each of them, without the start of its pool, after a
/// sentence on the whole. Each run comes with the name of the place where it was made. Nothing is said of runs that did different work.
#[must_use]
pub fn patterns(runs: &[(&str, &RunRecord)]) -> Vec<String> {
    let records: Vec<&RunRecord> = runs.iter().map(|(_, record)| *record).collect();
    if !do_the_same_work(&records) {
        return Vec::new();
    }
    let all = StrategyId::all().filter(|strategy| !strategy.is_baseline());
    let patterns: Vec<Pattern> =
        all.map(|strategy| pattern(strategy, &records)).filter(|pattern| pattern.gains.len() > 1).collect();
    if patterns.is_empty() {
        return Vec::new();
    }
    let told = patterns.iter().map(|pattern| sentence(&pattern.told(runs)));
    let tiny = records.iter().any(|record| is_tiny(record)).then(|| sentence(TINY));
    std::iter::once(sentence(&whole(&patterns, runs))).chain(told).chain(tiny).collect()
}

/// Whether runs did the same work, if in different ways.
#[must_use]
pub fn do_the_same_work(records: &[&RunRecord]) -> bool {
    differences(records).iter().all(|difference| MAY_DIFFER.contains(&difference.name.as_str()))
}

fn pattern(strategy: StrategyId, records: &[&RunRecord]) -> Pattern {
    let gain = |record: &&RunRecord| {
        let timed = |strategy| {
            let timed = record.results.iter().find(|result| result.strategy == strategy);
            timed.filter(|result| result.answer_ok).map(|result| work(&result.repeats))
        };
        let serial = timed(StrategyId::baseline())?;
        Gain::shown(&summarise(&timed(strategy)?, Some(&serial), record.spec.seed)?)
    };
    let gains = records.iter().enumerate().filter_map(|(run, record)| Some((run, gain(record)?)));
    Pattern { strategy, gains: gains.collect() }
}

/// Whether a run's tasks are so short that handing them out is what was timed.
fn is_tiny(record: &RunRecord) -> bool {
    let serial = record.results.iter().find(|result| result.strategy.is_baseline());
    let median_ms = serial.and_then(|result| result.summary).map(|summary| summary.median_ms);
    median_ms.is_some_and(|median_ms| median_ms < TINY_MS * f64::from(record.spec.tasks))
}

/// The repeats without the starts of their pools: a browser's workers take far longer to start than threads of a system, and what is
/// compared is how the tasks were run.
fn work(repeats: &[Repeat]) -> Vec<Repeat> {
    let work = |repeat: &Repeat| Repeat {
        total_ms: (repeat.total_ms - repeat.startup_ms).max(0.0),
        startup_ms: 0.0,
        memory_bytes: repeat.memory_bytes,
        counted: repeat.counted,
        ..Repeat::default()
    };
    repeats.iter().map(work).collect()
}

/// Whether the runs show the same.
fn whole(patterns: &[Pattern], runs: &[(&str, &RunRecord)]) -> String {
    let places: Vec<&str> = runs.iter().map(|(place, _)| *place).collect();
    let places = list(&places);
    let other: Vec<String> =
        patterns.iter().filter(|pattern| !pattern.is_alike()).map(|pattern| pattern.subject(runs)).collect();
    if other.is_empty() {
        format!("{places} show the same pattern, apart from starting workers")
    } else {
        format!(
            "{places} do not show the same pattern, apart from starting workers: they differ for {}",
            list(&other)
        )
    }
}

impl Pattern {
    fn is_alike(&self) -> bool {
        self.gains.iter().all(|(_, gain)| gain.is_like(self.gains[0].1))
    }

    /// The strategy's name, with that of its counterpart where the runs call it differently.
    fn subject(&self, runs: &[(&str, &RunRecord)]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for (run, _) in &self.gains {
            let called = runs[*run].1.results.iter().find(|result| result.strategy == self.strategy);
            let name = called.map_or(self.strategy, |result| result.strategy).words().subject;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => format!("{first} ({})", rest.join(", ")),
            _ => names.concat(),
        }
    }

    fn told(&self, runs: &[(&str, &RunRecord)]) -> String {
        let subject = self.subject(runs);
        if self.gains.iter().all(|(_, gain)| *gain == Gain::Nothing) {
            let both = if self.gains.len() == 2 { "both" } else { "all of them" };
            return format!("{subject} gained nothing in {both}");
        }
        let each = |(run, gain): &(usize, Gain)| {
            let place = runs[*run].0;
            match gain {
                Gain::Nothing => format!("equally fast in {place}"),
                Gain::Faster(_) | Gain::Slower(_) => {
                    let (_, much, what) = gain.words();
                    format!("{much}{what} in {place}")
                }
            }
        };
        let each: Vec<String> = self.gains.iter().map(each).collect();
        format!("{subject}, compared with serial: {}", list(&each))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::record;
    use overlap_record::{
        Interpreter, json, read_record,
        testing::{repeat, result},
    };

    /// A run of serial, isolated workers and threads under one lock with these totals, ms.
    fn run(totals: [f64; 3]) -> RunRecord {
        let strategies = [StrategyId::SERIAL, StrategyId::ISOLATED, StrategyId::GIL];
        let timed = |(strategy, ms)| result(strategy, vec![repeat(ms, Vec::new()); 6]);
        record(strategies.into_iter().zip(totals).map(timed).collect())
    }

    fn in_cpython(totals: [f64; 3]) -> RunRecord {
        let mut record = run(totals);
        record.environment.python = Some(Interpreter {
            implementation: "CPython".to_owned(),
            version: "3.11.7".to_owned(),
            lock: true,
            start_method: "fork".to_owned(),
            system: "Linux x86_64".to_owned(),
        });
        read_record(&json(&record).unwrap()).unwrap()
    }

    fn told(here: &RunRecord, there: &RunRecord) -> Vec<String> {
        patterns(&[("Chromium 156", here), ("CPython 3.11.7", there)])
    }

    #[test]
    fn the_same_pattern_is_said_with_both_names_and_both_gains() {
        assert_eq!(
            told(&run([100.0, 53.0, 101.0]), &in_cpython([400.0, 222.0, 405.0])),
            [
                "Chromium 156 and CPython 3.11.7 show the same pattern, apart from starting workers.",
                "Isolated workers (multiprocessing), compared with serial: 1.9 times as fast in Chromium 156 and 1.8 times as fast in \
                 CPython 3.11.7.",
                "Threads under one lock (threading) gained nothing in both.",
            ]
        );
    }

    #[test]
    fn what_differs_is_named() {
        assert_eq!(
            told(&run([100.0, 53.0, 101.0]), &in_cpython([100.0, 101.0, 150.0])),
            [
                "Chromium 156 and CPython 3.11.7 do not show the same pattern, apart from starting workers: they differ for isolated \
                 workers (multiprocessing) and threads under one lock (threading).",
                "Isolated workers (multiprocessing), compared with serial: 1.9 times as fast in Chromium 156 and equally fast in CPython 3.11.7.",
                "Threads under one lock (threading), compared with serial: equally fast in Chromium 156 and 1.5 times as long in CPython 3.11.7.",
            ]
        );
    }

    #[test]
    fn tiny_tasks_are_said_to_compare_the_cost_of_handing_them_out() {
        let tiny = |told: &[String]| told.last().is_some_and(|last| last.contains("handing them out"));
        assert!(tiny(&told(&run([0.3, 3.0, 0.9]), &in_cpython([0.3, 3.0, 0.9]))));
        assert!(!tiny(&told(&run([0.5, 3.0, 0.9]), &in_cpython([0.5, 3.0, 0.9]))));
    }

    #[test]
    fn nothing_is_said_of_different_work_or_of_a_strategy_that_one_run_lacks() {
        let (here, mut there) = (run([100.0, 53.0, 101.0]), in_cpython([100.0, 53.0, 101.0]));
        there.results[2].answer_ok = false;
        assert_eq!(told(&here, &there).len(), 2);
        there.spec.tasks = 9;
        assert!(told(&here, &there).is_empty());
        assert!(patterns(&[("Chromium 156", &here)]).is_empty());
    }
}
