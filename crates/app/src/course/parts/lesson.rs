//! The whole lesson: its steps in order, each once it is its turn, and the instrument beside them.

use super::{
    claims::Claims,
    instrument::Instrument,
    judgement::Judged,
    masthead::Masthead,
    predict::Predict,
    prose::{Pointer, Prose},
    question::Ask,
    run::Run,
    section::Section,
    transfer::TransferStep,
};
use crate::{
    browser,
    course::{
        Dispatch,
        state::{Action, Question, State, Step},
        study::Study,
    },
    model::{Painter, Same},
};
use overlap_trace::{SpanKind, StrategyId};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`LessonView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// The spans.
    pub painter: Painter,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Stops what is running.
    pub cancel: Callback<()>,
}

/// The lesson.
#[component]
pub fn LessonView(props: &Props) -> Html {
    let Props { state, study, painter, dispatch, cancel } = props;
    let still = &study.still;
    let pointed_from = use_mut_ref(|| None::<HtmlElement>);
    let point = {
        let (state, dispatch, pointed_from) = (state.clone(), dispatch.clone(), pointed_from.clone());
        Callback::from(move |pointer: Pointer| {
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
    let prose = |place| html! { <Prose html={study.html(place)} point={point.clone()} /> };
    let turn = |step: Step| state.reached >= step;
    let observed = study.lesson.observed(&study.evidence()).map_err(|missing| missing.to_string());
    html! {
        <>
            <Masthead head={still.head.clone()} state={state.clone()} dispatch={dispatch.clone()} />
            <main class="lesson">
                { notices(state, dispatch) }
                <Section id="question" title="Question">{ prose("question") }</Section>
                <Predict state={state.clone()} study={study.clone()} dispatch={dispatch.clone()} point={point.clone()} />
                if turn(Step::Run) {
                    <Run state={state.clone()} study={study.clone()} dispatch={dispatch.clone()} cancel={cancel.clone()} point={point.clone()} />
                }
                <Instrument
                    state={state.clone()} recorded={still.recorded.clone()} painter={painter.clone()} dispatch={dispatch.clone()} {back}
                />
                if turn(Step::Observe) {
                    <Section id={Step::Observe.id()} title={Step::Observe.title()}>
                        <Ask
                            question={Question::Observe} state={state.clone()} study={study.clone()} right={observed} by="your own run"
                            dispatch={dispatch.clone()} point={point.clone()}
                        />
                    </Section>
                }
                if turn(Step::Explain) {
                    <Section id={Step::Explain.id()} title={Step::Explain.title()}>
                        <Judged study={study.clone()} />
                        if !state.runs.is_complete() {
                            <p class="notice">{ "Not all of this was run here, so some of your numbers are missing. They come when you press Run." }</p>
                        }
                        { prose("explanation") }
                    </Section>
                    <Section id="document" title="The documents">
                        { Html::from_html_unchecked(study.html("tables")) }
                        { prose("document") }
                    </Section>
                    <Section id="code" title="Code"><Prose html={still.code.clone()} point={point.clone()} /></Section>
                }
                if turn(Step::Transfer) {
                    <TransferStep state={state.clone()} study={study.clone()} dispatch={dispatch.clone()} cancel={cancel.clone()} point={point.clone()} />
                }
                if turn(Step::Claims) {
                    <Section id={Step::Claims.id()} title={Step::Claims.title()}><Claims study={study.clone()} /></Section>
                }
                { next(state, &still.neighbours) }
            </main>
        </>
    }
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

fn has(record: &overlap_trace::RunRecord, strategy: StrategyId, kind: Option<SpanKind>) -> bool {
    let of = record.results.iter().filter(|result| result.strategy == strategy);
    let mut spans = of.flat_map(|result| &result.repeats).flat_map(|repeat| &repeat.spans);
    spans.any(|span| kind.is_none_or(|kind| span.kind == kind))
}

fn notices(state: &State, dispatch: &Dispatch) -> Html {
    if state.notices.is_empty() {
        return Html::default();
    }
    let notice = |(index, notice): (usize, &overlap_protocol::permalink::Notice)| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(index)));
        html! {
            <li>
                <span><b>{ &notice.part }</b>{ ": " }{ &notice.message }</span>
                <button type="button" class="quiet" {onclick}>{ "Dismiss" }</button>
            </li>
        }
    };
    html! { <div id="notices" role="status"><ul>{ for state.notices.iter().enumerate().map(notice) }</ul></div> }
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
