//! What would be ideal: times without any overhead, the law of diminishing returns, and where two strategies break even.
mod amdahl;
mod break_even;
mod cost;
mod ideal;

pub use amdahl::{amdahl_speedup, fit_serial_fraction};
pub use break_even::{SweepPoint, break_even};
pub use cost::{TaskCost, task_costs};
pub use ideal::{Capacity, ideal_ms};
