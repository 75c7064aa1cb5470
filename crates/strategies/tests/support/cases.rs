//! Workloads with parameters so small that a debug build runs them quickly.

use super::reply;
use overlap_strategies::ports::Fetched;
use overlap_workloads::{Answer, Params, Plan, Preset, Step, Task, TaskResult, Unstopped, Workload};

/// Small parameters of each workload. A workload that is not named here runs its quick preset.
const SMALL: &[(&str, &[(&str, &str)])] = &[
    ("wait", &[("tasks", "5"), ("wait_ms", "3")]),
    ("factorial", &[("tasks", "3"), ("from", "10"), ("to", "40")]),
    ("long_io", &[("tasks", "4"), ("wait_ms", "2")]),
    ("long_comp", &[("tasks", "3"), ("iterations", "20000")]),
    ("find_max_wait", &[("tasks", "4"), ("wait_ms", "2")]),
    ("find_max", &[("size", "200000")]),
    ("open_url", &[("tasks", "4"), ("wait_ms", "2")]),
    ("power", &[("tasks", "60")]),
    ("sleep_range", &[("unit_ms", "2")]),
    ("square", &[("tasks", "100")]),
    ("mix", &[("tasks", "4"), ("task_ms", "1")]),
];

/// The workload of that name.
pub fn find(id: &str) -> &'static dyn Workload {
    overlap_workloads::find(id).unwrap_or_else(|| panic!("there is no workload `{id}`"))
}

/// A workload's quick preset with some values replaced.
fn params(id: &str, changes: &[(&str, &str)]) -> Params {
    let mut params = Params::defaults(find(id), Preset::Quick);
    for (param, text) in changes {
        params.set_text(find(id), param, text).unwrap();
    }
    params
}

/// The plan for a workload's quick preset with some values replaced.
pub fn plan(id: &str, changes: &[(&str, &str)]) -> Plan {
    find(id).plan(&params(id, changes)).unwrap()
}

/// A workload's small parameters.
pub fn small(id: &str) -> Params {
    let changes = SMALL.iter().find(|(name, _)| *name == id).map_or(&[][..], |(_, changes)| changes);
    params(id, changes)
}

/// One waiting task for each of these times, ms. A task's answer is its index.
pub fn waits(each_ms: &[f64]) -> Plan {
    let task = |(id, &ms): (i64, &f64)| Task {
        id,
        steps: vec![Step::Wait { ms }],
        gives: Some(Answer::Number(id as f64)),
    };
    Plan { tasks: (0..).zip(each_ms).map(task).collect(), has_collection: false }
}

/// The answers of a plan, computed by a plain loop that skips the waits.
pub fn answers_of(plan: &Plan) -> Vec<TaskResult> {
    let ctx = &mut Unstopped::default();
    let mut answer = |task: &Task| {
        task.steps.iter().fold(task.gives.clone().map(Ok), |before, step| match step {
            Step::Wait { .. } => before,
            Step::Fetch { url } => Some(reply(url).map(Fetched::answer)),
            Step::Compute(work) => Some(work.run(ctx).map_err(|error| error.to_string())),
        })
    };
    plan.tasks.iter().map(|task| answer(task).unwrap()).collect()
}
