//! The runs that this device keeps.

use crate::{
    browser,
    components::Dispatch,
    state::{Action, Change, Entry, Kind, Same, Source, State},
};
use overlap_trace::{RunRecord, archive};
use std::rc::Rc;
use yew::prelude::*;

/// Under this the browser keeps the runs.
const KEY: &str = "overlap.runs";

/// Brings the device's runs onto the shelf, adds each run that ends here, and keeps what is on the shelf. A page within
/// another shows no shelf and keeps nothing.
#[hook]
pub fn use_device(state: &Rc<State>, dispatch: &Dispatch) {
    let found = use_mut_ref(|| false);
    {
        let (dispatch, found) = (dispatch.clone(), Rc::clone(&found));
        use_effect_with(state.embed, move |embed| {
            if !*embed && let Some(text) = browser::kept(KEY) {
                let (runs, lost) = archive::unpack(&text);
                dispatch.dispatch(Action::Shelve(Change::Found(runs, lost)));
            }
            *found.borrow_mut() = !*embed;
        });
    }
    {
        let dispatch = dispatch.clone();
        let ended = state
            .record
            .clone()
            .filter(|_| !state.phase.is_busy() && state.source == Source::Here && !state.embed);
        use_effect_with(ended, move |ended| {
            if let Some(record) =
                ended.clone().filter(|record| record.results.iter().any(|result| result.summary.is_some()))
            {
                dispatch.dispatch(Action::Shelve(Change::Keep(record)));
            }
        });
    }
    let kept: Vec<Same<RunRecord>> =
        state.shelf.of(Kind::Kept).map(|Entry { record, .. }| record.clone()).collect();
    let before = use_mut_ref(Vec::<Same<RunRecord>>::new);
    use_effect_with(kept, move |kept| {
        // What is there already must not be overwritten before it was found.
        if *found.borrow() && *before.borrow() != *kept {
            let text = archive::pack(kept.iter().map(|record| &**record)).ok();
            // Where the browser keeps nothing, the runs last as long as the page.
            let _ = browser::keep(KEY, text.as_deref().filter(|_| !kept.is_empty()));
            before.borrow_mut().clone_from(kept);
        }
    });
}
