//! Why a run does not go on.

use overlap_protocol::{CodeError, FromEngine};
use overlap_record::Failure;

/// Why a run does not go on.
pub enum Halt {
    /// The reader cancelled it. `clean` says that the engine had stopped by itself.
    Cancelled {
        /// Whether no thread can be at work any more.
        clean: bool,
    },
    /// Something failed; the other strategies can still run.
    Failed(Failure),
    /// The reader's code does not compile.
    CodeError(CodeError),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// The failure where an engine answers what it was not asked.
pub fn unexpected(message: &FromEngine) -> Halt {
    match message {
        FromEngine::Cancelled => {
            Failure::internal("The engine stopped, although nobody had cancelled the run.").into()
        }
        _ => Failure::internal("Unexpected reply from the engine.").into(),
    }
}
