//! The lab: what to run, how, and the button that runs it.

use super::{
    advanced::Advanced, experiment::Experiment, machine::Machine, params::ParamFields, run_bar::RunBar,
    share::Share, strategies::Strategies, sweep::sweep_fields, unavailable::unavailable,
};
use crate::{
    browser,
    lab::{
        Dispatch,
        state::{Action, Field, Plan, Problem, State},
    },
    model::Phase,
};
use overlap_record::format;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

/// Narrower than this, the settings start folded, so that the Run button stays on the first screen; CSS pixels.
const FOLD_BELOW_PX: f64 = 600.0;

/// The same within another page, whose author has made the settings: until the results stand beside them.
const FOLD_EMBEDDED_BELOW_PX: f64 = 864.0;

/// Properties of [`Lab`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Starts a run.
    pub run: Callback<Plan>,
    /// Cancels it.
    pub cancel: Callback<()>,
}

/// The form.
#[component]
pub fn Lab(props: &Props) -> Html {
    let Props { state, dispatch, run, cancel } = props;
    let fold_below_px = if state.embed { FOLD_EMBEDDED_BELOW_PX } else { FOLD_BELOW_PX };
    let open = *use_memo((), move |()| browser::viewport_width() >= fold_below_px);
    let submit = {
        let (state, dispatch, run) = (Rc::clone(state), dispatch.clone(), run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if state.phase.is_busy() || state.phase == Phase::Loading {
                return;
            }
            match &state.checked {
                Ok(plan) => {
                    let estimate = plan.estimate(state.cores());
                    if estimate.is_long() && !matches!(state.phase, Phase::Asking(_)) {
                        dispatch.dispatch(Action::Ask(estimate));
                    } else {
                        run.emit(plan.clone());
                    }
                }
                Err(problems) => focus_first(problems),
            }
        })
    };
    let common = (state.clone(), dispatch.clone());
    let (state, dispatch) = common;
    html! {
        <form class="lab" aria-label="Lab" novalidate=true onsubmit={submit}>
            <Experiment form={state.form.clone()} undo={state.undo.is_some()} dispatch={dispatch.clone()} />
            <RunBar state={state.clone()} dispatch={dispatch.clone()} cancel={cancel.clone()} />
            { unavailable(&state) }
            <details id="settings" {open}>
                <summary><span class="summary-title">{ "Settings" }</span>{ " " }<span class="muted">{ in_words(&state) }</span></summary>
                <ParamFields state={state.clone()} dispatch={dispatch.clone()} />
                <Strategies state={state.clone()} dispatch={dispatch.clone()} />
                <Machine state={state.clone()} dispatch={dispatch.clone()} />
                { sweep_fields(&state, &dispatch) }
                <Advanced state={state.clone()} dispatch={dispatch.clone()} />
                <Share {state} {dispatch} />
            </details>
        </form>
    }
}

/// The settings in a line, for when they are folded.
fn in_words(state: &State) -> String {
    match &state.checked {
        Ok(Plan { spec, axis }) => {
            let strategies = format::counted_as(spec.strategies.len() as u64, "strategy", "strategies");
            let tasks = format::counted(spec.tasks.into(), "task");
            let workers = format::counted(spec.workers.into(), "worker");
            let repeats = format::counted(spec.repeats.into(), "repeat");
            let sweep =
                axis.as_ref().map(|axis| format!(", {} points", axis.values.len())).unwrap_or_default();
            format!("{tasks}, {strategies}, {workers}, {repeats}{sweep}")
        }
        Err(_) => String::from("something needs your attention"),
    }
}

/// Puts the cursor into the first field that is wrong, unfolding what hides it.
fn focus_first(problems: &[Problem]) {
    let id = problems
        .iter()
        .find_map(|problem| problem.field)
        .map_or_else(|| String::from("strategy-serial"), Field::dom_id);
    let Some(element) = browser::document().and_then(|document| document.get_element_by_id(&id)) else {
        return;
    };
    let mut outer = element.closest("details").ok().flatten();
    while let Some(details) = outer {
        outer = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
        if let Ok(details) = details.dyn_into::<HtmlDetailsElement>() {
            details.set_open(true);
        }
    }
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
