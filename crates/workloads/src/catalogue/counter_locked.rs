//! `counter_locked`: tasks that hold a lock while they read the caller's counter and write it (this project's own).

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
pub struct CounterLockedWork {
    /// How many.
    pub updates: u64,
}

impl Compute for CounterLockedWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let counter = ctx.counter();
        for update in 0..self.updates {
            ctx.lock(LockId::A, None)?;
            let before = counter.load(Relaxed);
            let after = following(before);
            if update % STRIDE == 0 {
                ctx.checkpoint()?;
            }
            counter.store(after, Relaxed);
            ctx.unlock(LockId::A);
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
    id: "counter_locked",
    title: "A counter with a lock",
    source: Source::Own("what does it cost to lose no update?"),
    summary: "Adds 1 to a shared counter again and again, each time holding a lock, and answers with how often it did.",
    quick_note: "Nothing is scaled down.",
    params: counting::PARAMS,
    plan: |params| counting::plan("counter_locked", params, |updates| CounterLockedWork { updates }),
    known: counting::known,
    work: Some(WorkKind::of::<CounterLockedWork>()),
    benchmark: None,
    interpreted: 25.0,
    quick_in_python: &[],
    small: &[("updates", "500")],
};
