//! What can be said of a plan before it is run: its waiting time and the memory that a task needs.

use crate::task::{Answer, Plan, Step, Task};

impl Task {
    /// A task that ends with the answer of its last step that has one.
    pub(crate) fn of(id: u64, steps: Vec<Step>) -> Self {
        Self { id: id.cast_signed(), steps, gives: None }
    }

    /// A task whose steps answer nothing, so that it gives this number.
    pub(crate) fn giving(id: u64, steps: Vec<Step>, number: u64) -> Self {
        Self { id: id.cast_signed(), steps, gives: Some(Answer::number(number)) }
    }

    /// Sum of its waits in ms, fetches not counted.
    #[must_use]
    pub fn wait_ms(&self) -> f64 {
        self.steps.iter().map(Step::wait_ms).sum()
    }

    /// Upper estimate of the bytes that the task holds at once while it runs, its own data included.
    #[must_use]
    pub fn bytes_at_once(&self) -> u64 {
        let bytes = |step: &Step| match step {
            Step::Compute(work) => work.bytes_at_once(),
            Step::Wait { .. } | Step::Fetch { .. } => 0,
        };
        self.steps.iter().map(bytes).max().unwrap_or(0)
    }
}

impl Step {
    fn wait_ms(&self) -> f64 {
        match self {
            Self::Wait { ms } => *ms,
            Self::Fetch { .. } | Self::Compute(_) => 0.0,
        }
    }
}

impl Answer {
    /// A whole number up to 2^53, which a 64-bit float holds exactly.
    pub(crate) fn number(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl Plan {
    /// A plan without a collection.
    pub(crate) fn of(tasks: impl IntoIterator<Item = Task>) -> Self {
        Self { tasks: tasks.into_iter().collect(), has_collection: false }
    }

    /// Sum of all waits in ms: how long the plan waits when nothing overlaps.
    #[must_use]
    pub fn wait_ms_total(&self) -> f64 {
        self.tasks.iter().map(Task::wait_ms).sum()
    }

    /// The longest wait of one task in ms: how long the plan waits when everything overlaps.
    #[must_use]
    pub fn wait_ms_longest(&self) -> f64 {
        self.tasks.iter().map(Task::wait_ms).fold(0.0, f64::max)
    }

    /// Upper estimate of the bytes needed when the `lanes` largest tasks run at the same time.
    #[must_use]
    pub fn bytes_at_once(&self, lanes: usize) -> u64 {
        let mut bytes: Vec<_> = self.tasks.iter().map(Task::bytes_at_once).collect();
        bytes.sort_unstable_by(|a, b| b.cmp(a));
        bytes.iter().take(lanes).sum()
    }
}
