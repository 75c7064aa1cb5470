//! What each task costs, read off a serial run.

use overlap_record::{Span, SpanKind};

/// What one task needs, apart from how it is run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TaskCost {
    /// Computing, ms.
    pub run_ms: f64,
    /// Waiting for time to pass or for the network, ms.
    pub wait_ms: f64,
}

impl TaskCost {
    /// Both together, ms: the task's time on a worker that blocks while it waits.
    #[must_use]
    pub fn total_ms(self) -> f64 {
        self.run_ms + self.wait_ms
    }
}

/// The costs of `tasks` tasks from the spans of a serial repeat, in task order. Start-up, copies and queueing are what a
/// strategy adds, so they are left out; so is a span of a task that is not among these.
#[must_use]
pub fn task_costs(spans: &[Span], tasks: usize) -> Vec<TaskCost> {
    let mut costs = vec![TaskCost::default(); tasks];
    for span in spans {
        let Some(cost) = span.task.and_then(|task| costs.get_mut(task as usize)) else { continue };
        match span.kind {
            SpanKind::Run => cost.run_ms += span.duration_ms(),
            SpanKind::Wait => cost.wait_ms += span.duration_ms(),
            SpanKind::Startup | SpanKind::Lock | SpanKind::Copy => {}
        }
    }
    costs
}
