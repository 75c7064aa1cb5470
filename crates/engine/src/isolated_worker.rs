//! The role of an isolated worker: it runs the chunks of tasks that its owner sends.

use crate::{crash, host, owner};
use overlap_protocol::{FromEngine, ToEngine};
use overlap_strategies::IsolatedWorker;

/// Answers the owner's messages from now on.
pub fn listen() {
    let ports = host::ports();
    // An interpreter belongs to what a worker needs before it is ready, as in a process.
    if let Some(interpreter) = &ports.interpreter
        && let Err(failure) = interpreter.boot(ports.machine)
    {
        return owner::send(&FromEngine::Failed(failure));
    }
    let mut worker = None;
    let handle = move |message| match message {
        ToEngine::Prepare(preparation) => worker = Some(IsolatedWorker::new(preparation, ports.clone())),
        ToEngine::RunChunk(chunk) => {
            if let Some(worker) = &worker {
                owner::send(&worker.run(&chunk).map_or_else(FromEngine::from, FromEngine::ChunkDone));
            }
        }
        ToEngine::StartPool { .. }
        | ToEngine::RunRound(_)
        | ToEngine::Cancel
        | ToEngine::Check(_)
        | ToEngine::Calibrate { .. } => {}
    };
    owner::receive(handle, crash::trapped);
}
