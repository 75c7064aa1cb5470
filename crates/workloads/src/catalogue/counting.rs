//! What the workloads with a shared counter have in common.

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Copied, Work},
};
use std::hint::black_box;

/// Tasks, and how many updates each makes.
pub(super) static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer("updates", "Updates of a task", None, 1, 10_000_000, 50_000, 50_000),
];

/// Updates between two checkpoints: about 0.05 ms.
pub(super) const STRIDE: u64 = 512;

/// Steps of working out the next number: about 0.1 µs, as an interpreter needs for a call.
const STEPS: u32 = 50;

/// The number that follows. It takes a while to work out, so that a thread may be interrupted meanwhile.
pub(super) fn following(number: u64) -> u64 {
    (0..STEPS).fold(number, |same, _| black_box(same)) + 1
}

/// How long so many updates take, ms.
pub(super) fn estimate_ms(updates: u64) -> f64 {
    updates as f64 * 1e-4
}

/// Tasks that each do `work` of so many updates.
pub(super) fn plan<T: crate::compute::Compute + Copied>(
    id: &'static str,
    params: &Params,
    work: fn(updates: u64) -> T,
) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, updates) = (read.integer("tasks"), read.integer("updates"));
    read.finish()?;
    let step = || Step::Compute(Work::of(id, work(updates)));
    Ok(Plan::counting((0..tasks).map(|id| Task::of(id, vec![step()]))))
}

/// Each task answers with the updates that it made, lost or not.
pub(super) fn known(params: &Params) -> Option<Vec<Answer>> {
    let updates = params.integer("updates")?;
    Some((0..params.integer("tasks")?).map(|_| Answer::number(updates)).collect())
}
