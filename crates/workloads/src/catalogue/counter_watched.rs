//! `counter_watched`: tasks that update the caller's counter like `counter`, with every access noted in its order (this project's own).

use super::{
    counting::{self, STRIDE, following},
    fields,
};
use crate::{
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::Source,
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};

/// Updates of the caller's counter by one task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CounterWatchedWork {
    /// The task's index.
    pub task: u32,
    /// How many.
    pub updates: u64,
}

impl Compute for CounterWatchedWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let counter = ctx.counter();
        let mut watch = counter.watch(self.task);
        for update in 0..self.updates {
            let before = watch.read();
            let after = following(before.into()) as u32;
            if update % STRIDE == 0 {
                ctx.checkpoint()?;
            }
            watch.write(after);
            if update % STRIDE == STRIDE / 2 {
                ctx.checkpoint()?;
            }
        }
        Ok(Answer::number(self.updates))
    }

    fn estimate_ms(&self) -> f64 {
        counting::estimate_ms(self.updates)
    }
}

/// Tasks, and how many updates each makes: so few that the numbers of all their accesses have 32 bits.
static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer("updates", "Updates per task", None, 1, 1_000_000, 20_000, 20_000),
];

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, updates) = (read.integer("tasks"), read.integer("updates"));
    read.finish()?;
    let work = |task: u64| CounterWatchedWork { task: task as u32, updates };
    let step = |task: u64| Step::Compute(Work::of("counter_watched", work(task)));
    Ok(Plan::counting((0..tasks).map(|task| Task::of(task, vec![step(task)]))))
}

pub(super) static WORKLOAD: Workload = Workload {
    id: "counter_watched",
    title: "A counter that notes each access",
    source: Source::Own("who read and wrote what when an update was lost, access by access?"),
    summary: "Adds 1 to a shared counter again and again, by reading and writing, and numbers each access in order.",
    quick_note: "Nothing is scaled down.",
    params: PARAMS,
    plan,
    known: counting::known,
    work: Some(WorkKind::of::<CounterWatchedWork>()),
    benchmark: None,
    interpreted: 20.0,
    quick_in_python: &[],
    small: &[("updates", "500")],
};
