//! What the documents published, beside what a run took.

use overlap_protocol::{
    Spec,
    convert::{SEED, spec_to_params},
    workloads::{
        self, Params, Preset,
        published::{Figure, Published, published},
    },
};
use overlap_record::{
    RunRecord, StrategyId, StrategyResult, Summary,
    format::{factor, list, sentence},
};

/// Within this factor of each other, times are called alike. The verdict does so with few repeats, and most documents timed once.
const ALIKE: f64 = 1.1;

/// Published times beside a run's.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Where the times were published.
    pub source: String,
    /// One row a way that was published and that the run has a time for.
    pub rows: Vec<Row>,
    /// How the two patterns compare, in a sentence.
    pub sentence: String,
}

/// One way of running the tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the documents call it.
    pub way: &'static str,
    /// The published time, in words.
    pub post: String,
    /// The strategy that this project runs in its place.
    pub strategy: StrategyId,
    /// Its median, ms; of one task, a task's share of it.
    pub here_ms: f64,
}

/// A way in which the documents ran tasks.
struct Way {
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

/// What a way of running did for the tasks, against one after another.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Effect {
    Nothing,
    Faster(f64),
    Slower(f64),
}

impl Effect {
    fn of(speedup: f64) -> Self {
        if speedup > ALIKE {
            Self::Faster(speedup)
        } else if speedup * ALIKE < 1.0 {
            Self::Slower(1.0 / speedup)
        } else {
            Self::Nothing
        }
    }

    /// That of a run, which claims no more than its interval shows.
    fn shown(summary: &Summary) -> Option<Self> {
        let [low, high] = summary.speedup_ci95?;
        if low <= 1.0 && high >= 1.0 { Some(Self::Nothing) } else { summary.speedup.map(Self::of) }
    }

    /// The verb, how much, and of what.
    fn words(self) -> (&'static str, String, &'static str) {
        match self {
            Self::Nothing => ("gained ", "nothing".to_owned(), ""),
            Self::Faster(times) => ("were ", format!("{} times", factor(times)), " as fast"),
            Self::Slower(times) => ("took ", format!("{} times", factor(times)), " as long"),
        }
    }
}

/// Published times beside those of a record, where it ran a document's own work with its own values, and none of its own code.
#[must_use]
pub fn beside(record: &RunRecord) -> Option<Beside> {
    let spec = &record.spec;
    let post = published(&spec.workload).filter(|_| is_as_published(spec))?;
    let rows: Vec<Row> = WAYS.iter().filter_map(|way| row(way, post, record)).collect();
    if rows.is_empty() {
        return None;
    }
    let source = workloads::find(&spec.workload)?.source.document()?.citation();
    let took = |way: &Way| Some(format!("{} {}", (way.time)(post)?.words(), way.phrase));
    let took: Vec<String> = WAYS.iter().filter_map(took).collect();
    let mut parts = vec![format!("the document measured {}", list(&took))];
    parts.extend(WAYS.iter().filter_map(|way| effect(way, post, record)));
    Some(Beside { source, rows, sentence: sentence(&parts.join("; ")) })
}

/// Whether a run did a document's work, unchanged, with the document's values; the seed is nobody's.
fn is_as_published(spec: &Spec) -> bool {
    let Some((workload, params)) = workloads::find(&spec.workload).zip(spec_to_params(spec).ok()) else {
        return false;
    };
    let document = Params::defaults(workload, Preset::Document);
    let same = document.0.iter().all(|(id, value)| id == SEED || params.0.get(id) == Some(value));
    same && spec.code.is_none() && spec.fault.is_none()
}

/// The counterpart's result, where it has a time.
fn counterpart<'a>(way: &Way, record: &'a RunRecord) -> Option<(&'a StrategyResult, Summary)> {
    let result = record.results.iter().find(|result| (way.runs)(result.strategy))?;
    Some((result, result.summary.filter(|_| result.answer_ok)?))
}

fn row(way: &Way, post: &Published, record: &RunRecord) -> Option<Row> {
    let (result, summary) = counterpart(way, record)?;
    let tasks = if way.is_of_one { f64::from(record.spec.tasks) } else { 1.0 };
    let (post, here_ms) = ((way.time)(post)?.words(), summary.median_ms / tasks);
    Some(Row { way: way.name, post, strategy: result.strategy, here_ms })
}

/// What a way gained there and here, against one after another.
fn effect(way: &Way, post: &Published, record: &RunRecord) -> Option<String> {
    let (_, summary) = counterpart(way, record).filter(|(it, _)| !it.strategy.is_baseline())?;
    let of_tasks = |one: Figure| one.seconds() * f64::from(record.spec.tasks);
    let serial = post.one_by_one.map(Figure::seconds).or_else(|| post.one_task.map(of_tasks))?;
    let figure = (way.time)(post)?;
    let at_most = if matches!(figure, Figure::Over(_)) { "at most " } else { "" };
    let (verb, there, what) = Effect::of(serial / figure.seconds()).words();
    let here = match Effect::shown(&summary)?.words() {
        (same, here, _) if same == verb => here,
        (other, here, of) => format!("{other}{here}{of}"),
    };
    Some(format!("{} {verb}{at_most}{there}{what} there, and {here} here", way.name))
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
        beside(record).unwrap().sentence
    }

    #[test]
    fn each_workload_with_published_times_is_compared_in_words() {
        for (run, told) in [
            (
                run("wait", 7.01, 1.02, 4.05),
                "The document measured 7.02 s one after another, 1.01 s with threads and 2.01 s with processes; threads were 7.0 times \
                 as fast there, and 6.9 times here; processes were 3.5 times as fast there, and 1.7 times here.",
            ),
            (
                run("factorial", 8.0, 8.1, 4.2),
                "The document measured 5.12 s one after another, 5.21 s with threads and 2.54 s with processes; threads gained nothing \
                 there, and nothing here; processes were 2.0 times as fast there, and 1.9 times here.",
            ),
            (
                run("long_io", 8.0, 2.0, 4.0),
                "The document measured 8 s one after another, 2 s with threads and 2 s with processes; threads were 4.0 times as fast \
                 there, and 4.0 times here; processes were 4.0 times as fast there, and 2.0 times here.",
            ),
            (
                run("long_comp", 9.0, 12.0, 4.5),
                "The document measured about 9 s one after another, about 9 to 10 s with threads and about 3 s with processes; threads \
                 gained nothing there, and took 1.3 times as long here; processes were 3.0 times as fast there, and 2.0 times here.",
            ),
            (run("find_max_wait", 100.0, 10.1, 50.0), "The document measured little over 10 s with threads."),
            (
                run("find_max", 60.0, 61.0, 35.0),
                "The document measured 25 s for one task, over 60 s with threads and 35 s with processes; threads were at most 1.2 times \
                 as fast there, and gained nothing here; processes were 2.1 times as fast there, and 1.7 times here.",
            ),
            (
                run("sleep_range", 10.0, 4.0, 6.0),
                "The document measured 10.0096 s one after another, 4.0176 s with threads and 4.0407 s with processes; threads were 2.5 \
                 times as fast there, and 2.5 times here; processes were 2.5 times as fast there, and 1.7 times here.",
            ),
            (
                run("square", 0.002, 0.1, 0.2),
                "The document measured 0.0005 s one after another, 0.1058 s with threads and 0.1289 s with processes; threads took 212 \
                 times as long there, and 50.0 times here; processes took 258 times as long there, and 100 times here.",
            ),
        ] {
            assert_eq!(sentence_of(&run), told);
        }
    }

    #[test]
    fn every_published_workload_is_in_the_catalogue_and_cites_its_document() {
        for (id, _) in PUBLISHED {
            let source = workloads::find(id).unwrap().source.document().unwrap();
            assert_eq!(beside(&run(id, 1.0, 1.0, 1.0)).unwrap().source, source.citation());
        }
    }

    #[test]
    fn medians_stand_beside_the_published_times_and_one_task_beside_a_share() {
        let rows = |record: &RunRecord| -> Vec<String> {
            let rows = beside(record).unwrap().rows.into_iter();
            rows.map(|it| format!("{}, {}, {} {}", it.way, it.post, it.strategy, it.here_ms)).collect()
        };
        assert_eq!(
            rows(&run("long_comp", 9.0, 12.0, 4.5)),
            [
                "one after another, about 9 s, serial 9000",
                "threads, about 9 to 10 s, gil 12000",
                "processes, about 3 s, isolated 4500"
            ]
        );
        let mut searches = run("find_max", 60.0, 61.0, 35.0);
        searches.results[1] = unavailable(StrategyId::GIL, "it cannot");
        assert_eq!(rows(&searches), ["one task, 25 s, serial 20000", "processes, 35 s, isolated 35000"]);
        assert!(!sentence_of(&searches).contains("threads were"));
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
