//! `mix`: tasks that compute, wait, and go on computing where they were (this project's own).

use super::{draws, fields};
use crate::{
    benchmark::Benchmark,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    digest,
    document::Source,
    param::{Default, ParamKind, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

fn draws(task_ms: f64, share: f64) -> u64 {
    (task_ms * share * draws::PER_MS) as u64
}

/// Draws of a random-number generator, each made of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixWork {
    /// What the generator starts from, from 1 to below 2^31 - 1.
    pub seed: u64,
    /// How many.
    pub draws: u64,
}

impl Compute for MixWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let x = draws::draw(self.seed, self.draws, ctx)?;
        Ok(Answer::Text(digest::text(x % draws::MODULUS)))
    }

    /// By the definition of [`draws::PER_MS`].
    fn estimate_ms(&self) -> f64 {
        self.draws as f64 / draws::PER_MS
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 8, 8),
    fields::integer("task_ms", "Time per task", Some("ms"), 1, 10_000, 200, 200),
    ParamSpec {
        id: "compute_share",
        label: "Share of computing",
        kind: ParamKind::Real { min: 0.0, max: 1.0 },
        unit: None,
        document: Default::Real(0.5),
        quick: Default::Real(0.5),
    },
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "mix",
    title: "Computing and waiting",
    source: Source::Own("where between the documents' two extremes does a workload lie?"),
    summary: "Computes, waits, and continues where it stopped: it waits for a share of its time. It answers with a digest of what it computed.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<MixWork>()),
    benchmark: Some(Benchmark {
        params: &[("compute_share", "1")],
        most_native_times: None,
        frees_much_memory: false,
    }),
    interpreted: 145.0,
    quick_in_python: &[("task_ms", Default::Integer(100)), ("compute_share", Default::Real(0.01))],
    small: &[("tasks", "4"), ("task_ms", "1")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, task_ms) = (read.integer("tasks"), read.integer("task_ms") as f64);
    let share = read.real("compute_share");
    read.finish()?;
    let compute = |seed, draws| Step::Compute(Work::of(WORKLOAD.id, MixWork { seed, draws }));
    let ms = task_ms * (1.0 - share);
    let wait = (ms > 0.0).then_some(Step::Wait { ms });
    let all = draws(task_ms, share);
    let before = all / 2;
    let steps = |id| match wait.clone() {
        Some(wait) => vec![compute(id, before), wait, compute(draws::after(id, before), all - before)],
        None => vec![compute(id, all)],
    };
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, steps(id)))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let draws = draws(params.integer("task_ms")? as f64, params.real("compute_share")?);
    let digest = |seed| Answer::Text(digest::text(draws::after(seed, draws)));
    Some((1..=params.integer("tasks")?).map(digest).collect())
}
