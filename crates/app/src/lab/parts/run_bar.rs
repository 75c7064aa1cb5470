//! Run, Cancel, and how far the run is, in words.

use crate::{
    lab::{
        Dispatch,
        state::{Action, Field, State},
    },
    model::{Phase, Progress, wording},
};
use overlap_record::format;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`RunBar`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Cancels the run.
    pub cancel: Callback<()>,
}

/// The one button that matters. Run is the form's submit button, so that Enter in any field runs.
#[component]
pub fn RunBar(props: &Props) -> Html {
    let Props { state, dispatch, cancel } = props;
    let busy = state.phase.is_busy();
    let cancelling = state.phase == Phase::Cancelling;
    let nothing_runs = state.capabilities.as_ref().is_some_and(|found| found.workers.is_err());
    let oncancel = cancel.reform(|_: MouseEvent| ());
    let decline = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Decline))
    };
    html! {
        <div class="run-bar">
            <div class="run-row">
                if let Phase::Asking(estimate) = &state.phase {
                    <div class="confirm" role="group" aria-label="Confirm a long run">
                        <p>{ format!("This run will take about {}.", estimate.words()) }</p>
                        <button type="submit" id="confirm-run" class="primary">{ "Run anyway" }</button>
                        <button type="button" onclick={decline}>{ "Not now" }</button>
                    </div>
                } else {
                    <button type="submit" id="run" class="primary" disabled={busy || state.phase == Phase::Loading || nothing_runs}>{ "Run" }</button>
                    <button type="button" id="cancel" onclick={oncancel} disabled={!busy || cancelling} hidden={!busy}>{ "Cancel" }</button>
                }
                <p id="progress" role="status" class={classes!(matches!(state.phase, Phase::Failed(_)).then_some("error"))}>
                    { words(state) }
                </p>
            </div>
            { meter(&state.phase) }
        </div>
    }
}

fn meter(phase: &Phase) -> Html {
    match phase {
        Phase::Running(Progress { done, total, .. }) if *total > 0 => html! {
            <progress max={total.to_string()} value={done.to_string()} aria-label="Repeats done"></progress>
        },
        Phase::Queued | Phase::Running(_) | Phase::Cancelling => {
            html! { <progress aria-label="Working"></progress> }
        }
        _ => Html::default(),
    }
}

fn words(state: &State) -> String {
    match &state.phase {
        Phase::Loading => String::from("Finding out what this browser can do …"),
        Phase::Asking(_) => String::new(),
        Phase::Running(Progress { at: Some((strategy, stage)), done, total }) => {
            let repeats = state.asked.as_ref().map_or(1, |spec| spec.repeats);
            let point =
                state.points.as_ref().map(|points| format!(", {}", points.in_words())).unwrap_or_default();
            format!("{}{point} ({done} of {total} done)", wording::stage(*strategy, *stage, repeats))
        }
        Phase::Queued => String::from("Another lab is running; this one comes next …"),
        Phase::Running(_) => String::from("Starting …"),
        Phase::Cancelling => String::from("Cancelling …"),
        Phase::Cancelled { after_ms } => {
            let kept = match &state.points {
                Some(points) => format!(" {} of {} points are kept.", points.measured(), points.total()),
                None => String::new(),
            };
            format!("Cancelled; ready again after {}.{kept}", format::ms(*after_ms))
        }
        Phase::Failed(message) => message.clone(),
        Phase::Idle | Phase::Done => match &state.checked {
            Err(problems) => {
                let names: Vec<_> =
                    problems.iter().map(|problem| problem.field.map_or("strategies", Field::name)).collect();
                format!("Cannot run yet; see {}.", format::list(&names))
            }
            Ok(plan) if state.phase == Phase::Idle => {
                format!("Takes about {}.", plan.estimate(state.cores()).words())
            }
            Ok(_) => String::from("Done."),
        },
    }
}
