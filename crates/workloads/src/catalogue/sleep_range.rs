//! `sleep_range`: task i waits i units of time (document E, the comparison of styles).

use super::fields::{self, LONGEST_WAIT_MS};
use crate::{
    Workload,
    check::{ParamError, Reading},
    param::{ParamSpec, Params},
    task::{Answer, Plan, Step, Task},
};

static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 5, 5),
    fields::integer("unit_ms", "Unit of waiting", Some("ms"), 1, LONGEST_WAIT_MS, 1000, 100),
];

pub(super) struct SleepRange;

impl Workload for SleepRange {
    fn id(&self) -> &'static str {
        "sleep_range"
    }

    fn title(&self) -> &'static str {
        "Longer and longer waits"
    }

    fn source(&self) -> &'static str {
        "E: \"Parallel Python - Standard Library\", the comparison of styles: sleep"
    }

    fn summary(&self) -> &'static str {
        "Waits its id times the unit and answers with its id; the longest wait sets the time."
    }

    fn quick_note(&self) -> &'static str {
        "The unit is 100 ms, not 1 s; the number of tasks is the document's."
    }

    fn params(&self) -> &'static [ParamSpec] {
        PARAMS
    }

    fn plan(&self, params: &Params) -> Result<Plan, Vec<ParamError>> {
        let mut read = Reading::new(PARAMS, params);
        let (tasks, unit_ms) = (read.integer("tasks"), read.integer("unit_ms"));
        let longest_ms = tasks.saturating_sub(1).saturating_mul(unit_ms);
        read.require(longest_ms <= LONGEST_WAIT_MS, "unit_ms", || {
            format!(
                "the last of {tasks} tasks would wait {longest_ms} ms, and {LONGEST_WAIT_MS} ms is the most"
            )
        });
        read.finish()?;
        let wait = |id| Step::Wait { ms: (id * unit_ms) as f64 };
        Ok(Plan::of((0..tasks).map(|id| Task::giving(id, vec![wait(id)], id))))
    }

    fn known(&self, params: &Params) -> Option<Vec<Answer>> {
        Some((0..params.integer("tasks")?).map(Answer::number).collect())
    }
}
