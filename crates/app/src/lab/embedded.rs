//! What the lab does for the page around it.

use super::{
    parts::View,
    state::{Action, Field, Origin, Plan, Problem, State},
};
use crate::{
    browser,
    model::Phase,
    shell::{Embedded, ShellAction, consented, ready, refused, tell, unusable},
};
use overlap_protocol::{
    code::with_line_feeds,
    frame::{ErrorCode, ToHost},
    permalink,
};
use overlap_record::palette::Theme;

/// The lab, embedded. Of its view it needs what it does, not the state, which each message brings anew.
pub struct Lab {
    /// Where actions go, and what runs.
    pub view: View,
}

impl Embedded for Lab {
    type State = State;

    fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
        ready(&state.shell, state.query())
    }

    fn is_busy(state: &State) -> bool {
        state.shell.phase.is_busy()
    }

    fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
        let over = after.shell.phase == Phase::Done && before.record != after.record;
        let result = after.record.as_deref().filter(|_| over);
        tell(&before.shell, &after.shell, || after.query(), result)
    }

    fn run<'a>(&self, state: &State, long: bool) -> Result<(), ToHost<'a>> {
        self.view.run.emit(request(state, long)?);
        Ok(())
    }

    fn cancel(&self) {
        self.view.cancel();
    }

    fn configure<'a>(
        &self,
        state: &State,
        query: &str,
        code: Option<String>,
    ) -> Result<ToHost<'a>, ToHost<'a>> {
        if state.shell.phase.is_busy() {
            let message = "A run is going on; the settings cannot change until it has ended.";
            return Err(ToHost::error(ErrorCode::Busy, message));
        }
        let code = code.map(|code| Ok(with_line_feeds(&code)));
        let link = permalink::decode_with_code(query, browser::cores(), code);
        let answer = if link.notices.is_empty() {
            let mode =
                state.shell.capabilities.as_ref().map_or("threads", |capabilities| capabilities.mode());
            ToHost::Ready { query: permalink::encode(&link.settings), mode }
        } else {
            unusable(&link.notices)
        };
        self.view.dispatch.dispatch(Action::Configure(Box::new(link), Origin::Host));
        Ok(answer)
    }

    fn configured(state: &State) -> u32 {
        state.configured
    }

    fn colour(&self, theme: Option<Theme>) {
        self.view.dispatch.dispatch(Action::Shell(ShellAction::Colour(theme)));
    }
}

/// The plan that a request to run leads to.
///
/// # Errors
/// The refusal. Parts of the address that could not be used are among the reasons: a script does not see the notice that a reader sees.
pub fn request<'a>(state: &State, long: bool) -> Result<Plan, ToHost<'a>> {
    refused(&state.shell)?;
    if !state.shell.notices.is_empty() {
        return Err(unusable(&state.shell.notices));
    }
    if state.needs_press() {
        let message =
            "The code came with the frame's address, so only the reader may run it; give it to `configure`.";
        return Err(ToHost::error(ErrorCode::Invalid, message));
    }
    let plan = state.checked.as_ref().map_err(|problems| {
        let problem = |problem: &Problem| {
            let field = problem.field.map_or("strategies", Field::name);
            format!("{field}: {}", problem.message)
        };
        let problems: Vec<String> = problems.iter().map(problem).collect();
        ToHost::error(ErrorCode::Invalid, problems.join(" "))
    })?;
    consented(plan.estimate(state.shell.cores()), long)?;
    Ok(plan.clone())
}
