//! `mix`: tasks that compute for a share of their time and wait for the rest (this project's own).

use super::fields;
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

/// Draws of the generator that count as 1 ms of computing. It is an amount of work, not of time: a fast machine needs
/// less than a millisecond for it, a slow one more.
pub(super) const DRAWS_PER_MS: f64 = 750_000.0;

/// Draws between two checkpoints: about 0.1 ms.
const STRIDE: u64 = 65_536;

/// Lehmer's generator with the constants of Park, Miller and Stockmeyer (1993): x becomes 48271 x modulo 2^31 - 1.
pub(super) const MULTIPLIER: u64 = 48_271;
pub(super) const MODULUS: u64 = (1 << 31) - 1;

fn draws(task_ms: f64, share: f64) -> u64 {
    (task_ms * share * DRAWS_PER_MS) as u64
}

/// A number below the modulus raised to a power, modulo it.
pub(super) fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % MODULUS;
        }
        base = base * base % MODULUS;
        exponent /= 2;
    }
    result
}

/// Draws of a random-number generator, each made of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MixWork {
    /// What the generator starts from, from 1 up to a thousand.
    pub seed: u64,
    /// How many.
    pub draws: u64,
}

impl Compute for MixWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut x = self.seed;
        let mut done = 0;
        while done < self.draws {
            ctx.checkpoint()?;
            let end = self.draws.min(done + STRIDE);
            for _ in done..end {
                let product = x * MULTIPLIER;
                // 2^31 leaves 1, so the upper bits are added to the lower ones. x may stay a little above the modulus.
                x = (product & MODULUS) + (product >> 31);
            }
            done = end;
        }
        Ok(Answer::Text(digest::text(x % MODULUS)))
    }

    /// By the definition of [`DRAWS_PER_MS`].
    fn estimate_ms(&self) -> f64 {
        self.draws as f64 / DRAWS_PER_MS
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 8, 8),
    fields::integer("task_ms", "Time of a task", Some("ms"), 1, 10_000, 200, 200),
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
    summary: "Computes for a share of its time, waits for the rest, and answers with a digest of what it computed.",
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
    let compute =
        |id| Step::Compute(Work::of(WORKLOAD.id, MixWork { seed: id, draws: draws(task_ms, share) }));
    let ms = task_ms * (1.0 - share);
    let wait = (ms > 0.0).then_some(Step::Wait { ms });
    let both = |id| [compute(id)].into_iter().chain(wait.clone()).collect();
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, both(id)))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let draws = draws(params.integer("task_ms")? as f64, params.real("compute_share")?);
    // After n draws x is 48271^n times the seed, and the power takes log2(n) squarings.
    let factor = power(MULTIPLIER, draws);
    let digest = |seed| Answer::Text(digest::text(seed * factor % MODULUS));
    Some((1..=params.integer("tasks")?).map(digest).collect())
}
