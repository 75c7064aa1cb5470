//! Parameters that several workloads share.

use crate::param::{Default, ParamKind, ParamSpec};

/// Most tasks of a workload whose tasks cost little.
pub(super) const MANY: u64 = 10_000;

/// Longest wait of one task, ms.
pub(super) const LONGEST_WAIT_MS: u64 = 60_000;

/// The number of tasks, from 1 to `max`.
pub(super) const fn tasks(max: u64, document: u64, quick: u64) -> ParamSpec {
    integer("tasks", "Tasks", None, 1, max, document, quick)
}

/// How long a task waits.
pub(super) const fn wait_ms(document: u64, quick: u64) -> ParamSpec {
    integer("wait_ms", "Wait", Some("ms"), 1, LONGEST_WAIT_MS, document, quick)
}

/// A whole number.
pub(super) const fn integer(
    id: &'static str,
    label: &'static str,
    unit: Option<&'static str>,
    min: u64,
    max: u64,
    document: u64,
    quick: u64,
) -> ParamSpec {
    ParamSpec {
        id,
        label,
        kind: ParamKind::Integer { min, max },
        unit,
        document: Default::Integer(document),
        quick: Default::Integer(quick),
    }
}
