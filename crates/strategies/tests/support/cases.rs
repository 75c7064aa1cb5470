//! Workloads with parameters so small that a debug build runs them quickly.

use super::reply;
use overlap_strategies::ports::Fetched;
use overlap_workloads::{
    Answer, Params, Plan, Preset, Step, TIMED_OUT, Task, TaskResult, Unstopped, Workload,
};

/// The workload of that name.
pub fn find(id: &str) -> &'static Workload {
    overlap_workloads::find(id).unwrap_or_else(|| panic!("there is no workload `{id}`"))
}

/// The plan for a workload's quick preset with some values replaced.
pub fn plan(id: &str, changes: &[(&str, &str)]) -> Plan {
    let params = find(id).params_with(Preset::Quick, changes).unwrap();
    find(id).plan(&params).unwrap()
}

/// Parameters of a workload with which it runs in no time.
pub fn small(id: &str) -> Params {
    find(id).params_with(Preset::Quick, find(id).small).unwrap()
}

/// One waiting task for each of these times, ms. A task's answer is its index.
pub fn waits(each_ms: &[f64]) -> Plan {
    let task = |(id, &ms): (i64, &f64)| Task {
        id,
        steps: vec![Step::Wait { ms }],
        gives: Some(Answer::Number(id as f64)),
    };
    Plan { tasks: (0..).zip(each_ms).map(task).collect(), ..Plan::default() }
}

/// The answers of a plan, computed by a plain loop that skips the waits.
pub fn answers_of(plan: &Plan) -> Vec<TaskResult> {
    let ctx = &mut Unstopped::default();
    let mut answer = |task: &Task| {
        task.steps.iter().fold(task.gives.clone().map(Ok), |before, step| match step {
            Step::Reply { ms, timeout_ms } if timeout_ms < ms => Some(Ok(Answer::Text(TIMED_OUT.to_owned()))),
            Step::Wait { .. } | Step::Limited { .. } | Step::Reply { .. } => before,
            Step::Fetch { url } => Some(reply(url).map(Fetched::answer)),
            Step::Program => Some(Err("no program runs here".to_owned())),
            Step::Compute(work) => Some(work.run(ctx).map_err(|error| error.to_string())),
        })
    };
    plan.tasks.iter().map(|task| answer(task).unwrap()).collect()
}
