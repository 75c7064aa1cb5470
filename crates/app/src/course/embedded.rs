//! A lesson within another page. It does what the lab does, with three differences: `run` makes the runs of the first part of the
//! experiment that was not run yet, `configure` is refused, since a lesson's settings are its own, and the host is told how far
//! the reader has come.

use super::{
    Dispatch,
    parts::{cancel, start},
    state::{Action, Group, State},
};
use crate::shell::{Embedded, Runner, ShellAction, consented, ready, refused, tell};
use overlap_protocol::frame::{ErrorCode, ToHost};
use overlap_record::palette::Theme;

/// A lesson's page, embedded.
pub struct LessonPage {
    /// Where actions go.
    pub dispatch: Dispatch,
    /// What runs and is cancelled.
    pub runner: Runner,
}

impl Embedded for LessonPage {
    type State = State;

    fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
        ready(&state.shell, query(state))
    }

    fn is_busy(state: &State) -> bool {
        state.shell.phase.is_busy()
    }

    fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
        let at = before.queue.as_ref().map(|queue| queue.at);
        let record = |state: &'a State| state.runs.all.get(at?)?.record.as_ref();
        let is_new =
            |record: &&_| at.and_then(|at| before.runs.all.get(at)?.record.as_ref()) != Some(*record);
        let result = record(after).filter(is_new);
        let mut told = tell(&before.shell, &after.shell, || query(after), result.map(|record| &**record));
        if after.has_come_on(before) {
            told.push(after.so_far());
        }
        told
    }

    fn so_far<'a>(state: &State) -> Option<ToHost<'a>> {
        Some(state.so_far())
    }

    fn run<'a>(&self, state: &State, long: bool) -> Result<(), ToHost<'a>> {
        start(state, &self.dispatch, &self.runner, request(state, long)?);
        Ok(())
    }

    fn cancel(&self) {
        cancel(&self.dispatch, &self.runner);
    }

    fn configure<'a>(&self, _: &State, _: &str, _: Option<String>) -> Result<ToHost<'a>, ToHost<'a>> {
        Err(ToHost::error(ErrorCode::Invalid, "A lesson's settings are its own."))
    }

    fn colour(&self, theme: Option<Theme>) {
        self.dispatch.dispatch(Action::Shell(ShellAction::Colour(theme)));
    }
}

fn query(state: &State) -> String {
    format!("?lesson={}", state.lesson().id)
}

/// The runs that a request leads to.
///
/// # Errors
/// The refusal.
fn request<'a>(state: &State, long: bool) -> Result<Vec<usize>, ToHost<'a>> {
    refused(&state.shell)?;
    let wanted = state.runs.wanted();
    let group = wanted.first().map_or(Group::Part(0), |first| state.runs.all[*first].group);
    let runs: Vec<usize> = wanted.into_iter().filter(|index| state.runs.all[*index].group == group).collect();
    consented(state.runs.estimate(&runs), long)?;
    Ok(runs)
}
