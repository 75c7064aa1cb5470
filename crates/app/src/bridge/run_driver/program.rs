//! What a run does with programs: which one runs, whether it compiles, and what the page shows of what it did.

use super::{Halt, RunDriver, halt::unexpected};
use crate::model::RunEvent;
use overlap_protocol::{Code, FromEngine, Program, ProgramEvent, ToEngine, workloads::Params};
use overlap_record::{Language, StrategyId};

impl RunDriver {
    /// The program that runs the tasks; `None` where they are compiled.
    pub(super) fn code(&self) -> Option<Code> {
        let spec = self.builder.spec();
        match (spec.lang, &spec.code) {
            (Language::Rust, _) => None,
            (Language::Python, None) => Some(Code::Twin),
            (Language::Python, Some(code)) => Some(Code::Own(code.clone())),
        }
    }

    /// Has the reader's own code compiled, so that a fault in it is told once and before anything runs.
    ///
    /// # Errors
    /// `Halt::CodeError` where it does not compile, `Halt::Cancelled` when the run was cancelled.
    pub(super) async fn check(&mut self) -> Result<(), Halt> {
        let (Some(Code::Own(code)), Some(strategy)) = (self.code(), self.alive().first().copied()) else {
            return Ok(());
        };
        let checked = async {
            let mut engine = self.engine(strategy).await?;
            let program = Program { code, globals: Params::default() };
            let answer = self.ask(&mut engine, &ToEngine::Check(program), &mut |_| ()).await?;
            self.engines.push((strategy, engine));
            Ok(answer)
        };
        match checked.await {
            Ok(FromEngine::Checked(Ok(()))) => Ok(()),
            Ok(FromEngine::Checked(Err(error))) => Err(Halt::CodeError(error)),
            Ok(other) => Err(unexpected(&other)),
            // The strategies say it themselves.
            Err(Halt::Failed(_)) => Ok(()),
            Err(halt) => Err(halt),
        }
    }
}

/// The line of a call that blocked an event loop.
pub const fn blocked_at(event: &ProgramEvent) -> Option<u32> {
    match event {
        ProgramEvent::Blocked { line, .. } => Some(*line),
        ProgramEvent::Printed { .. } | ProgramEvent::Raised { .. } => None,
    }
}

/// What the page shows of what a program did.
pub fn told(strategy: StrategyId, event: ProgramEvent) -> Vec<RunEvent> {
    match event {
        ProgramEvent::Printed { task, lane, text } => vec![RunEvent::Printed { strategy, task, lane, text }],
        ProgramEvent::Raised { task, lane, line, message, text } => {
            let raised = RunEvent::Raised { strategy, task, line: line.unwrap_or_default(), message };
            vec![raised, RunEvent::Printed { strategy, task, lane, text }]
        }
        ProgramEvent::Blocked { .. } => Vec::new(),
    }
}
