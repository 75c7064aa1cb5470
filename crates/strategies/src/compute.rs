//! Compiled computing, which the engines of programs leave out: it would add a tenth to what a reader downloads for Python.

use overlap_workloads::{Answer, Context, Work, WorkError};

/// Runs a computing step.
///
/// # Errors
/// What the step ended with, or that this engine has no compiled code.
#[cfg(feature = "compute")]
pub(crate) fn compute(work: &Work, context: &mut dyn Context) -> Result<Answer, WorkError> {
    work.run(context)
}

/// Runs nothing.
///
/// # Errors
/// Always.
#[cfg(not(feature = "compute"))]
pub(crate) fn compute(_: &Work, _: &mut dyn Context) -> Result<Answer, WorkError> {
    Err(WorkError::Failed("the engine that was loaded runs programs only".to_owned()))
}
