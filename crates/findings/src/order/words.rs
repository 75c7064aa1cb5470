//! The sentences.

use super::{AtOnce, Between, Change, Line, Moment, Order, What};
use overlap_record::format::{capitalised, count, counted, list, ms};

/// So many numbers, or ranges of them, are named; the rest is counted.
const NAMED: usize = 12;

/// One line of an order of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// When what it tells begins, ms from the start of the repeat.
    pub from_ms: f64,
    /// The same as people read it: a time, or a stretch of time.
    pub when: String,
    /// What happens then: one or two sentences.
    pub text: String,
}

impl Order {
    /// The lines in words, in order of time. `ids` holds the number that the document calls each task by; a task without one is called by
    /// its index.
    #[must_use]
    pub fn sentences(&self, ids: &[i64]) -> Vec<Sentence> {
        let say = Words { ids, lanes: self.lanes };
        let mut before = AtOnce::default();
        let mut sentences = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            let (from_ms, until_ms, text) = match line {
                Line::Moment(moment) => {
                    let text = say.moment(moment, before);
                    before = moment.after;
                    (moment.from_ms, moment.until_ms, text)
                }
                Line::Between(between) => (between.from_ms, between.until_ms, say.between(between)),
            };
            sentences.push(Sentence { from_ms, when: when(from_ms, until_ms), text });
        }
        sentences
    }

    /// The whole in a few sentences, which name no task.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut text = format!(
            "{} on {}, finished after {}.",
            counted(self.tasks as u64, "task"),
            counted(self.lanes as u64, "lane"),
            ms(self.end_ms)
        );
        if let Some(ready_ms) = self.ready_ms {
            text.push_str(&format!(" Starting up lasted until {}.", ms(ready_ms)));
        }
        if let Some(most) = most(self.most) {
            text.push(' ');
            text.push_str(&most);
        }
        text
    }
}

fn when(from_ms: f64, until_ms: f64) -> String {
    let (from, until) = (ms(from_ms), ms(until_ms));
    if from == until { from } else { format!("{from} to {until}") }
}

/// The most that did what at once.
fn most(most: AtOnce) -> Option<String> {
    let kinds = [(most.computing, "computed"), (most.waiting, "waited"), (most.queueing, "queued")];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, did)| format!("at most {} {did}", counted(number.into(), "task")))
        .collect();
    (!parts.is_empty()).then(|| format!("{} at once.", capitalised(&list(&parts))))
}

struct Words<'a> {
    ids: &'a [i64],
    lanes: usize,
}

impl Words<'_> {
    fn moment(&self, moment: &Moment, before: AtOnce) -> String {
        let changes: Vec<String> = moment.changes.iter().map(|change| self.change(change)).collect();
        let mut text = format!("{}.", capitalised(&changes.join("; ")));
        if moment.after != before && moment.after.all() > 1 {
            text.push_str(&format!(" Now {}.", now(moment.after)));
        }
        text
    }

    fn change(&self, change: &Change) -> String {
        let does = |one: &str, several: &str| {
            format!("{} {}", self.tasks(&change.tasks), if change.tasks.len() == 1 { one } else { several })
        };
        let many = change.lanes.len() > 1;
        match change.what {
            What::LanesStart => {
                format!("{} {}", lanes(&change.lanes), if many { "start up" } else { "starts up" })
            }
            What::LanesReady => format!("{} {} ready", lanes(&change.lanes), if many { "are" } else { "is" }),
            What::Ends => does("ends", "end"),
            What::Whole => format!("{}{}", does("starts and ends", "start and end"), self.on(&change.lanes)),
            What::Begins(kind) => {
                format!("{} {kind}{}", does("starts", "start"), self.on(&change.lanes), kind = kind.words())
            }
            What::Again(kind) => {
                format!(
                    "{} {kind} again{}",
                    does("starts", "start"),
                    self.on(&change.lanes),
                    kind = kind.words()
                )
            }
        }
    }

    fn between(&self, between: &Between) -> String {
        let does = |tasks: &[u32], one: &str, several: &str| {
            (!tasks.is_empty())
                .then(|| format!("{} {}", self.tasks(tasks), if tasks.len() == 1 { one } else { several }))
        };
        let parts: Vec<String> =
            [does(&between.begun, "starts", "start"), does(&between.ended, "ends", "end")]
                .into_iter()
                .flatten()
                .collect();
        let what = if parts.is_empty() { "the same tasks take turns".to_owned() } else { parts.join("; ") };
        let mut text = format!("{} moments are left out here: {what}.", count(between.moments as u64));
        if let Some(most) = most(between.most) {
            text.push(' ');
            text.push_str(&most);
        }
        text
    }

    /// ` on lane 2`, where there are several.
    fn on(&self, these: &[u32]) -> String {
        if self.lanes > 1 { format!(" on {}", lanes(these)) } else { String::new() }
    }

    fn tasks(&self, tasks: &[u32]) -> String {
        let id = |task: &u32| self.ids.get(*task as usize).copied().unwrap_or(i64::from(*task));
        named("task", tasks.iter().map(id).collect())
    }
}

/// People count lanes from 1.
fn lanes(lanes: &[u32]) -> String {
    named("lane", lanes.iter().map(|lane| i64::from(*lane) + 1).collect())
}

/// What is going on at one instant.
fn now(at: AtOnce) -> String {
    let kinds = [
        (at.computing, "computes", "compute"),
        (at.waiting, "waits", "wait"),
        (at.queueing, "queues", "queue"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (number, one, several) in kinds.into_iter().filter(|(number, ..)| *number > 0) {
        let who = if parts.is_empty() { counted(number.into(), "task") } else { count(number.into()) };
        parts.push(format!("{who} {}", if number == 1 { one } else { several }));
    }
    list(&parts)
}

/// Things by their numbers: `task 3`, `tasks 0 to 4, 7 and 9`, `tasks 0, 2, … and 14 more`.
fn named(thing: &str, mut numbers: Vec<i64>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let mut ranges: Vec<[i64; 2]> = Vec::new();
    for number in numbers.iter().copied() {
        match ranges.last_mut() {
            Some([_, last]) if last.checked_add(1) == Some(number) => *last = number,
            _ => ranges.push([number, number]),
        }
    }
    let told = ranges.iter().take(NAMED);
    let left = numbers.len() as i64 - told.clone().map(|[first, last]| last - first + 1).sum::<i64>();
    let mut words: Vec<String> = Vec::new();
    for [first, last] in told {
        match last - first {
            0 => words.push(first.to_string()),
            1 => words.extend([first.to_string(), last.to_string()]),
            _ => words.push(format!("{first} to {last}")),
        }
    }
    if left > 0 {
        words.push(format!("{} more", count(left as u64)));
    }
    format!("{thing}{} {}", if numbers.len() == 1 { "" } else { "s" }, list(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_record::{Span, SpanKind, testing::span};

    fn told(spans: &[Span], ids: &[i64]) -> Vec<String> {
        let sentences = Order::of(spans).sentences(ids);
        sentences.iter().map(|sentence| format!("{}: {}", sentence.when, sentence.text)).collect()
    }

    #[test]
    fn workers_start_and_share_four_tasks() {
        let start = |lane| Span { task: None, lane, kind: SpanKind::Startup, start_ms: 0.0, end_ms: 62.0 };
        let run = |task, lane, from| span(task, lane, SpanKind::Run, from, from + 100.0);
        let spans =
            [start(0), start(1), run(0, 0, 62.0), run(1, 1, 62.8), run(2, 0, 162.0), run(3, 1, 162.8)];
        assert_eq!(
            told(&spans, &[1, 2, 3, 4]),
            [
                "0 ms: Lanes 1 and 2 start up.",
                "62.0 ms to 62.8 ms: Lanes 1 and 2 are ready; tasks 1 and 2 start computing on lanes 1 and 2. Now 2 tasks compute.",
                "162 ms to 163 ms: Tasks 1 and 2 end; tasks 3 and 4 start computing on lanes 1 and 2.",
                "262 ms to 263 ms: Tasks 3 and 4 end.",
            ]
        );
        assert_eq!(
            Order::of(&spans).summary(),
            "4 tasks on 2 lanes, finished after 263 ms. Starting up lasted until 62.0 ms. At most 2 tasks computed at once."
        );
    }

    #[test]
    fn a_lock_goes_from_task_to_task() {
        let spans = [
            span(0, 0, SpanKind::Run, 0.0, 50.0),
            span(1, 1, SpanKind::Lock, 0.0, 50.0),
            span(1, 1, SpanKind::Run, 50.0, 100.0),
            span(0, 0, SpanKind::Lock, 50.0, 100.0),
            span(0, 0, SpanKind::Run, 100.0, 120.0),
        ];
        assert_eq!(
            told(&spans, &[]),
            [
                "0 ms: Task 0 starts computing on lane 1; task 1 starts queueing for a lock or permit on lane 2. Now 1 task computes and \
                 1 queues.",
                "50.0 ms: Task 1 starts computing on lane 2; task 0 starts queueing for a lock or permit on lane 1.",
                "100 ms: Task 1 ends; task 0 starts computing again on lane 1.",
                "120 ms: Task 0 ends.",
            ]
        );
    }

    #[test]
    fn many_tasks_one_after_another_are_few_lines() {
        let spans: Vec<Span> = (0..24)
            .map(|task| span(task, 0, SpanKind::Wait, f64::from(task) * 20.0, f64::from(task + 1) * 20.0))
            .collect();
        let told = told(&spans, &[]);
        assert_eq!(told.len(), 6, "{told:#?}");
        assert_eq!(
            told[3],
            "60.0 ms to 440 ms: 20 moments are left out here: tasks 3 to 22 start; tasks 2 to 21 end. At most 1 task waited at once."
        );
        assert_eq!(told[5], "480 ms: Task 23 ends.");
    }

    #[test]
    fn numbers_are_named_in_ranges_and_too_many_are_counted() {
        assert_eq!(named("task", vec![3]), "task 3");
        assert_eq!(named("task", vec![9, 0, 1, 2, 7, 4, 4]), "tasks 0 to 2, 4, 7 and 9");
        let every_second = named("task", (0..40).map(|number| number * 2).collect());
        assert_eq!(every_second, "tasks 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 28 more");
    }
}
