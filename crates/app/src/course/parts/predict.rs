//! The prediction: made, committed, or skipped.

use super::{
    bars::{Bars, bars},
    options::{Options, options},
    scale::{Scale, scale},
    tools::{Tools, tools},
    view::{View, step},
};
use crate::{
    course::state::{Action, Edit, Predicted, Step},
    shell::HandInBox,
};
use overlap_lessons::Prediction;
use yew::prelude::*;

/// The section.
pub fn predict(view: &View) -> Html {
    let state = &view.state;
    step(
        Step::Predict,
        html! {
            <>
                if let Some(attempt) = &state.attempt { <p class="hint" id="activity">{ attempt.name() }</p> }
                { view.prose("predict") }
                if state.predicted == Predicted::Open {
                    <form class="answer" novalidate=true onsubmit={view.submit(Action::Commit)}>
                        { entry(view) }
                        <div class="answer-row">
                            <button type="submit" id="commit" class="primary">{ "Lock in prediction" }</button>
                            <button type="button" id="skip-predict" class="quiet" onclick={view.press(Action::SkipPrediction)}>{ "Skip" }</button>
                        </div>
                    </form>
                } else {
                    <div class="said">
                        <p id="prediction">{ said(view) }</p>
                        if state.can_predict_again() {
                            <button type="button" id="predict-again" class="quiet" onclick={view.press(Action::PredictAgain)}>{ "Predict again" }</button>
                        }
                    </div>
                    if let Some(hand_in) = &view.hand_in { <HandInBox hand_in={hand_in.clone()} /> }
                    { view.prose("predict.after") }
                }
            </>
        },
    )
}

/// What a prediction is entered with.
fn entry(view: &View) -> Html {
    let View { state, study, dispatch, .. } = view;
    let edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |edit: Edit| dispatch.dispatch(Action::Edit(edit)))
    };
    let problem = state.problem.clone().map(AttrValue::from);
    let draft = &state.draft;
    match study.lesson.prediction {
        Prediction::Choice { .. } => options(Options {
            name: "predict-option",
            label: "Your prediction",
            texts: &study.options("predict"),
            chosen: draft.choice,
            choose: edit.reform(Edit::Choose),
            problem,
        }),
        Prediction::Scale { label, unit, min, max, logarithmic, .. } => {
            scale(Scale { label, unit, ends: [min, max], logarithmic, draft, problem, edit })
        }
        Prediction::Bars { label, unit, strategies, max, .. } => {
            bars(Bars { label, unit, strategies, max, draft, problem, edit })
        }
        Prediction::Tools { tools: all, .. } => {
            tools(Tools { tools: all, titles: &study.options("predict"), draft, problem, edit })
        }
    }
}

fn said(view: &View) -> String {
    let View { state, study, .. } = view;
    let earlier = !state.runs.has_begun() && state.earlier.answer.as_ref() == state.answer();
    match study.value("prediction") {
        Some(prediction) if earlier && state.earlier.answer.is_some() => {
            format!("You predicted {prediction} on an earlier visit.")
        }
        Some(prediction) => format!("You predicted {prediction}."),
        None => "You skipped the prediction.".to_owned(),
    }
}
