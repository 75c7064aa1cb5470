//! `counter`: tasks that read a counter of the caller's, work out the next number and write it (this project's own).

use super::counting::{self, STRIDE, following};
use crate::{
    compute::{Answer, Compute, Context, WorkError},
    document::Source,
    work::WorkKind,
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::sync::atomic::Ordering::Relaxed;

/// Updates of the caller's counter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CounterWork {
    /// How many.
    pub updates: u64,
}

impl Compute for CounterWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let counter = ctx.counter();
        for update in 0..self.updates {
            let before = counter.load(Relaxed);
            let after = following(before);
            // Under a lock on the whole interpreter a thread is interrupted at checkpoints only. Every other one lies here, between reading
            // and writing, since CPython hands its lock on at calls and jumps back, and an update may contain a call.
            if update % STRIDE == 0 {
                ctx.checkpoint()?;
            }
            counter.store(after, Relaxed);
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

pub(super) static WORKLOAD: Workload = Workload {
    id: "counter",
    title: "A counter without a lock",
    source: Source::Own("what happens to updates when several threads read and write one number?"),
    summary: "Adds 1 to a shared counter again and again, by reading and writing, and answers with how often it did.",
    quick_note: "Nothing is scaled down.",
    params: counting::PARAMS,
    plan: |params| counting::plan("counter", params, |updates| CounterWork { updates }),
    known: counting::known,
    work: Some(WorkKind::of::<CounterWork>()),
    benchmark: None,
    interpreted: 20.0,
    quick_in_python: &[],
    small: &[("updates", "500")],
};
