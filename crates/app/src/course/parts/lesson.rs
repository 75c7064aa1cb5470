//! The whole lesson: its steps in order, each once it is reached, and the instrument beside them.

use super::{
    claims::claims,
    code::Code,
    compact::compact,
    cpython::in_cpython,
    instrument::instrument,
    judgement::{announced, judged},
    masthead::masthead,
    pointer::Pointing,
    practice::practice,
    predict::predict,
    question::{Right, ask},
    run::run,
    transfer::transfer,
    view::{View, section, step},
};
use crate::{
    browser,
    course::state::{Action, Question, State, Step},
    shell::{ClassLink, notices, tell_with},
};
use overlap_protocol::permalink::clipped_title;
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
                    { section("code", "Code", html! { <Code code={still.code.clone()} /> }) }
                }
                if is_open(Step::Transfer) { { transfer(view) } }
                if is_open(Step::Claims) {
                    { step(Step::Claims, claims(view)) }
                    { practice(view) }
                }
                { next(state, &still.neighbours) }
                { announced(study, is_open(Step::Explain)) }
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
                { hand_in_again(view) }
                if !view.state.runs.is_complete() {
                    <p class="notice">{ "Not all of this was run here, so some of your numbers are missing. Press Run to get them." }</p>
                }
                { view.prose("explanation") }
            </>
        },
    )
}

/// After the run the code holds more than before, and stands far above.
pub fn hand_in_again(view: &View) -> Html {
    let measured = view.hand_in.as_ref().is_some_and(|hand_in| hand_in.measured.is_some());
    if !measured {
        return Html::default();
    }
    html! { <p><a href="#hand-in" id="to-hand-in">{ "Hand in your code again" }</a>{ ": it now holds what your machine measured, too." }</p> }
}

/// Where a teacher makes an activity of the lesson.
fn class_link() -> Html {
    let address = Callback::from(|(title, _): (String, usize)| {
        browser::with_query(&activity_query(&clipped_title(&title)))
    });
    html! { <ClassLink {address} /> }
}

/// The end of the lesson's address as an activity.
pub fn activity_query(title: &str) -> String {
    let title: String = form_urlencoded::byte_serialize(title.as_bytes()).collect();
    // Hosts that leave `.html` out may drop the query; boot.js finds it in the fragment.
    format!("?activity={title}#?activity={title}")
}

/// What comes next: a step of this lesson, or the lessons around it.
fn next(state: &State, neighbours: &AttrValue) -> Html {
    html! {
        <div class="next">
            if state.reached < Step::Claims {
                <p class="hint" id="coming">{ format!("Next step: {}", state.reached.next().title()) }</p>
            } else if state.finished {
                <p id="finished">{ "You have finished the lesson." }</p>
            }
            if !state.shell.embed && state.attempt.is_none() { { class_link() } }
            <nav class="neighbours" aria-label="Neighbouring lessons">{ Html::from_html_unchecked(neighbours.clone()) }</nav>
        </div>
    }
}
