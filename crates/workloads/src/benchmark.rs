//! What is timed natively and in the browser, so that both time the same.

use crate::{
    Params, Preset, Workload, catalogue,
    param::ParamValue,
    task::{Plan, Step},
    work::Work,
};

/// One workload and the parameters to time it with.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The workload's id.
    pub workload: &'static str,
    /// Its parameters, as in a permalink.
    pub params: &'static [(&'static str, u64)],
}

/// Workloads whose computing takes long enough for a ratio of browser to native and for a speed-up to mean something.
pub static LONG: &[Case] = &[
    Case { workload: "factorial", params: &[("tasks", 8), ("from", 1000), ("to", 3999)] },
    Case { workload: "long_comp", params: &[("tasks", 8), ("iterations", 5_000_000)] },
    Case { workload: "find_max", params: &[("tasks", 4), ("size", 50_000_000)] },
    Case { workload: "power", params: &[("tasks", 4000)] },
    Case { workload: "mix", params: &[("tasks", 8), ("task_ms", 200), ("compute_share", 1)] },
];

/// Workloads whose tasks are tiny: timing them shows what it costs to share work out.
pub static TINY: &[Case] = &[
    Case { workload: "find_max_wait", params: &[("tasks", 10), ("length", 10)] },
    Case { workload: "small_factorial", params: &[("tasks", 10)] },
    Case { workload: "square", params: &[("tasks", 1000)] },
    Case { workload: "shared_list", params: &[("tasks", 20)] },
];

impl Case {
    /// The workload with all its parameters; those that the case leaves open have the quick preset's values. None where the
    /// workload does not exist.
    #[must_use]
    pub fn resolve(&self) -> Option<(&'static dyn Workload, Params)> {
        let workload = catalogue::find(self.workload)?;
        let mut params = Params::defaults(workload, Preset::Quick);
        let values = self.params.iter().map(|(id, value)| ((*id).to_owned(), ParamValue::Integer(*value)));
        params.0.extend(values);
        Some((workload, params))
    }
}

impl Plan {
    /// The computing steps of every task, in order.
    pub fn works(&self) -> impl Iterator<Item = &Work> {
        self.tasks.iter().flat_map(|task| &task.steps).filter_map(|step| match step {
            Step::Compute(work) => Some(work),
            Step::Wait { .. } | Step::Fetch { .. } => None,
        })
    }
}
