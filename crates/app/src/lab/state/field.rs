//! The fields of the form that take text.

/// One field that takes text. Its name is the permalink's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// A parameter of the workload, by its id.
    Param(&'static str),
    /// Python in place of the workload's own.
    Code,
    /// Workers of `rayon` and `isolated`.
    Workers,
    /// Threads of `gil`.
    Threads,
    /// Tasks that are handed out at a time.
    Chunk,
    /// Timed repeats.
    Repeats,
    /// Warm-up passes.
    Warmup,
    /// The seed.
    Seed,
    /// The index of the task that is to fail.
    FaultTask,
    /// The values of a sweep.
    SweepValues,
}

impl Field {
    /// The name of the field, as in a permalink.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Param(id) => id,
            Self::Code => "code",
            Self::Workers => "workers",
            Self::Threads => "threads",
            Self::Chunk => "chunk",
            Self::Repeats => "repeats",
            Self::Warmup => "warmup",
            Self::Seed => "seed",
            Self::FaultTask => "fault",
            Self::SweepValues => "sweep",
        }
    }

    /// The id of its input element.
    #[must_use]
    pub fn dom_id(self) -> String {
        match self {
            Self::Param(id) => format!("param-{id}"),
            Self::Code => String::from("editor"),
            Self::FaultTask => String::from("fault-task"),
            Self::SweepValues => String::from("sweep-values"),
            other => other.name().to_owned(),
        }
    }

    /// The id of the element that says what is wrong with it.
    #[must_use]
    pub fn error_id(self) -> String {
        format!("error-{}", self.name())
    }

    /// Whether the field is behind "Advanced".
    #[must_use]
    pub const fn is_advanced(self) -> bool {
        matches!(self, Self::Threads | Self::Chunk | Self::Warmup | Self::Seed | Self::FaultTask)
    }
}
