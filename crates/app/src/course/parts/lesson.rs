//! The whole lesson: its steps in order, each once it is reached, and the instrument beside them.

use super::{
    claims::claims,
    instrument::Instrument,
    judgement::judged,
    masthead::masthead,
    pointer::Pointer,
    predict::predict,
    question::{Right, ask},
    run::run,
    transfer::transfer,
    view::{View, prose, section, step},
};
use crate::{
    browser,
    course::state::{Action, Question, State, Step},
    model::Painter,
    shell::{notices, tell_with},
};
use overlap_record::{SpanKind, StrategyId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Properties of [`LessonView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lesson as it is now.
    pub view: View,
    /// The spans.
    pub painter: Painter,
}

/// The lesson.
#[component]
pub fn LessonView(props: &Props) -> Html {
    let Props { view, painter } = props;
    let View { state, study, dispatch, .. } = view;
    let still = &study.still;
    let pointed_from = use_mut_ref(|| None::<HtmlElement>);
    let point = {
        let (state, dispatch, pointed_from) = (state.clone(), dispatch.clone(), pointed_from.clone());
        Callback::from(move |event: MouseEvent| {
            let pointer = event.target_dyn_into::<Element>().and_then(|target| Pointer::around(&target));
            let Some(pointer) = pointer else { return };
            event.prevent_default();
            let active = browser::document().and_then(|document| document.active_element());
            pointed_from.replace(active.and_then(|active| active.dyn_into().ok()));
            match shown_by(&state, &pointer) {
                Some(run) => dispatch.dispatch(Action::Point(run, pointer.highlight)),
                // There is nothing to point at before it has run.
                None => browser::focus("#run-title"),
            }
        })
    };
    let back = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| {
            dispatch.dispatch(Action::PointAway);
            if let Some(element) = pointed_from.take() {
                // A link that is no longer there cannot take the focus, and then it stays.
                let _ = element.focus();
            }
        })
    };
    let is_open = |step: Step| state.reached >= step;
    html! {
        <>
            { masthead(view) }
            <main class="lesson" onclick={point}>
                if !state.shell.notices.is_empty() { { notices(&state.shell, &tell_with(dispatch, Action::Shell)) } }
                { section("question", "Question", view.prose("question")) }
                { predict(view) }
                if is_open(Step::Run) { { run(view) } }
                <Instrument
                    state={state.clone()} recorded={still.recorded.clone()} painter={painter.clone()} dispatch={dispatch.clone()} {back}
                />
                if is_open(Step::Observe) { { observe(view) } }
                if is_open(Step::Explain) {
                    { explain(view) }
                    { section("document", "The documents", html! {
                        <>
                            { Html::from_html_unchecked(study.html("tables")) }
                            { view.prose("document") }
                        </>
                    }) }
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

/// The run that a pointer is about: of the part that it names, else the one that is shown if it has such spans, else the first that
/// has. None before there is a record.
fn shown_by(state: &State, pointer: &Pointer) -> Option<usize> {
    let highlight = pointer.highlight;
    let fits = |index: &usize| {
        let record = state.runs.all.get(*index).and_then(|run| run.record.as_ref());
        record.is_some_and(|record| has(record, highlight.strategy, highlight.kind))
    };
    if let Some(part) = &pointer.part {
        let run = state.runs.find(part)?;
        return state.runs.all[run].record.as_ref().map(|_| run);
    }
    Some(state.shown).filter(fits).or_else(|| state.runs.experiment().into_iter().find(fits))
}

fn has(record: &overlap_record::RunRecord, strategy: StrategyId, kind: Option<SpanKind>) -> bool {
    let of = record.results.iter().filter(|result| result.strategy == strategy);
    let mut spans = of.flat_map(|result| &result.repeats).flat_map(|repeat| &repeat.spans);
    spans.any(|span| kind.is_none_or(|kind| span.kind == kind))
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
