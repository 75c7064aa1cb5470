//! The runs within another page, where the recorded run replaces a lab that cannot run: it takes its host's colours, tells its height, and
//! refuses the rest in words.

use super::{
    Dispatch,
    state::{Action, State},
};
use crate::shell::Embedded;
use overlap_protocol::frame::{ErrorCode, ToHost};
use overlap_record::palette::Theme;

/// The page of runs, embedded.
pub struct RunsPage(pub Dispatch);

impl Embedded for RunsPage {
    type State = State;

    fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
        (state.awaited == 0).then(|| ToHost::Ready { query: String::new(), mode: "recorded" })
    }

    fn is_busy(_: &State) -> bool {
        false
    }

    fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
        Self::ready(after).filter(|_| before.awaited > 0).into_iter().collect()
    }

    fn run<'a>(&self, _: &State, _: bool) -> Result<(), ToHost<'a>> {
        let message = "This page shows a recorded run; it cannot make one.";
        Err(ToHost::error(ErrorCode::Unavailable, message))
    }

    fn cancel(&self) {}

    fn configure<'a>(&self, _: &State, _: &str, _: Option<String>) -> Result<ToHost<'a>, ToHost<'a>> {
        Err(ToHost::error(ErrorCode::Invalid, "A recorded run has the settings that it was made with."))
    }

    fn colour(&self, theme: Option<Theme>) {
        self.0.dispatch(Action::Colour(theme));
    }
}
