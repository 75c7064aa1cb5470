//! The workloads, one file each, in the order of the documents.

pub(crate) mod factorial;
mod fields;
pub(crate) mod find_max;
pub(crate) mod find_max_wait;
pub(crate) mod long_comp;
mod long_io;
pub(crate) mod mix;
mod open_url;
pub(crate) mod power;
pub(crate) mod shared_list;
mod sleep_range;
pub(crate) mod small_factorial;
pub(crate) mod square;
mod wait;

use crate::Workload;

/// Every workload, in the order of the documents.
pub static ALL: &[&dyn Workload] = &[
    &wait::Wait,
    &factorial::Factorial,
    &long_io::LongIo,
    &long_comp::LongComp,
    &find_max_wait::FindMaxWait,
    &find_max::FindMax,
    &open_url::OpenUrl,
    &power::Power,
    &small_factorial::SmallFactorial,
    &sleep_range::SleepRange,
    &square::Square,
    &shared_list::SharedList,
    &mix::Mix,
];

/// The workload with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static dyn Workload> {
    ALL.iter().copied().find(|workload| workload.id() == id)
}
