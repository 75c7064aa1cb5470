//! `two_locks`: tasks that need two locks at once and take them in opposite orders (this project's own).

use super::{draws, fields};
use crate::{
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, LockId, WorkError},
    digest,
    document::Source,
    param::{Default, ParamKind, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::{hint::black_box, sync::atomic::Ordering::Relaxed};

/// Rounds in each of which a task takes both locks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TwoLocksWork {
    /// What the generator starts from: the task's number, from 1.
    pub seed: u64,
    /// How many rounds.
    pub rounds: u64,
    /// Draws with one lock, and again with both.
    pub draws: u64,
    /// How long it waits for the second lock before it calls that a deadlock, ms.
    pub watchdog_ms: f64,
    /// Whether it takes the second of the two locks first.
    pub reversed: bool,
}

impl TwoLocksWork {
    /// One round; none where the second lock was not free in time.
    fn round(&self, x: u64, ctx: &mut dyn Context) -> Result<Option<u64>, WorkError> {
        let first = if self.reversed { LockId::B } else { LockId::A };
        ctx.lock(first, None)?;
        // Whatever needs the first lock only.
        black_box(draws::draw(x, self.draws, ctx)?);
        let mut found = None;
        if ctx.lock(first.other(), Some(self.watchdog_ms))? {
            found = Some(draws::draw(x, self.draws, ctx)?);
            ctx.unlock(first.other());
        }
        ctx.unlock(first);
        Ok(found)
    }
}

impl Compute for TwoLocksWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut x = self.seed;
        for _ in 0..self.rounds {
            let mut failures = 0;
            x = loop {
                if let Some(x) = self.round(x, ctx)? {
                    break x;
                }
                ctx.counter().fetch_add(1, Relaxed);
                failures += 1;
                // Each task stays away for another time, or the same ones would meet again.
                black_box(draws::draw(x, failures * (self.seed % 8) * self.draws, ctx)?);
            };
        }
        Ok(Answer::Text(digest::text(x % draws::MODULUS)))
    }

    /// By the definition of [`draws::PER_MS`].
    fn estimate_ms(&self) -> f64 {
        (2 * self.rounds * self.draws) as f64 / draws::PER_MS
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer("rounds", "Rounds per task", None, 1, 1000, 10, 10),
    ParamSpec {
        id: "hold_ms",
        label: "Computing with one lock, and with both",
        kind: ParamKind::Real { min: 0.001, max: 1000.0 },
        unit: Some("ms"),
        document: Default::Real(0.5),
        quick: Default::Real(0.5),
    },
    fields::integer("watchdog_ms", "Longest wait for the second lock", Some("ms"), 1, 10_000, 20, 20),
    fields::integer("same_order", "All take the locks in the same order (1) or not (0)", None, 0, 1, 0, 0),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "two_locks",
    title: "Two locks in opposite order",
    source: Source::Own("when do tasks wait for each other forever?"),
    summary: "Takes two locks, computes, and gives them back, round after round; every second task takes them the other way round. The counter holds how many deadlocks were found.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<TwoLocksWork>()),
    benchmark: None,
    interpreted: 145.0,
    quick_in_python: &[("rounds", Default::Integer(1)), ("hold_ms", Default::Real(0.05))],
    small: &[("rounds", "1"), ("hold_ms", "0.01")],
};

fn draws_of(hold_ms: f64) -> u64 {
    (hold_ms * draws::PER_MS) as u64
}

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, rounds) = (read.integer("tasks"), read.integer("rounds"));
    let draws = draws_of(read.real("hold_ms"));
    let (watchdog_ms, same_order) = (read.integer("watchdog_ms") as f64, read.integer("same_order") == 1);
    read.finish()?;
    let step = |seed| {
        let reversed = seed % 2 == 0 && !same_order;
        Step::Compute(Work::of(WORKLOAD.id, TwoLocksWork { seed, rounds, draws, watchdog_ms, reversed }))
    };
    Ok(Plan::counting((1..=tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let draws = params.integer("rounds")? * draws_of(params.real("hold_ms")?);
    let digest = |seed| Answer::Text(digest::text(draws::after(seed, draws)));
    Some((1..=params.integer("tasks")?).map(digest).collect())
}
