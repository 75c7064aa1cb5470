//! `counter_summed`: tasks that count on their own and add to the caller's counter once (this project's own).

use super::counting::{self, STRIDE, following};
use crate::{
    compute::{Answer, Compute, Context, LockId, WorkError},
    document::Source,
    work::WorkKind,
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::sync::atomic::Ordering::Relaxed;

/// Updates of the caller's counter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CounterSummedWork {
    /// How many.
    pub updates: u64,
}

impl Compute for CounterSummedWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let mut own = 0;
        for update in 0..self.updates {
            own = following(own);
            if update % STRIDE == 0 {
                ctx.checkpoint()?;
            }
        }
        ctx.lock(LockId::A, None)?;
        let counter = ctx.counter();
        counter.store(counter.load(Relaxed) + own, Relaxed);
        ctx.unlock(LockId::A);
        Ok(Answer::number(own))
    }

    fn estimate_ms(&self) -> f64 {
        counting::estimate_ms(self.updates)
    }
}

pub(super) static WORKLOAD: Workload = Workload {
    id: "counter_summed",
    title: "A counter for each task",
    source: Source::Own("the same sum with almost nothing shared."),
    summary: "Counts in a variable of its own, adds that to a shared counter once at the end, and answers with it.",
    quick_note: "Nothing is scaled down.",
    params: counting::PARAMS,
    plan: |params| counting::plan("counter_summed", params, |updates| CounterSummedWork { updates }),
    known: counting::known,
    work: Some(WorkKind::of::<CounterSummedWork>()),
    benchmark: None,
    interpreted: 20.0,
    quick_in_python: &[],
    small: &[("updates", "500")],
};
