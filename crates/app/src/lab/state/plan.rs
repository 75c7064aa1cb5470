//! What a press of Run does.

use crate::model::Estimate;
use overlap_protocol::{Axis, Spec, Sweep};

/// One run, or a sweep: one run per value.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What is run, but for what is swept.
    pub spec: Spec,
    /// What is swept, if anything is; every value was checked.
    pub axis: Option<Axis>,
}

impl Plan {
    /// The sweep, if it is one.
    #[must_use]
    pub fn sweep(&self) -> Option<Sweep> {
        let axis = self.axis.clone()?;
        Some(Sweep { base: self.spec.clone(), axis })
    }

    /// Every run, in order.
    #[must_use]
    pub fn specs(&self) -> Vec<Spec> {
        let swept = self.sweep().and_then(|sweep| sweep.specs().ok());
        swept.unwrap_or_else(|| vec![self.spec.clone()])
    }

    /// About how long it takes altogether, on so many cores.
    #[must_use]
    pub fn estimate(&self, cores: u32) -> Estimate {
        let total_ms = self.specs().iter().map(|spec| Estimate::of(spec, cores).total_ms).sum();
        Estimate { total_ms }
    }
}
