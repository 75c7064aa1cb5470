//! Builds a run record: outcomes of repeats in, the record so far out. Pure.

use overlap_findings::{check_answers, doubts, statistics::summarise};
use overlap_protocol::{
    Outcome,
    convert::answer_value,
    workloads::{Answer, finite},
};
use overlap_record::{
    AppInfo, Build, Environment, Failure, FaultKind, Language, Pool, Repeat, RunRecord, SCHEMA, Span, Spec,
    StrategyId, StrategyResult, Value, fitted,
};

/// What is known of one strategy so far.
#[derive(Default)]
struct Entry {
    reason: Option<String>,
    wrong: Option<String>,
    answers: Vec<Value>,
    collection: Option<Vec<f64>>,
    pool_startup_ms: Option<f64>,
    repeats: Vec<Repeat>,
    spans_lost: u64,
    blocking_line: Option<u32>,
    build: Option<Build>,
    warmup_ms: Option<f64>,
}

/// A record that is being built.
pub struct RecordBuilder {
    app: AppInfo,
    spec: Spec,
    /// The machine and browser that it runs on; filled in as it becomes known.
    pub environment: Environment,
    known: Option<Vec<Value>>,
    serial: Option<Vec<Value>>,
    entries: Vec<Entry>,
}

/// A failure in words, with its task and lane where they are known. They count from 1, as on the page.
pub fn describe(failure: &Failure) -> String {
    let task = failure.task.map(|task| format!("task {}", task + 1));
    let lane = failure.lane.map(|lane| format!("lane {}", lane + 1));
    let place: Vec<String> = [task, lane].into_iter().flatten().collect();
    if place.is_empty() {
        format!("{} {}", failure.message, failure.advice)
    } else {
        format!("In {}: {} {}", place.join(" on "), failure.message, failure.advice)
    }
}

/// The answers as a record has them. Those of a workload's twin are like those of its Rust: a number is one, and text has no
/// quotes. Of the reader's own code a record has what `repr` gives.
fn values(outcome: &Outcome, spec: &Spec) -> Vec<Value> {
    let is_twin = spec.lang == Language::Python && spec.code.is_none();
    let value = |answer: &Result<_, String>| match answer {
        Ok(Answer::Text(repr)) if is_twin => of_repr(repr),
        Ok(answer) => answer_value(answer),
        Err(error) => Value::Text(fitted(format!("error: {error}"))),
    };
    outcome.answers.iter().map(value).collect()
}

/// The value that Python's `repr` stands for, where it is a number or a plain string.
fn of_repr(repr: &str) -> Value {
    let quoted = repr.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match (finite(repr), quoted) {
        (Some(number), _) => Value::Number(number),
        (None, Some(text)) => Value::Text(text.to_owned()),
        (None, None) => Value::Text(repr.to_owned()),
    }
}

impl RecordBuilder {
    /// Nothing has run yet. `known` are the answers that are known beforehand.
    pub fn new(app: AppInfo, spec: Spec, environment: Environment, known: Option<Vec<Value>>) -> Self {
        let entries = spec.strategies.iter().map(|_| Entry::default()).collect();
        // A task that was asked to fail does not give the answer that is known.
        let known = known.filter(|_| spec.fault.is_none_or(|fault| fault.kind != FaultKind::Error));
        Self { app, spec, environment, known, serial: None, entries }
    }

    /// The specification.
    pub const fn spec(&self) -> &Spec {
        &self.spec
    }

    fn entry(&mut self, strategy: StrategyId) -> Option<&mut Entry> {
        let index = self.spec.strategies.iter().position(|id| *id == strategy)?;
        self.entries.get_mut(index)
    }

    /// Whether the strategy can still run.
    pub fn is_alive(&self, strategy: StrategyId) -> bool {
        let index = self.spec.strategies.iter().position(|id| *id == strategy);
        index.and_then(|index| self.entries.get(index)).is_some_and(|entry| entry.reason.is_none())
    }

    /// The strategy cannot run, or cannot go on.
    pub fn give_up(&mut self, strategy: StrategyId, reason: String) {
        if let Some(entry) = self.entry(strategy) {
            entry.reason = Some(reason);
        }
    }

    /// A reused pool was started.
    pub fn pool_started(&mut self, strategy: StrategyId, startup_ms: f64) {
        if let Some(entry) = self.entry(strategy) {
            entry.pool_startup_ms = Some(startup_ms);
        }
    }

    /// An untimed pass has ended.
    pub fn warmed(&mut self, strategy: StrategyId, outcome: &Outcome) {
        if let Some(entry) = self.entry(strategy) {
            let own_ms = (outcome.total_ms - outcome.startup_ms).max(0.0);
            entry.warmup_ms = Some(entry.warmup_ms.unwrap_or(0.0) + own_ms);
        }
    }

    /// The build of the interpreter that a strategy's tasks ran on.
    pub fn ran_on(&mut self, strategy: StrategyId, build: Option<Build>) {
        if let Some(entry) = self.entry(strategy) {
            entry.build = build;
        }
    }

    /// Code on this line of a program blocked the event loop of a strategy's tasks.
    pub fn blocked(&mut self, strategy: StrategyId, line: Option<u32>) {
        if let Some(entry) = self.entry(strategy) {
            entry.blocking_line = entry.blocking_line.or(line);
        }
    }

    /// Answers to compare with, from a serial pass that was not timed. It skips fetches, so it says nothing of them.
    pub fn reference(&mut self, outcome: &Outcome) {
        if outcome.answers.len() == self.spec.tasks as usize && outcome.answers.iter().all(Result::is_ok) {
            self.serial = Some(values(outcome, &self.spec));
        }
    }

    /// A repeat has ended well.
    pub fn repeated(&mut self, strategy: StrategyId, outcome: &Outcome, mut spans: Vec<Span>) {
        for span in &mut spans {
            // Clocks of different workers agree only to within their steps.
            span.start_ms = span.start_ms.max(0.0);
            span.end_ms = span.end_ms.max(span.start_ms);
        }
        spans.sort_by(|a, b| a.start_ms.total_cmp(&b.start_ms));
        let answers = values(outcome, &self.spec);
        if strategy.is_baseline() {
            self.serial.get_or_insert_with(|| answers.clone());
        }
        if let Some(entry) = self.entry(strategy) {
            // One is enough to look at, and keeps the record short.
            let is_first = entry.repeats.iter().all(|repeat| repeat.interleaving.is_empty());
            entry.repeats.push(Repeat {
                total_ms: outcome.total_ms,
                startup_ms: outcome.startup_ms,
                memory_bytes: outcome.memory_bytes,
                counted: outcome.counted,
                interleaving: if is_first { outcome.interleaving.clone() } else { Vec::new() },
                spans,
            });
            entry.spans_lost += outcome.spans_lost;
            entry.collection.clone_from(&outcome.collection);
            // Answers that differ between repeats are as wrong as ones that differ from serial's.
            if !entry.answers.is_empty() && !check_answers(&answers, Some(&entry.answers), None).ok {
                entry.wrong = Some("Its answers changed from one repeat to the next.".to_owned());
            }
            entry.answers = answers;
        }
    }

    /// The record so far.
    pub fn record(&self) -> RunRecord {
        let serial = self.spec.strategies.iter().position(|id| id.is_baseline());
        let serial = serial.and_then(|index| self.entries.get(index)).filter(|entry| entry.reason.is_none());
        let results = self.spec.strategies.iter().zip(&self.entries);
        RunRecord {
            schema: SCHEMA.to_owned(),
            app: self.app.clone(),
            spec: self.spec.clone(),
            environment: self.environment.clone(),
            results: results.map(|(id, entry)| self.result(*id, entry, serial)).collect(),
            subinterpreters: None,
            hand_in: None,
        }
    }

    fn result(&self, strategy: StrategyId, entry: &Entry, serial: Option<&Entry>) -> StrategyResult {
        let check = check_answers(&entry.answers, self.serial.as_deref(), self.known.as_deref());
        let mismatch = check.mismatch.map(|mismatch| format!("Its answers are wrong: {mismatch}."));
        let wrong = if entry.answers.is_empty() { None } else { entry.wrong.clone().or(mismatch) };
        let available = entry.reason.is_none();
        let answer_ok = available && !entry.answers.is_empty() && wrong.is_none();
        let mut result = StrategyResult {
            strategy,
            workers: self.spec.workers_of(strategy),
            build: entry.build,
            means: None,
            available,
            reason: entry.reason.clone().or(wrong).map(fitted),
            answer_ok,
            answers: entry.answers.clone(),
            collection: entry.collection.clone(),
            blocking_line: entry.blocking_line,
            warmup_ms: entry.warmup_ms,
            pool_startup_ms: entry.pool_startup_ms.filter(|_| self.spec.pool == Pool::Reused),
            repeats: entry.repeats.clone(),
            summary: None,
            doubts: Vec::new(),
        };
        if answer_ok {
            let serial = serial.map(|entry| entry.repeats.as_slice());
            result.summary = summarise(&result.repeats, serial, self.spec.seed);
            result.doubts = doubts(&result, &self.spec, &self.environment, entry.spans_lost);
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_record::{Access, AccessKind, Doubt, SpanKind, testing};

    #[test]
    fn what_a_task_raises_at_length_makes_a_record_that_can_be_read() {
        let RunRecord { app, mut spec, environment, .. } = testing::record(Vec::new());
        (spec.lang, spec.tasks, spec.strategies) = (Language::Python, 1, vec![StrategyId::SERIAL]);
        let mut builder = RecordBuilder::new(app, spec, environment, None);
        let answers = vec![Err(format!("ValueError: {}", "ä".repeat(50_000)))];
        builder.repeated(StrategyId::SERIAL, &Outcome { answers, ..Outcome::default() }, Vec::new());
        builder.give_up(StrategyId::SERIAL, "long ".repeat(50_000));
        let record = builder.record();
        let read = overlap_record::read_record(&overlap_record::json(&record).unwrap()).unwrap();
        assert_eq!(read, record);
        assert!(read.results[0].answers[0].to_string().starts_with("error: ValueError: ää"));
    }

    #[test]
    fn each_repeat_says_what_the_counter_held_and_the_answers_stay_right() {
        let RunRecord { app, mut spec, environment, .. } = testing::record(Vec::new());
        (spec.tasks, spec.strategies) = (2, vec![StrategyId::RAYON]);
        let mut builder = RecordBuilder::new(app, spec, environment, Some(vec![Value::Number(5.0); 2]));
        for counted in [10, 7] {
            let answers = vec![Ok(Answer::Number(5.0)); 2];
            let outcome = Outcome { answers, counted: Some(counted), ..Outcome::default() };
            builder.repeated(StrategyId::RAYON, &outcome, Vec::new());
        }
        let result = &builder.record().results[0];
        let held: Vec<_> = result.repeats.iter().map(|repeat| repeat.counted).collect();
        assert_eq!((held, result.answer_ok), (vec![Some(10), Some(7)], true));
    }

    #[test]
    fn the_first_repeat_that_lost_an_update_keeps_how() {
        let RunRecord { app, mut spec, environment, .. } = testing::record(Vec::new());
        (spec.tasks, spec.strategies) = (2, vec![StrategyId::RAYON]);
        let mut builder = RecordBuilder::new(app, spec, environment, None);
        let access = |number| Access { number, task: 1, kind: AccessKind::Read, value: 7 };
        for numbers in [vec![], vec![3], vec![5]] {
            let interleaving = numbers.into_iter().map(access).collect();
            let outcome = Outcome { interleaving, ..Outcome::default() };
            builder.repeated(StrategyId::RAYON, &outcome, Vec::new());
        }
        let record = builder.record();
        let kept: Vec<_> = record.results[0].repeats.iter().map(|repeat| &repeat.interleaving[..]).collect();
        assert_eq!(kept, [&[][..], &[access(3)], &[]]);
    }

    #[test]
    fn a_result_says_which_build_ran_it_and_how_long_it_was_warmed() {
        let RunRecord { app, mut spec, environment, .. } = testing::record(Vec::new());
        (spec.lang, spec.tasks) = (Language::Python, 1);
        spec.strategies = vec![StrategyId::SERIAL, StrategyId::RAYON];
        let mut builder = RecordBuilder::new(app, spec, environment, None);
        let round =
            |total_ms| Outcome { total_ms, answers: vec![Ok(Answer::Number(1.0))], ..Outcome::default() };
        let warmed = |total_ms, startup_ms| Outcome { startup_ms, ..round(total_ms) };
        builder.warmed(StrategyId::SERIAL, &warmed(400.0, 0.0));
        builder.warmed(StrategyId::SERIAL, &warmed(300.0, 100.0));
        builder.ran_on(StrategyId::SERIAL, Some(Build::Threads));
        let spans = vec![testing::span(0, 0, SpanKind::Run, 0.0, 200.0)];
        builder.repeated(StrategyId::SERIAL, &round(200.0), spans);
        let record = builder.record();
        let [serial, rayon] = &record.results[..] else { panic!("{record:?}") };
        assert_eq!((serial.build, serial.warmup_ms), (Some(Build::Threads), Some(600.0)));
        assert!(serial.doubts.contains(&Doubt::WarmUpShort { ran_ms: 600.0 }), "{:?}", serial.doubts);
        assert_eq!((rayon.build, rayon.warmup_ms), (None, None), "it has not run");
    }
}
