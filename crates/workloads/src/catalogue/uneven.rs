//! `uneven`: tasks that compute for different times, each longer than the one before (this project's own).

use super::{draws, fields, mix::MixWork};
use crate::{
    benchmark::Benchmark,
    check::{ParamError, Reading},
    compute::Answer,
    digest,
    document::Source,
    param::{Default, ParamKind, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};

/// How many numbers the task in this place, from 0, draws: the work of its time on an ordinary laptop.
fn draws(index: u64, task_ms: f64, growth_ms: f64) -> u64 {
    ((task_ms + growth_ms * index as f64) * draws::PER_MS) as u64
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 24, 24),
    ParamSpec {
        id: "task_ms",
        label: "Time of the first task",
        kind: ParamKind::Real { min: 0.0, max: 1000.0 },
        unit: Some("ms"),
        document: Default::Real(4.0),
        quick: Default::Real(4.0),
    },
    ParamSpec {
        id: "growth_ms",
        label: "Growth from task to task",
        kind: ParamKind::Real { min: 0.0, max: 100.0 },
        unit: Some("ms"),
        document: Default::Real(3.0),
        quick: Default::Real(3.0),
    },
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "uneven",
    title: "Uneven tasks",
    source: Source::Own("which worker should take which task when some take far longer than others?"),
    summary: "Draws random numbers; each task draws for longer than the one before. Answers with a digest of the last number.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<MixWork>()),
    benchmark: Some(Benchmark { params: &[], most_native_times: None, frees_much_memory: false }),
    interpreted: 145.0,
    quick_in_python: &[("task_ms", Default::Real(0.1)), ("growth_ms", Default::Real(0.02))],
    small: &[("tasks", "4"), ("task_ms", "0.1"), ("growth_ms", "0.05")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let tasks = read.integer("tasks");
    let (task_ms, growth_ms) = (read.real("task_ms"), read.real("growth_ms"));
    read.finish()?;
    let work = |id: u64| MixWork { seed: id, draws: draws(id - 1, task_ms, growth_ms) };
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, vec![Step::Compute(Work::of(WORKLOAD.id, work(id)))]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (task_ms, growth_ms) = (params.real("task_ms")?, params.real("growth_ms")?);
    let last = |id: u64| draws::after(id, draws(id - 1, task_ms, growth_ms));
    Some((1..=params.integer("tasks")?).map(|id| Answer::Text(digest::text(last(id)))).collect())
}
