//! For tests: how a workload that is not in the catalogue is added to it.

use crate::workload::Workload;
use std::sync::{Mutex, OnceLock, PoisonError};

static ADDED: Mutex<Vec<&'static Workload>> = Mutex::new(Vec::new());
static ALL: OnceLock<Vec<&'static Workload>> = OnceLock::new();

/// Adds a workload at the end of the catalogue.
///
/// # Panics
/// When somebody has read the catalogue already: whoever did would go on without the workload.
pub fn add_workload(workload: &'static Workload) {
    assert!(ALL.get().is_none(), "{}: a workload must be added before the catalogue is read", workload.id);
    ADDED.lock().unwrap_or_else(PoisonError::into_inner).push(workload);
}

/// The catalogue with what was added.
pub(crate) fn with_added(listed: &[&'static Workload]) -> &'static [&'static Workload] {
    let added = || ADDED.lock().unwrap_or_else(PoisonError::into_inner).clone();
    ALL.get_or_init(|| [listed, &added()].concat())
}
