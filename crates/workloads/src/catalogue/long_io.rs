//! `long_io`: tasks that wait long and give twice their id (document B).

use super::fields::{self, MANY};
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{ParamSpec, Params},
    task::{Answer, Plan, Step, Task},
};

static PARAMS: &[ParamSpec] = &[fields::tasks(MANY, 4, 4), fields::wait_ms(2000, 400)];

pub(super) struct LongIo;

impl Workload for LongIo {
    fn id(&self) -> &'static str {
        "long_io"
    }

    fn title(&self) -> &'static str {
        "Long input and output"
    }

    fn source(&self) -> &'static str {
        "B: \"Parallel Computing\", a notebook, 2019, the function long_io"
    }

    fn summary(&self) -> &'static str {
        "Waits for a fixed time and answers with twice its id."
    }

    fn quick_note(&self) -> &'static str {
        "Each task waits 400 ms, not 2 s; the number of tasks is the document's."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let read = Reading::new(PARAMS, params);
        let (tasks, ms) = (read.integer("tasks"), read.integer("wait_ms") as f64);
        read.finish()?;
        Ok(Plan::of((0..tasks).map(|id| Task::giving(id, vec![Step::Wait { ms }], 2 * id))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        Some((0..params.integer("tasks")?).map(|id| Answer::number(2 * id)).collect())
    }
}
