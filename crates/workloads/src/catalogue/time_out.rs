//! `time_out`: tasks that wait for replies and give up on those that come late (this project's own).

use super::fields::{self, LONGEST_WAIT_MS};
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    document::Source,
    param::{ParamSpec, Params},
    task::{Plan, Step, TIMED_OUT, Task},
    workload::Workload,
};

/// Least time between a reply and the time-out, ms. Timers are late by some ms, and the answers are to be known.
const APART_MS: u64 = 20;

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 8, 8),
    fields::integer("reply_ms", "Time of the first reply", Some("ms"), 1, 10_000, 50, 50),
    fields::integer("timeout_ms", "Time-out", Some("ms"), 1, LONGEST_WAIT_MS, 225, 225),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "time_out",
    title: "Time-outs",
    source: Source::Own("what happens to a wait that lasts too long?"),
    summary: "Waits for a reply. The first reply takes the given time, and each later one that much longer. Answers with its id, or says that \
              it timed out.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: None,
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[("tasks", "3"), ("reply_ms", "45"), ("timeout_ms", "65")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let mut read = Reading::new(PARAMS, params);
    let (tasks, reply_ms) = (read.integer("tasks"), read.integer("reply_ms"));
    let timeout_ms = read.integer("timeout_ms");
    let nearest = (1..=tasks).map(|id| id * reply_ms).min_by_key(|ms| ms.abs_diff(timeout_ms)).unwrap_or(0);
    read.require(nearest.abs_diff(timeout_ms) >= APART_MS, "timeout_ms", || {
        format!("it must be at least {APART_MS} ms from each reply, and one comes after {nearest} ms")
    });
    read.finish()?;
    let step = |id| Step::Reply { ms: (id * reply_ms) as f64, timeout_ms: timeout_ms as f64 };
    Ok(Plan::of((1..=tasks).map(|id| Task::giving(id, vec![step(id)], id))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (reply_ms, timeout_ms) = (params.integer("reply_ms")?, params.integer("timeout_ms")?);
    let in_time = timeout_ms / reply_ms.max(1);
    let answer = |id| if id <= in_time { Answer::number(id) } else { Answer::Text(TIMED_OUT.to_owned()) };
    Some((1..=params.integer("tasks")?).map(answer).collect())
}
