//! What this worker was told at its start, and how it starts further workers with the same engine.

use crate::owner;
use overlap_protocol::FromEngine;
use overlap_record::Failure;
use overlap_worker::{Boot, EngineWorker, Lost, Role};
use std::{cell::RefCell, sync::OnceLock};

// A static and no thread-local, since the threads of the pool need the address too.
static BASE: OnceLock<String> = OnceLock::new();

thread_local! {
    static BOOT: RefCell<Option<Boot>> = const { RefCell::new(None) };
}

/// Keeps what this worker was told.
pub fn remember(boot: Boot) {
    // An engine starts once, so nothing was set before.
    let _ = BASE.set(boot.base.clone());
    BOOT.set(Some(boot));
}

/// The site's address.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Starts an isolated worker with this same engine.
///
/// # Errors
/// When the browser refuses to start a worker.
pub fn start_isolated_worker(
    receive: impl Fn(Result<FromEngine, Lost>) + Clone + 'static,
) -> Result<EngineWorker, Failure> {
    let refused = || Failure::internal("The browser refused to start another worker.");
    let boot = BOOT.with_borrow(Clone::clone).ok_or_else(refused)?;
    EngineWorker::start(&owner::scope().location().href(), Role::Isolated, &boot, receive)
        .map_err(|_| refused())
}
