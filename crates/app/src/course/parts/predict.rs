//! The prediction: made, committed, or skipped.

use super::{
    bars::PredictBars,
    options::Options,
    prose::{Pointer, Prose},
    scale::Scale,
    section::Section,
};
use crate::{
    course::{
        Dispatch,
        state::{Action, Edit, Predicted, State, Step},
        study::Study,
    },
    model::Same,
};
use overlap_lessons::Prediction;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Predict`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Told what a link points at.
    pub point: Callback<Pointer>,
}

/// The section.
#[component]
pub fn Predict(props: &Props) -> Html {
    let Props { state, study, dispatch, point } = props;
    let on = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let commit = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.dispatch(Action::Commit);
        })
    };
    let question = study.html("predict");
    let after = study.html("predict.after");
    let again = !state.phase.is_busy() && !state.runs.has_begun();
    html! {
        <Section id={Step::Predict.id()} title={Step::Predict.title()}>
            <Prose html={question} point={point.clone()} />
            if state.predicted == Predicted::Open {
                <form class="answer" novalidate=true onsubmit={commit}>
                    { entry(props) }
                    <div class="answer-row">
                        <button type="submit" id="commit" class="primary">{ "That is my prediction" }</button>
                        <button type="button" id="skip-predict" class="quiet" onclick={on(Action::SkipPrediction)}>{ "Skip" }</button>
                    </div>
                </form>
            } else {
                <div class="said">
                    <p id="prediction">{ said(state, study) }</p>
                    if again {
                        <button type="button" id="predict-again" class="quiet" onclick={on(Action::PredictAgain)}>{ "Predict again" }</button>
                    }
                </div>
                if !after.is_empty() {
                    <Prose html={after} point={point.clone()} />
                }
            }
        </Section>
    }
}

/// What a prediction is entered with.
fn entry(props: &Props) -> Html {
    let Props { state, study, dispatch, .. } = props;
    let edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |edit: Edit| dispatch.dispatch(Action::Edit(edit)))
    };
    let problem = state.problem.clone().map(AttrValue::from);
    let draft = state.draft.clone();
    match study.lesson.prediction {
        Prediction::Choice { .. } => {
            let texts = study.options("predict");
            html! {
                <Options name="predict-option" label="Your prediction" {texts} chosen={draft.choice} {problem} choose={edit.reform(Edit::Choose)} />
            }
        }
        Prediction::Scale { label, unit, min, max, logarithmic, .. } => {
            html! { <Scale {label} {unit} ends={[min, max]} {logarithmic} {draft} {problem} {edit} /> }
        }
        Prediction::Bars { label, unit, strategies, max, .. } => {
            html! { <PredictBars {label} {unit} {strategies} {max} {draft} {problem} {edit} /> }
        }
    }
}

fn said(state: &State, study: &Study) -> String {
    let earlier = !state.runs.has_begun() && state.earlier.answer.as_ref() == state.answer();
    match study.value("prediction") {
        Some(prediction) if earlier && state.earlier.answer.is_some() => {
            format!("You predicted {prediction} on an earlier visit.")
        }
        Some(prediction) => format!("You predicted {prediction}."),
        None => "You skipped the prediction.".to_owned(),
    }
}
