//! What can be said of a plan before it is run: how long it waits and computes, and the memory that a task needs.

use crate::{
    compute::Answer,
    task::{Plan, Step, Task},
    work::Work,
};

impl Task {
    /// A task that ends with the answer of its last step that has one.
    pub(crate) fn of(id: u64, steps: Vec<Step>) -> Self {
        Self { id: id.cast_signed(), steps, gives: None }
    }

    /// A task whose steps answer nothing, so that it gives this number.
    pub(crate) fn giving(id: u64, steps: Vec<Step>, number: u64) -> Self {
        Self { id: id.cast_signed(), steps, gives: Some(Answer::number(number)) }
    }

    /// Sum of its waits in ms, fetches and the queue for a permit not counted.
    #[must_use]
    pub fn wait_ms(&self) -> f64 {
        self.steps.iter().map(Step::wait_ms).sum()
    }

    /// The computing that it does, in order.
    pub fn works(&self) -> impl Iterator<Item = &Work> {
        self.steps.iter().filter_map(|step| match step {
            Step::Compute(work) => Some(work),
            Step::Wait { .. }
            | Step::Limited { .. }
            | Step::Reply { .. }
            | Step::Fetch { .. }
            | Step::Program => None,
        })
    }

    /// Upper estimate of the bytes that the task holds at once while it runs, its own data included.
    #[must_use]
    pub fn bytes_at_once(&self) -> u64 {
        self.works().map(Work::bytes_at_once).max().unwrap_or(0)
    }
}

impl Step {
    fn wait_ms(&self) -> f64 {
        match self {
            Self::Wait { ms } | Self::Limited { ms, .. } => *ms,
            Self::Reply { ms, timeout_ms } => ms.min(*timeout_ms),
            Self::Fetch { .. } | Self::Compute(_) | Self::Program => 0.0,
        }
    }
}

impl Plan {
    /// A plan whose tasks share nothing.
    pub(crate) fn of(tasks: impl IntoIterator<Item = Task>) -> Self {
        Self { tasks: tasks.into_iter().collect(), ..Self::default() }
    }

    /// A plan whose tasks add to a counter of the caller's.
    pub(crate) fn counting(tasks: impl IntoIterator<Item = Task>) -> Self {
        Self { has_counter: true, ..Self::of(tasks) }
    }

    /// The same tasks as a program runs them. Whatever they append or add to is the program's own.
    #[must_use]
    pub fn in_a_program(&self) -> Self {
        Self::of(self.tasks.iter().map(|task| Task { id: task.id, steps: vec![Step::Program], gives: None }))
    }

    /// The computing of every task, in order.
    pub fn works(&self) -> impl Iterator<Item = &Work> {
        self.tasks.iter().flat_map(Task::works)
    }

    /// About how long an ordinary laptop computes when nothing overlaps, ms.
    #[must_use]
    pub fn compute_ms_total(&self) -> f64 {
        self.works().map(Work::estimate_ms).sum()
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
