//! `find_max_wait`: the maximum of a short list, then a wait (document C, its first experiment).

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::{PYTHON_PARALLELISM, Source},
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The numbers that the lists are drawn from.
const VALUES: RangeInclusive<i32> = -100..=100;

/// Largest seed: every whole number up to it is exact in JSON.
const MAX_SEED: u64 = (1 << 53) - 1;

/// The lists that a seed stands for, one after the other.
fn lists(seed: u64, length: usize) -> impl Iterator<Item = Vec<i32>> {
    let mut random = fastrand::Rng::with_seed(seed);
    std::iter::repeat_with(move || (0..length).map(|_| random.i32(VALUES)).collect())
}

/// A list that is part of the task, so that it is copied along with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindMaxWaitWork {
    /// The numbers.
    pub numbers: Vec<i32>,
}

impl Compute for FindMaxWaitWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        let maximum = self.numbers.iter().copied().max();
        let empty = || WorkError::Failed("an empty list has no maximum".to_owned());
        Ok(Answer::Number(f64::from(maximum.ok_or_else(empty)?)))
    }

    fn bytes_at_once(&self) -> u64 {
        size_of_val(self.numbers.as_slice()) as u64
    }

    /// At most 1 ns a number on an ordinary laptop of 2026.
    fn estimate_ms(&self) -> f64 {
        self.numbers.len() as f64 * 1e-6
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 10, 10),
    fields::integer("length", "Length of a list", Some("numbers"), 1, 10_000, 10, 10),
    fields::wait_ms(10_000, 300),
    fields::integer("seed", "Seed of the lists", None, 0, MAX_SEED, 2020, 2020),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "find_max_wait",
    title: "Maximum of a short list, then a wait",
    source: Source::Documents(&[PYTHON_PARALLELISM], "the first experiment"),
    summary: "Finds the maximum of its own list of random numbers, waits, and answers with the maximum.",
    quick_note: "Each task waits 300 ms, not 10 s; the number and length of the lists are the document's.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<FindMaxWaitWork>()),
    benchmark: None,
    interpreted: 260.0,
    quick_in_python: &[],
    small: &[("tasks", "4"), ("wait_ms", "2")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, length) = (read.integer("tasks"), read.integer("length"));
    let (ms, seed) = (read.integer("wait_ms") as f64, read.integer("seed"));
    read.finish()?;
    let steps = |numbers| {
        let search = Work::of(WORKLOAD.id, FindMaxWaitWork { numbers });
        vec![Step::Compute(search), Step::Wait { ms }]
    };
    let lists = (1..=tasks).zip(lists(seed, length as usize));
    Ok(Plan::of(lists.map(|(id, list)| Task::of(id, steps(list)))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (tasks, length) = (params.integer("tasks")?, params.integer("length")?);
    let lists = lists(params.integer("seed")?, length as usize).take(tasks as usize);
    let last_when_sorted = |mut list: Vec<i32>| {
        list.sort_unstable();
        list.pop().map(|maximum| Answer::Number(f64::from(maximum)))
    };
    lists.map(last_when_sorted).collect()
}
