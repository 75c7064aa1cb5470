//! `find_max`: the maximum of a long list that the task builds first (document C, its second experiment).

use super::fields;
use crate::{
    benchmark::Benchmark,
    check::{ParamError, Reading},
    compute::{Answer, Compute, Context, WorkError},
    document::{PYTHON_PARALLELISM, Source},
    param::{Default, ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Work, WorkKind},
    workload::Workload,
};
use serde::{Deserialize, Serialize};
use std::hint::black_box;

/// Numbers between two checkpoints: some hundredths of a millisecond.
const STRIDE: u32 = 65_536;

/// Bytes of one number in the list.
const ELEMENT_BYTES: u64 = size_of::<u32>() as u64;

/// Largest list: 1.6 GB, under the 2 GiB that one object may take in wasm32.
const MAX_SIZE: u64 = 400_000_000;

/// A list to build and to search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindMaxWork {
    /// How many numbers it holds.
    pub size: u32,
}

impl Compute for FindMaxWork {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let list = self.build(ctx)?;
        let mut maximum = 0;
        // Hides from the compiler that the list is sorted, so that each number is really looked at.
        for part in black_box(list.as_slice()).chunks(STRIDE as usize) {
            ctx.checkpoint()?;
            maximum = part.iter().copied().fold(maximum, u32::max);
        }
        Ok(Answer::Number(f64::from(maximum)))
    }

    fn bytes_at_once(&self) -> u64 {
        u64::from(self.size) * ELEMENT_BYTES
    }

    /// 3 ns a number on an ordinary laptop of 2026.
    fn estimate_ms(&self) -> f64 {
        f64::from(self.size) * 3e-6
    }
}

impl FindMaxWork {
    fn build(&self, ctx: &mut dyn Context) -> Result<Vec<u32>, WorkError> {
        let mut list = Vec::new();
        if list.try_reserve_exact(self.size as usize).is_err() {
            return Err(WorkError::OutOfMemory {
                wanted_bytes: self.bytes_at_once(),
                fits: largest_that_fits(self.size, has_room_for).map(u64::from),
            });
        }
        let mut next = 0;
        while next < self.size {
            ctx.checkpoint()?;
            let end = self.size.min(next + STRIDE);
            list.extend(next..end);
            next = end;
        }
        Ok(list)
    }
}

fn has_room_for(size: u32) -> bool {
    Vec::<u32>::new().try_reserve_exact(size as usize).is_ok()
}

/// The largest size, in steps of a sixty-fourth of the one wanted, that memory has room for.
///
/// It starts from the top: an attempt that fails changes nothing, while one that succeeds makes a wasm memory grow for good.
pub(crate) fn largest_that_fits(wanted: u32, has_room_for: impl Fn(u32) -> bool) -> Option<u32> {
    let part = (wanted / 64).max(1);
    let sizes = (1..64).map_while(|parts| wanted.checked_sub(parts * part));
    sizes.take_while(|&size| size > 0).find(|&size| has_room_for(size))
}

static PARAMS: &[ParamSpec] = &[
    fields::tasks(100, 3, 3),
    fields::integer("size", "Size of the list", Some("numbers"), 1, MAX_SIZE, 100_000_000, 10_000_000),
];

pub(super) static WORKLOAD: Workload = Workload {
    id: "find_max",
    title: "Maximum of a long list",
    source: Source::Documents(&[PYTHON_PARALLELISM], "the second experiment"),
    summary: "Builds the list of the numbers from 0 up to its size, finds the maximum by looking at each, and answers with it.",
    quick_note: "The list holds 10 million numbers, not 100 million: 40 MB a task, not 400 MB.",
    params: PARAMS,
    plan,
    known,
    work: Some(WorkKind::of::<FindMaxWork>()),
    benchmark: Some(Benchmark {
        params: &[("size", "100000000")],
        most_native_times: Some(1.3),
        frees_much_memory: true,
    }),
    interpreted: 260.0,
    quick_in_python: &[("size", Default::Integer(500_000))],
    small: &[("size", "200000")],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, size) = (read.integer("tasks"), read.integer("size") as u32);
    read.finish()?;
    let step = || Step::Compute(Work::of(WORKLOAD.id, FindMaxWork { size }));
    Ok(Plan::of((1..=tasks).map(|id| Task::of(id, vec![step()]))))
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    let (tasks, size) = (params.integer("tasks")?, params.integer("size")?);
    Some(vec![Answer::number(size.checked_sub(1)?); tasks as usize])
}
