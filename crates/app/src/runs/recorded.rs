//! The recorded run that stands in where nothing can run.

use crate::{
    browser,
    components::Dispatch,
    state::{Action, Same, Source, State},
};
use overlap_trace::read_record;
use std::rc::Rc;
use yew::prelude::*;

/// Where the site has it.
const PATH: &str = "recorded/wait.json";

/// Shows the recorded run once it is known that nothing can run here.
#[hook]
pub fn use_recorded(state: &Rc<State>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let nothing_runs = state.capabilities.as_ref().is_some_and(|found| found.workers.is_err());
    use_effect_with(nothing_runs, move |nothing_runs| {
        if !*nothing_runs {
            return;
        }
        wasm_bindgen_futures::spawn_local(async move {
            let record = browser::site_text(PATH).await.and_then(|text| read_record(&text).ok());
            if let Some(record) = record {
                dispatch.dispatch(Action::Show(Same::new(record), Source::Recorded));
            }
        });
    });
}
