//! `locked_share`: tasks that compute for a share of their time while they hold a lock (this project's own).

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

/// Sections of a task: in each it takes the lock once.
const SECTIONS: u64 = 10;

/// Sections of draws, of which each begins with some under the lock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LockedShareWork {
    /// What the generator starts from.
    pub seed: u64,
    /// Draws of a section with the lock.
    pub locked: u64,
    /// Draws of a section without it.
    pub free: u64,
}

impl Compute for LockedShareWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut x = self.seed;
        for _ in 0..SECTIONS {
            ctx.checkpoint()?;
            if self.locked > 0 {
                ctx.lock(LockId::A, None)?;
                x = draws::draw(x, self.locked, ctx)?;
                ctx.unlock(LockId::A);
            }
            x = draws::draw(x, self.free, ctx)?;
        }
        Ok(Answer::Text(digest::text(x % draws::MODULUS)))
    }

    /// By the definition of [`draws::PER_MS`].
    fn estimate_ms(&self) -> f64 {
        (SECTIONS * (self.locked + self.free)) as f64 / draws::PER_MS
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer("task_ms", "Time per task", Some("ms"), 1, 10_000, 100, 100),
    ParamSpec {
        id: "locked_share",
        label: "Share under the lock",
        kind: ParamKind::Real { min: 0.0, max: 1.0 },
        unit: None,
        document: Default::Real(0.5),
        quick: Default::Real(0.5),
    },
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "locked_share",
    title: "Computing under a lock",
    source: Source::Own("how much of the work may hold a lock before threads no longer help?"),
    summary: "Computes; for a share of its time it holds a lock that all tasks need. Answers with a digest of what it computed.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<LockedShareWork>()),
    benchmark: None,
    interpreted: 145.0,
    quick_in_python: &[("task_ms", Default::Integer(2))],
    small: &[("tasks", "2"), ("task_ms", "1")],
};

/// Draws of a section, with the lock and without.
fn section(task_ms: u64, share: f64) -> (u64, u64) {
    let all = (task_ms as f64 * draws::PER_MS) as u64 / SECTIONS;
    let locked = (all as f64 * share) as u64;
    (locked, all - locked)
}

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, task_ms) = (read.integer("tasks"), read.integer("task_ms"));
    let share = read.real("locked_share");
    read.finish()?;
    let (locked, free) = section(task_ms, share);
    let step = |seed| Step::Compute(Work::of(WORKLOAD.id, LockedShareWork { seed, locked, free }));
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (locked, free) = section(params.integer("task_ms")?, params.real("locked_share")?);
    let digest = |seed| Answer::Text(digest::text(draws::after(seed, SECTIONS * (locked + free))));
    Some((1..=params.integer("tasks")?).map(digest).collect())
}
