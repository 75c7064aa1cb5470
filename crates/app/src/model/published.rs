//! What the documents published, beside what a run took.

use overlap_findings::Gain;
use overlap_protocol::{
    Spec,
    convert::{SEED, spec_to_params},
    workloads::{
        self, Params, Preset, Workload,
        published::{Figure, Published, published},
    },
};
use overlap_record::{
    RunRecord, StrategyId, Summary,
    format::{list, ms},
};

/// A way in which the documents ran tasks.
struct Way {
    /// What it is called, as a subject.
    name: &'static str,
    /// How a sentence says it after a time.
    phrase: &'static str,
    time: fn(&Published) -> Option<Figure>,
    /// Whether a strategy is its counterpart.
    runs: fn(StrategyId) -> bool,
    /// Whether it is of one task.
    is_of_one: bool,
}

const WAYS: [Way; 4] = [
    Way {
        name: "one task",
        phrase: "for one task",
        time: |it| it.one_task,
        runs: StrategyId::is_baseline,
        is_of_one: true,
    },
    Way {
        name: "one after another",
        phrase: "one after another",
        time: |it| it.one_by_one,
        runs: StrategyId::is_baseline,
        is_of_one: false,
    },
    Way {
        name: "threads",
        phrase: "with threads",
        time: |it| it.threads,
        runs: |id| id.mechanism().has_one_lock(),
        is_of_one: false,
    },
    Way {
        name: "processes",
        phrase: "with processes",
        time: |it| it.processes,
        runs: |id| id.mechanism().scales() && id.mechanism().copies(),
        is_of_one: false,
    },
];

/// The times that a document published, each beside a record's median, and how the two patterns compare; none unless the run did a
/// document's own work with its values, unchanged.
#[must_use]
pub fn beside(record: &RunRecord) -> Option<String> {
    let post = published(&record.spec.workload)?;
    let workload = workloads::find(&record.spec.workload).filter(|it| is_as_published(it, &record.spec))?;
    let (mut took, mut effects, mut is_timed) = (Vec::new(), String::new(), false);
    for way in &WAYS {
        let Some(figure) = (way.time)(post) else { continue };
        let mut told = format!("{} {}", figure.words, way.phrase);
        if let Some((strategy, summary)) = counterpart(way, record) {
            is_timed = true;
            let tasks = if way.is_of_one { f64::from(record.spec.tasks) } else { 1.0 };
            told.push_str(&format!(" ({} here: {})", strategy.title(), ms(summary.median_ms / tasks)));
            if !strategy.is_baseline() {
                effects.push_str(&effect(way, figure, post, record, &summary).unwrap_or_default());
            }
        }
        took.push(told);
    }
    let source = workload.source.document()?.citation();
    is_timed.then(|| format!("In {source}, these tasks took {}{effects}.", list(&took)))
}

/// Whether a run did a document's work, unchanged, with the document's values; the seed is nobody's.
fn is_as_published(workload: &Workload, spec: &Spec) -> bool {
    let Ok(params) = spec_to_params(spec) else { return false };
    let document = Params::defaults(workload, Preset::Document);
    let same = document.0.iter().all(|(id, value)| id == SEED || params.0.get(id) == Some(value));
    same && spec.code.is_none() && spec.fault.is_none()
}

/// A way's counterpart in a run, where it has a time.
fn counterpart(way: &Way, record: &RunRecord) -> Option<(StrategyId, Summary)> {
    let result = record.results.iter().find(|result| (way.runs)(result.strategy))?;
    Some((result.strategy, result.summary.filter(|_| result.answer_ok)?))
}

/// What a way gained there and here, against one after another: the end of a sentence.
fn effect(way: &Way, figure: Figure, post: &Published, record: &RunRecord, here: &Summary) -> Option<String> {
    let of_tasks = |one: Figure| one.seconds * f64::from(record.spec.tasks);
    let serial = post.one_by_one.map(|all| all.seconds).or_else(|| post.one_task.map(of_tasks))?;
    let at_most = if figure.is_open { "at most " } else { "" };
    let (verb, there, what) = Gain::of(serial / figure.seconds).words();
    let here = match Gain::shown(here)?.words() {
        (same, here, _) if same == verb => here,
        (other, here, of) => format!("{other}{here}{of}"),
    };
    Some(format!("; {} {verb}{at_most}{there}{what} there, and {here} here", way.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_findings::testing::record;
    use overlap_protocol::{convert, workloads::published::PUBLISHED};
    use overlap_record::{
        Fault, FaultKind, Language, Value,
        testing::{repeat, result, unavailable},
    };

    /// A run of a workload in Python with the document's values, with these totals of one after another, threads and processes, s.
    fn run(workload: &str, serial: f64, threads: f64, processes: f64) -> RunRecord {
        let timed =
            [(StrategyId::SERIAL, serial), (StrategyId::GIL, threads), (StrategyId::ISOLATED, processes)];
        let of = |(strategy, seconds): (_, f64)| result(strategy, vec![repeat(seconds * 1e3, Vec::new()); 6]);
        let mut record = record(timed.map(of).to_vec());
        let workload = workloads::find(workload).unwrap();
        let strategies = std::mem::take(&mut record.spec.strategies);
        let spec = convert::default_spec(workload, Preset::Document, 2);
        record.spec = Spec { strategies, lang: Language::Python, ..spec };
        record
    }

    fn sentence_of(record: &RunRecord) -> String {
        beside(record).unwrap()
    }

    #[test]
    fn each_workload_with_published_times_is_compared_in_words() {
        for (run, told) in [
            (
                run("wait", 7.01, 1.02, 4.05),
                "In “Parallelisation in Python”, matsmaiwald, these tasks took 7.02 s one after another (Serial here: 7.01 s), 1.01 s with \
                 threads (GIL here: 1.02 s) and 2.01 s with processes (Isolated here: 4.05 s); threads were 7.0 times as fast there, and \
                 6.9 times here; processes were 3.5 times as fast there, and 1.7 times here.",
            ),
            (
                run("factorial", 8.0, 8.1, 4.2),
                "In “Parallelisation in Python”, matsmaiwald, these tasks took 5.12 s one after another (Serial here: 8.00 s), 5.21 s with \
                 threads (GIL here: 8.10 s) and 2.54 s with processes (Isolated here: 4.20 s); threads gained nothing there, and nothing \
                 here; processes were 2.0 times as fast there, and 1.9 times here.",
            ),
            (
                run("long_io", 8.0, 2.0, 4.0),
                "In “Parallel Computing”, 2019, these tasks took 8 s one after another (Serial here: 8.00 s), 2 s with threads (GIL here: \
                 2.00 s) and 2 s with processes (Isolated here: 4.00 s); threads were 4.0 times as fast there, and 4.0 times here; \
                 processes were 4.0 times as fast there, and 2.0 times here.",
            ),
            (
                run("long_comp", 9.0, 12.0, 4.5),
                "In “Parallel Computing”, 2019, these tasks took about 9 s one after another (Serial here: 9.00 s), about 9 to 10 s with \
                 threads (GIL here: 12.0 s) and about 3 s with processes (Isolated here: 4.50 s); threads gained nothing there, and took \
                 1.3 times as long here; processes were 3.0 times as fast there, and 2.0 times here.",
            ),
            (
                run("find_max_wait", 100.0, 10.1, 50.0),
                "In “Python Parallelism”, Adams Rosales, 2020, these tasks took little over 10 s with threads (GIL here: 10.1 s).",
            ),
            (
                run("find_max", 60.0, 61.0, 35.0),
                "In “Python Parallelism”, Adams Rosales, 2020, these tasks took 25 s for one task (Serial here: 20.0 s), over 60 s with \
                 threads (GIL here: 61.0 s) and 35 s with processes (Isolated here: 35.0 s); threads were at most 1.2 times as fast \
                 there, and gained nothing here; processes were 2.1 times as fast there, and 1.7 times here.",
            ),
            (
                run("sleep_range", 10.0, 4.0, 6.0),
                "In “Parallel Python - Standard Library”, these tasks took 10.0096 s one after another (Serial here: 10.0 s), 4.0176 s with \
                 threads (GIL here: 4.00 s) and 4.0407 s with processes (Isolated here: 6.00 s); threads were 2.5 times as fast there, \
                 and 2.5 times here; processes were 2.5 times as fast there, and 1.7 times here.",
            ),
            (
                run("square", 0.002, 0.1, 0.2),
                "In “Parallel Python - Standard Library”, these tasks took 0.0005 s one after another (Serial here: 2.00 ms), 0.1058 s with \
                 threads (GIL here: 100 ms) and 0.1289 s with processes (Isolated here: 200 ms); threads took 212 times as long there, \
                 and 50.0 times here; processes took 258 times as long there, and 100 times here.",
            ),
        ] {
            assert_eq!(sentence_of(&run), told);
        }
    }

    #[test]
    fn every_published_workload_is_in_the_catalogue_and_cites_its_document() {
        for (id, _) in PUBLISHED {
            let source = workloads::find(id).unwrap().source.document().unwrap();
            assert!(sentence_of(&run(id, 1.0, 1.0, 1.0)).contains(&source.citation()));
        }
    }

    #[test]
    fn a_way_that_did_not_run_here_is_told_without_a_time() {
        let mut searches = run("find_max", 60.0, 61.0, 35.0);
        searches.results[1] = unavailable(StrategyId::GIL, "it cannot");
        let told = sentence_of(&searches);
        assert!(told.contains("over 60 s with threads and 35 s with processes (Isolated here"), "{told}");
        assert!(!told.contains("threads were"), "{told}");
    }

    #[test]
    fn other_values_and_other_code_are_not_the_documents() {
        let other = |change: fn(&mut RunRecord)| {
            let mut record = run("long_comp", 9.0, 9.0, 3.0);
            change(&mut record);
            beside(&record)
        };
        assert!(other(|_| ()).is_some());
        assert!(other(|it| it.spec.lang = Language::Rust).is_some(), "either language does the same work");
        let mut seeded = run("find_max_wait", 100.0, 10.0, 50.0);
        seeded.spec.seed = 99;
        assert!(beside(&seeded).is_some());
        assert!(other(|it| it.spec.tasks = 3).is_none());
        let iterations = |it: &mut RunRecord| {
            it.spec.params.insert("iterations".to_owned(), Value::Number(1e6));
        };
        assert!(other(iterations).is_none());
        assert!(other(|it| it.spec.code = Some("def task(i): pass".to_owned())).is_none());
        assert!(other(|it| it.spec.fault = Some(Fault { task: 0, kind: FaultKind::Error })).is_none());
        assert!(other(|it| it.results.iter_mut().for_each(|it| it.answer_ok = false)).is_none());
        assert!(beside(&run("small_factorial", 1.0, 1.0, 1.0)).is_none(), "nothing was published");
    }

    #[test]
    fn no_more_is_claimed_than_the_interval_shows() {
        let mut record = run("factorial", 8.0, 6.0, 4.0);
        let summary = record.results[1].summary.as_mut().unwrap();
        summary.speedup_ci95 = Some([0.9, 1.5]);
        assert!(sentence_of(&record).contains("threads gained nothing there, and nothing here"));
    }
}
