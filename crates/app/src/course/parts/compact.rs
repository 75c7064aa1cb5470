//! A lesson where little of it is shown: question, prediction, run and judgement, and the way to the rest.

use super::{
    instrument::instrument,
    judgement::{announced, judged},
    lesson::{activity_query, hand_in_again},
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
    let query = state.attempt.as_ref().map(|attempt| activity_query(&attempt.title)).unwrap_or_default();
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
                            { hand_in_again(view) }
                            if !state.runs.is_complete() {
                                <p class="notice">{ "Not all of this was run here, so some of your numbers are missing. Press Run to get them." }</p>
                            }
                        </>
                    }) }
                }
                <p class="whole"><a href={browser::with_query(&query)} target="_blank" rel="noopener">{ "Read the whole lesson" }</a></p>
                { announced(study, state.reached > Step::Run) }
            </main>
        </>
    }
}
