//! Runs of other times and machines: opened from files, kept on this device, compared, gathered into a class.
mod chart;
mod class;
mod comparison;
mod device;
mod files;
mod provenance;
mod recorded;
mod section;

pub use device::use_device;
pub use provenance::Provenance;
pub use recorded::use_recorded;
pub use section::Records;
