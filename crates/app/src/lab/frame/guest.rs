//! What the lab does for the page that frames it.

use super::story;
use crate::{
    browser,
    frame::Guest,
    lab::{
        Dispatch,
        state::{Action, Plan, State},
    },
};
use overlap_protocol::{
    frame::{ErrorCode, ToHost},
    permalink,
};
use overlap_record::palette::Theme;
use yew::Callback;

/// The lab, framed.
pub struct Lab {
    /// Where actions go.
    pub dispatch: Dispatch,
    /// Starts a plan.
    pub run: Callback<Plan>,
    /// Stops what is going on.
    pub cancel: Callback<()>,
}

impl Guest for Lab {
    type State = State;

    fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
        story::ready(state)
    }

    fn is_busy(state: &State) -> bool {
        state.phase.is_busy()
    }

    fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
        story::tell(before, after)
    }

    fn run<'a>(&self, state: &State, long: bool) -> Result<(), ToHost<'a>> {
        self.run.emit(story::request(state, long)?);
        Ok(())
    }

    fn cancel(&self) {
        self.cancel.emit(());
    }

    fn configure<'a>(&self, state: &State, query: &str) -> ToHost<'a> {
        if state.phase.is_busy() {
            let message = "A run is going on; the settings stay until it has ended.";
            return ToHost::error(ErrorCode::Busy, message);
        }
        let link = permalink::decode(query, browser::cores());
        let answer = if link.notices.is_empty() {
            let mode = state.capabilities.as_ref().map_or("threads", |capabilities| capabilities.mode());
            ToHost::Ready { query: permalink::encode(&link.settings), mode }
        } else {
            story::unusable(&link.notices)
        };
        self.dispatch.dispatch(Action::Configure(Box::new(link)));
        answer
    }

    fn colour(&self, theme: Option<Theme>) {
        self.dispatch.dispatch(Action::Colour(theme));
    }
}
