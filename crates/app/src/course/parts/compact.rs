//! A lesson where little of it is shown: question, prediction, run and judgement, and the way to the rest.

use super::{
    instrument::instrument,
    judgement::judged,
    pointer::Pointing,
    predict::predict,
    run::run,
    view::{View, section},
};
use crate::{
    browser,
    course::state::{Action, Step},
    shell::{notices, tell_with},
};
use yew::prelude::*;

/// The lesson in short.
pub fn compact(view: &View, pointing: &Pointing) -> Html {
    let View { state, study, dispatch, .. } = view;
    html! {
        <>
            <header class="masthead">{ Html::from_html_unchecked(study.still.head.clone()) }</header>
            <main class="lesson" onclick={&pointing.point}>
                if !state.shell.notices.is_empty() { { notices(&state.shell, &tell_with(dispatch, Action::Shell)) } }
                { section("question", "Question", view.prose("question")) }
                { predict(view) }
                if state.reached >= Step::Run { { run(view) } }
                { instrument(view, &pointing.back) }
                if state.reached > Step::Run {
                    { section("explanation", "How it turned out", html! {
                        <>
                            { judged(study) }
                            if !state.runs.is_complete() {
                                <p class="notice">{ "Not all of this was run here, so some of your numbers are missing. They come when you press Run." }</p>
                            }
                        </>
                    }) }
                }
                <p class="whole"><a href={browser::with_query("")} target="_blank" rel="noopener">{ "Read the whole lesson" }</a></p>
            </main>
        </>
    }
}
