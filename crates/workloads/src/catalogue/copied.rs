//! `copied`: tasks that are handed data and do little with it (this project's own).

use super::fields;
use crate::{
    benchmark::Benchmark,
    block::Block,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::Source,
    param::{Default, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::hint::black_box;

/// Bytes between two checkpoints: some hundredths of a millisecond.
const STRIDE: usize = 65_536;

/// The data counts up from 0 and begins again after so many bytes.
const CYCLE: u64 = 251;

/// Most data of one task, bytes.
const MOST_EACH: u64 = 16_000_000;

/// Most data of all tasks together, bytes: all of it may be copied at once, and a message is copied several times on its way.
const MOST_IN_ALL: u64 = 64_000_000;

/// Bytes to add up. All tasks of a plan share one block of them until they are copied to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopiedWork {
    /// What the sum starts from: the id.
    pub start: u64,
    /// The bytes.
    pub data: Block,
}

impl Compute for CopiedWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut sum = self.start;
        for part in self.data.bytes().chunks(STRIDE) {
            ctx.checkpoint()?;
            sum += black_box(part).iter().map(|&byte| u64::from(byte)).sum::<u64>();
        }
        Ok(Answer::number(sum))
    }

    fn bytes_at_once(&self) -> u64 {
        self.data.bytes().len() as u64
    }

    /// 0.3 ns a byte on an ordinary laptop of 2026.
    fn estimate_ms(&self) -> f64 {
        self.data.bytes().len() as f64 * 3e-7
    }
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 24, 24),
    fields::integer("data_bytes", "Data per task", Some("bytes"), 1, MOST_EACH, 1_000_000, 1_000_000),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "copied",
    title: "Data to copy",
    source: Source::Own("what does it cost to hand data to a worker that shares no memory?"),
    summary: "Adds up the bytes that it is given and its id, and answers with the sum.",
    quick_note: "Nothing is scaled down: the tasks are short, and copying their data is what takes time.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<CopiedWork>()),
    benchmark: Some(Benchmark { params: &[], most_native_times: None, frees_much_memory: false }),
    interpreted: 120.0,
    quick_in_python: &[("data_bytes", Default::Integer(100_000))],
    small: &[("tasks", "3"), ("data_bytes", "70000")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let mut read = Reading::new(PARAMS, params);
    let (tasks, each) = (read.integer("tasks"), read.integer("data_bytes"));
    read.require(tasks * each <= MOST_IN_ALL, "data_bytes", || {
        format!("with {tasks} tasks it must be at most {}", MOST_IN_ALL / tasks.max(1))
    });
    read.finish()?;
    let data = Block::from((0..each).map(|index| (index % CYCLE) as u8).collect::<Vec<_>>());
    let step = |start| Step::Compute(Work::of(WORKLOAD.id, CopiedWork { start, data: data.clone() }));
    Ok(Plan::of((0..tasks).map(|id| Task::of(id, vec![step(id)]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let each = params.integer("data_bytes")?;
    // The sum of the numbers below n is n (n - 1) / 2.
    let below = |n: u64| n * n.saturating_sub(1) / 2;
    let sum = each / CYCLE * below(CYCLE) + below(each % CYCLE);
    Some((0..params.integer("tasks")?).map(|id| Answer::number(id + sum)).collect())
}
