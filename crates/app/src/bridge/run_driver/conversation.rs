//! What is asked of an engine, and what it says until it has answered.

use super::{Halt, RunDriver, halt::unexpected};
use crate::{
    bridge::{
        engine::Engine,
        watch::{ENDED_AFTER_S, NAMED_AFTER_S, WHAT_TO_DO, awake_for},
    },
    model::RunEvent,
};
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use overlap_protocol::{FromEngine, Job, Outcome, Phase, ProgramEvent, ToEngine};
use overlap_record::{Failure, Span};
use std::pin::pin;

/// How long an engine may take to say that it has stopped, ms, so that the page is ready within half a second.
const STOP_MS: u32 = 350;

/// What an engine says while it works.
pub(super) enum Live {
    /// Spans that ended, spans that are open, and the time.
    Spans(Vec<Span>, Vec<Span>, f64),
    /// What programs did.
    Program(Vec<ProgramEvent>),
}

/// Takes what an engine says while it works.
pub(super) type Show<'a> = dyn FnMut(Live) + 'a;

impl RunDriver {
    /// Runs a round.
    ///
    /// # Errors
    /// As of [`ask`](Self::ask).
    pub(super) async fn round(
        &self,
        engine: &mut Engine,
        job: Job,
        live: &mut Show<'_>,
    ) -> Result<Outcome, Halt> {
        match self.ask(engine, &ToEngine::RunRound(job), live).await? {
            FromEngine::Done(outcome) => Ok(outcome),
            other => Err(unexpected(&other)),
        }
    }

    /// Sends a message and hears the engine until it has answered.
    ///
    /// # Errors
    /// `Halt::Failed` where the engine fails or is lost, `Halt::Cancelled` when the run was cancelled.
    pub(super) async fn ask(
        &self,
        engine: &mut Engine,
        message: &ToEngine,
        live: &mut Show<'_>,
    ) -> Result<FromEngine, Halt> {
        engine.send(message)?;
        loop {
            let heard =
                match select(pin!(self.next_word(engine, quiet_s(message))), self.cancel.raised()).await {
                    Either::Left((heard, _)) => Some(heard?),
                    Either::Right(_) => None,
                };
            match heard {
                Some(FromEngine::Spans { spans, open, now_ms }) => live(Live::Spans(spans, open, now_ms)),
                Some(FromEngine::Program(events)) => live(Live::Program(events)),
                Some(FromEngine::Failed(failure)) => return Err(failure.into()),
                Some(answer) => return Ok(answer),
                None => {
                    engine.stop();
                    let clean = matches!(
                        select(pin!(stopped(engine)), TimeoutFuture::new(STOP_MS)).await,
                        Either::Left(_)
                    );
                    return Err(Halt::Cancelled { clean });
                }
            }
        }
    }

    /// What the engine says next. A silence is told `quiet_s` later than where it should be heard all the time, and ends it in the end.
    async fn next_word(&self, engine: &mut Engine, quiet_s: u32) -> Result<FromEngine, Failure> {
        let name = engine.kind.name();
        let mut word = pin!(engine.next());
        if let Either::Left((word, _)) = select(word.as_mut(), pin!(awake_for(NAMED_AFTER_S + quiet_s))).await
        {
            return word;
        }
        self.bridge.emit(RunEvent::Silent(name));
        match select(word, pin!(awake_for(ENDED_AFTER_S - NAMED_AFTER_S))).await {
            Either::Left((word, _)) => {
                self.bridge.emit(RunEvent::Heard);
                word
            }
            Either::Right(_) => {
                let silent_s = ENDED_AFTER_S + quiet_s;
                Err(Failure::internal(format!(
                    "No message came from {name} for {silent_s} s, so it was stopped. {WHAT_TO_DO}"
                )))
            }
        }
    }
}

/// How long an engine that does this may compute without a word, s. What is not timed shows nothing of itself.
fn quiet_s(message: &ToEngine) -> u32 {
    match message {
        ToEngine::RunRound(Job { phase: Phase::WarmUp { budget_ms }, .. }) => (budget_ms / 1e3).ceil() as u32,
        _ => 0,
    }
}

/// Completes when the engine is idle or lost.
async fn stopped(engine: &mut Engine) {
    while matches!(engine.next().await, Ok(FromEngine::Spans { .. } | FromEngine::Program(_))) {}
}
