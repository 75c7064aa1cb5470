//! `wait`: tasks that do nothing but wait, as for a disk or a server (document A, the I/O-bound function).

use super::fields::{self, MANY};
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{ParamSpec, Params},
    task::{Answer, Plan, Step, Task},
};

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 7, 7), fields::wait_ms(1000, 200)];

pub(super) struct Wait;

impl Workload for Wait {
    fn id(&self) -> &'static str {
        "wait"
    }

    fn title(&self) -> &'static str {
        "Waiting"
    }

    fn source(&self) -> &'static str {
        "A: \"Parallelisation in Python\", by matsmaiwald, the I/O-bound function"
    }

    fn summary(&self) -> &'static str {
        "Waits for a fixed time and answers with its id."
    }

    fn quick_note(&self) -> &'static str {
        "Each task waits 200 ms, not 1 s; the number of tasks is the document's."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
        read.finish()?;
        // The document's range(1, 8) makes ids 1 to 7, which agrees with its 7.02 s; its text says eight.
        Ok(Plan::of((1..=tasks).map(|id| Task::giving(id, vec![Step::Wait { ms }], id))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        Some((1..=params.integer("tasks")?).map(Answer::number).collect())
    }
}
