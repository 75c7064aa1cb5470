//! The page: state, run, and the two halves that the reader sees.

use super::{
    embedded::Lab,
    parts::{View, lab, output},
    state::{Action, Plan, State},
};
use crate::{
    browser,
    instrument::use_dressing,
    shell::{self, notices, tell_with, use_embedded, use_replay, use_runner},
};
use overlap_protocol::permalink;
use std::rc::Rc;
use yew::prelude::*;

const INTRO: &str = "Run the same real work five ways on your own machine, and see on one time axis where every millisecond went.";

const COLOPHON: &str = "Everything runs in this page, on this machine; nothing is sent anywhere. Times are yours: they differ from \
    machine to machine and from run to run.";

/// The whole page.
#[component]
pub fn Page() -> Html {
    let state = use_reducer(|| State::opened(permalink::decode(&browser::query(), browser::cores())));
    let dispatch = state.dispatcher();
    let runner = use_runner(tell_with(&dispatch, Action::Event), true);
    let run = {
        let (dispatch, runner) = (dispatch.clone(), runner.clone());
        use_callback((), move |plan: Plan, ()| {
            let specs = plan.specs();
            dispatch.dispatch(Action::Start(plan));
            runner.run(specs);
        })
    };
    let shell = &state.shell;
    use_dressing(shell.phase.name(), shell.theme, shell.embed, Some(&runner.painter));
    // Live spans are those of the last run; a point that is chosen brings its own.
    use_replay(&runner.painter, state.point().map(|(_, record)| record.clone()));
    let view = View { state: Rc::new((*state).clone()), dispatch: dispatch.clone(), run, runner };
    use_embedded(&view.state, Lab { view: view.clone() });
    let open = *use_memo((), |()| lab::starts_unfolded(view.state.shell.embed));
    let advanced = *use_memo((), |()| lab::starts_advanced(&view.state));
    let main = html! {
        <>
            if view.state.shell.embed {
                <h1 class="spoken">{ "Overlap" }</h1>
            }
            { notices(&view.state.shell, &tell_with(&dispatch, Action::Shell)) }
            <div class="bench">
                { lab::lab(&view, open, advanced) }
                { output(&view) }
            </div>
        </>
    };
    shell::page(html! { "Overlap" }, INTRO, main, COLOPHON)
}
