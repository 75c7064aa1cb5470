//! The codes that a class has handed in: kept on this device until the reader clears them, since gathering them takes a lesson.

use super::{
    Dispatch,
    state::{Action, State, codes},
};
use crate::browser;
use yew::prelude::*;

const KEY: &str = "overlap.hand-ins";

/// Reads what the device keeps when the page opens, and keeps what changes. A page that another page embeds does neither.
#[hook]
pub fn use_kept_codes(state: &State, dispatch: &Dispatch) {
    {
        let dispatch = dispatch.clone();
        use_effect_with(state.embed, move |embed| {
            if let Some(codes) = browser::kept(KEY).filter(|_| !*embed) {
                dispatch.dispatch(Action::Codes(codes));
            }
        });
    }
    let is_first = use_mut_ref(|| true);
    let embed = state.embed;
    use_effect_with(state.hand_ins.all.clone(), move |all| {
        // What was kept is read after the first rendering, which has none yet.
        if !is_first.replace(false) && !embed {
            // Where the browser keeps nothing, codes last as long as the page.
            browser::keep(KEY, Some(codes(all).as_str()).filter(|codes| !codes.is_empty()));
        }
    });
}
