//! A lesson within another page. It does what the lab does, with two differences: `run` makes the runs of the first part of the
//! experiment that was not run yet, and `configure` is refused, since a lesson's settings are its own.

use super::{
    Dispatch,
    state::{Action, Place, State},
};
use crate::{frame::Guest, model::Phase};
use overlap_protocol::frame::{ErrorCode, ToHost};
use overlap_record::palette::Theme;
use yew::Callback;

/// A lesson, framed.
pub struct Framed {
    /// Where actions go.
    pub dispatch: Dispatch,
    /// Stops what is going on.
    pub cancel: Callback<()>,
}

impl Guest for Framed {
    type State = State;

    fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
        ready(state)
    }

    fn is_busy(state: &State) -> bool {
        state.phase.is_busy()
    }

    fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
        tell(before, after)
    }

    fn run<'a>(&self, state: &State, long: bool) -> Result<(), ToHost<'a>> {
        self.dispatch.dispatch(Action::Start(request(state, long)?));
        Ok(())
    }

    fn cancel(&self) {
        self.cancel.emit(());
    }

    fn configure<'a>(&self, _: &State, _: &str) -> ToHost<'a> {
        ToHost::error(ErrorCode::Invalid, "A lesson's settings are its own.")
    }

    fn colour(&self, theme: Option<Theme>) {
        self.dispatch.dispatch(Action::Colour(theme));
    }
}

/// What is to be told after a change, in order.
fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
    let mut told = Vec::new();
    if before.phase == Phase::Loading && after.phase != Phase::Loading {
        told.extend(ready(after));
    }
    // Each run of a row has a result of its own, before the next one is said to have started.
    if let Some(job) = &before.job
        && let Some(record) = after.runs.all.get(job.at).and_then(|run| run.record.as_ref())
        && before.runs.all.get(job.at).is_some_and(|run| run.record.as_ref() != Some(record))
    {
        told.push(ToHost::Result { record });
    }
    if before.started != after.started {
        told.push(ToHost::Started);
    }
    match &after.phase {
        phase if *phase == before.phase => {}
        Phase::Running(now) => {
            let strategy = now.at.map(|(strategy, _)| strategy);
            told.push(ToHost::Progress { strategy, done: now.done, total: now.total });
        }
        Phase::Cancelled { .. } => told.push(ToHost::error(ErrorCode::Cancelled, "The run was cancelled.")),
        Phase::Failed(message) => told.push(ToHost::error(ErrorCode::Failed, message.clone())),
        _ => {}
    }
    told
}

/// That the lesson can be used; none before it can.
fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
    let mode = state.capabilities.as_ref()?.mode();
    Some(ToHost::Ready { query: format!("?lesson={}", state.lesson().id), mode })
}

/// The runs that a request leads to, or a refusal.
fn request<'a>(state: &State, long: bool) -> Result<Vec<usize>, ToHost<'a>> {
    if state.phase.is_busy() || state.phase == Phase::Loading {
        return Err(ToHost::error(ErrorCode::Busy, "A run is going on; wait for its result, or cancel it."));
    }
    if let Some(Err(reason)) = state.capabilities.as_ref().map(|capabilities| &capabilities.workers) {
        return Err(ToHost::error(ErrorCode::Unavailable, reason.clone()));
    }
    let wanted = state.runs.wanted();
    let place = wanted.first().map_or(Place::Part(0), |first| state.runs.all[*first].place);
    let runs: Vec<usize> = wanted.into_iter().filter(|index| state.runs.all[*index].place == place).collect();
    let estimate = state.runs.estimate(&runs);
    if estimate.is_long() && !long {
        let message = format!("This would take about {}; ask for it with `long: true`.", estimate.words());
        return Err(ToHost::error(ErrorCode::Long, message));
    }
    Ok(runs)
}
