//! Failures that the reader asked for, and the one of memory that cannot be had.

use crate::machine::Machine;
use overlap_record::{Failure, FaultKind};
use overlap_workloads::{TaskResult, WorkError};

/// Causes the failure that the reader asked for.
pub(crate) fn cause(kind: FaultKind, machine: &dyn Machine) -> Result<TaskResult, Failure> {
    match kind {
        FaultKind::Error => Ok(Err("this task was asked to fail with an error".to_owned())),
        FaultKind::Panic | FaultKind::Trap => {
            machine.crash(kind);
            Ok(Err("this task was asked to crash, and this machine cannot do that".to_owned()))
        }
        FaultKind::Memory => Err(out_of_memory(&exhaust())),
    }
}

/// Allocates memory until there is none left.
fn exhaust() -> WorkError {
    const BLOCK: usize = 1 << 30;
    let mut blocks: Vec<Vec<u8>> = Vec::new();
    // A native program would get more, so a test stops at the 4 GiB that wasm32 can address.
    while blocks.len() < 4 {
        let mut block = Vec::new();
        if block.try_reserve_exact(BLOCK).is_err() {
            break;
        }
        blocks.push(std::hint::black_box(block));
    }
    let wanted_bytes = (blocks.len() as u64 + 1) * BLOCK as u64;
    WorkError::OutOfMemory { wanted_bytes, fits: None }
}

/// The failure of a task that found no memory, without its place.
pub(crate) fn out_of_memory(error: &WorkError) -> Failure {
    Failure {
        task: None,
        lane: None,
        message: format!("Out of memory: {error}."),
        advice: "Choose fewer workers, so that there is more memory for each.".to_owned(),
    }
}
