//! The page: state, run, and the two halves that the reader sees.

use super::{
    embedded::Lab,
    parts::{Output, View, lab},
    state::{Action, Plan, State},
};
use crate::{
    browser,
    instrument::use_dressing,
    shell::{self, notices, tell_with, use_embedded, use_runner},
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
    let view =
        View { state: Rc::new((*state).clone()), dispatch: dispatch.clone(), run, runner: runner.clone() };
    use_embedded(&view.state, Lab { view: view.clone() });
    let open = *use_memo((), |()| lab::starts_unfolded(view.state.shell.embed));
    let advanced = *use_memo((), |()| lab::starts_advanced(&view.state));
    let main = html! {
        <>
            { notices(&view.state.shell, &tell_with(&dispatch, Action::Shell)) }
            <div class="bench">
                { lab::lab(&view, open, advanced) }
                <Output {view} painter={runner.painter} />
            </div>
        </>
    };
    shell::page(html! { "Overlap" }, INTRO, main, COLOPHON)
}
