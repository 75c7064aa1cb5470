//! The whole lesson: its steps in order, each once it is reached, and the instrument beside them.

use super::{
    claims::claims,
    compact::compact,
    cpython::in_cpython,
    instrument::instrument,
    judgement::judged,
    masthead::masthead,
    pointer::Pointing,
    predict::predict,
    question::{Right, ask},
    run::run,
    transfer::transfer,
    view::{View, prose, section, step},
};
use crate::{
    course::state::{Action, Question, State, Step},
    shell::{notices, tell_with},
};
use yew::prelude::*;

/// The lesson.
pub fn lesson(view: &View, pointing: &Pointing) -> Html {
    let View { state, study, dispatch, .. } = view;
    if state.shell.is_compact() {
        return compact(view, pointing);
    }
    let still = &study.still;
    let is_open = |step: Step| state.reached >= step;
    html! {
        <>
            { masthead(view) }
            <main class="lesson" onclick={&pointing.point}>
                if !state.shell.notices.is_empty() { { notices(&state.shell, &tell_with(dispatch, Action::Shell)) } }
                { section("question", "Question", view.prose("question")) }
                { predict(view) }
                if is_open(Step::Run) { { run(view) } }
                { instrument(view, &pointing.back) }
                if is_open(Step::Observe) { { observe(view) } }
                if is_open(Step::Explain) {
                    { explain(view) }
                    { section("document", "The documents", html! {
                        <>
                            { Html::from_html_unchecked(study.html("tables")) }
                            { view.prose("document") }
                        </>
                    }) }
                    { in_cpython(view) }
                    { section("code", "Code", prose(still.code.clone())) }
                }
                if is_open(Step::Transfer) { { transfer(view) } }
                if is_open(Step::Claims) {
                    { step(Step::Claims, claims(view)) }
                }
                { next(state, &still.neighbours) }
            </main>
        </>
    }
}

fn observe(view: &View) -> Html {
    let study = &view.study;
    let option = study.lesson.observed(&study.evidence()).map_err(|missing| missing.to_string());
    step(Step::Observe, ask(view, Question::Observe, &Right { option, by: "your own run" }))
}

fn explain(view: &View) -> Html {
    step(
        Step::Explain,
        html! {
            <>
                { judged(&view.study) }
                if !view.state.runs.is_complete() {
                    <p class="notice">{ "Not all of this was run here, so some of your numbers are missing. They come when you press Run." }</p>
                }
                { view.prose("explanation") }
            </>
        },
    )
}

/// What comes next: a step of this lesson, or the lessons around it.
fn next(state: &State, neighbours: &AttrValue) -> Html {
    html! {
        <div class="next">
            if state.reached < Step::Claims {
                <p class="hint" id="coming">{ format!("Next comes: {}", state.reached.next().title()) }</p>
            } else if state.finished {
                <p id="finished">{ "That was the lesson." }</p>
            }
            <nav class="neighbours" aria-label="Neighbouring lessons">{ Html::from_html_unchecked(neighbours.clone()) }</nav>
        </div>
    }
}
