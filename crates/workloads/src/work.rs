//! The computing steps of all workloads as one type, whatever the workload.

use crate::compute::Compute;
#[cfg(feature = "compute")]
use crate::compute::{Answer, Context, WorkError};
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Debug, sync::Arc};

/// One computing step: whose it is, and the data that it needs. It can be copied to another worker (see `copy`).
#[derive(Clone, Debug)]
pub struct Work {
    workload: &'static str,
    data: Arc<dyn Data>,
}

impl Work {
    /// A step of the workload with this id.
    pub fn of<T: Compute + Copied>(workload: &'static str, data: T) -> Self {
        Self { workload, data: Arc::new(data) }
    }

    /// The id of the workload that computes.
    #[must_use]
    pub const fn workload(&self) -> &'static str {
        self.workload
    }

    /// Computes. Inputs and answer pass through `black_box`, so that no work is optimised away.
    ///
    /// # Errors
    /// The context stopped the run, or the work could not be done.
    #[cfg(feature = "compute")]
    pub fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        use std::hint::black_box;
        black_box(black_box(&self.data).run(ctx))
    }

    /// See [`Compute::estimate_ms`].
    #[must_use]
    pub fn estimate_ms(&self) -> f64 {
        self.data.estimate_ms()
    }

    /// See [`Compute::bytes_at_once`].
    #[must_use]
    pub fn bytes_at_once(&self) -> u64 {
        self.data.bytes_at_once()
    }

    /// The data as bytes, which its workload's [`WorkKind`] reads back.
    pub(crate) fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        self.data.to_bytes()
    }
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        self.workload == other.workload && self.to_bytes() == other.to_bytes()
    }
}

/// Which type the computing steps of a workload are of, so that they can be read from bytes.
#[derive(Clone, Copy, Debug)]
pub struct WorkKind(fn(&[u8]) -> postcard::Result<Arc<dyn Data>>);

impl WorkKind {
    /// Steps of this type.
    #[must_use]
    pub const fn of<T: Compute + Copied>() -> Self {
        Self(|bytes| Ok(Arc::new(postcard::from_bytes::<T>(bytes)?)))
    }

    /// Reads a step of the workload with this id.
    pub(crate) fn read(self, workload: &'static str, bytes: &[u8]) -> postcard::Result<Work> {
        Ok(Work { workload, data: (self.0)(bytes)? })
    }
}

/// What data must be so that it can go to another worker: every type that serde writes and reads.
pub trait Copied: Debug + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Debug + Serialize + DeserializeOwned + Send + Sync + 'static> Copied for T {}

/// The data of a step, whatever its type. Without the feature `compute` nothing leads to the code that computes, so a program
/// that only plans does not contain it.
trait Data: Debug + Send + Sync {
    #[cfg(feature = "compute")]
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError>;
    fn estimate_ms(&self) -> f64;
    fn bytes_at_once(&self) -> u64;
    fn to_bytes(&self) -> postcard::Result<Vec<u8>>;
}

impl<T: Compute + Copied> Data for T {
    #[cfg(feature = "compute")]
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        Compute::run(self, ctx)
    }

    fn estimate_ms(&self) -> f64 {
        Compute::estimate_ms(self)
    }

    fn bytes_at_once(&self) -> u64 {
        Compute::bytes_at_once(self)
    }

    fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(self)
    }
}
