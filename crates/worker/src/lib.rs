//! A browser worker as its owner sees it: start it, send messages to it, receive its messages.
//!
//! The page owns workers of several kinds, among them engines in the role of a host. Such an engine can own engines in the role
//! of an isolated worker.
mod engine_worker;
mod handle;

pub use engine_worker::{Boot, EngineWorker, Role, packed};
pub use handle::{Lost, WorkerHandle};
