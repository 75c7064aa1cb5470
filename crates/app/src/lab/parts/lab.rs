//! The lab: what to run, how, and the button that runs it.

use super::{
    advanced::advanced,
    exercise::class_link,
    experiment::experiment,
    machine::machine,
    params::params,
    run_bar::run_bar,
    share::share,
    strategies::strategies,
    sweep::sweep,
    view::{Stage, View},
};
use crate::{
    browser,
    instrument::fold,
    lab::state::{Action, Field, Plan, Problem, State},
    model::Phase,
    shell::{Shell, refusals},
};
use overlap_record::format;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement};
use yew::prelude::*;

/// Narrower than this, the settings start folded, so that the Run button stays on the first screen; CSS pixels.
const FOLD_BELOW_PX: f64 = 600.0;

/// The same within another page, whose author has made the settings: until the results stand beside them.
const FOLD_EMBEDDED_BELOW_PX: f64 = 864.0;

/// Whether the settings start unfolded.
pub fn starts_unfolded(shell: &Shell) -> bool {
    let least_px = if shell.embed { FOLD_EMBEDDED_BELOW_PX } else { FOLD_BELOW_PX };
    !shell.is_compact() && browser::viewport_width() >= least_px
}

/// Whether the advanced settings start unfolded, since one of them is set.
pub fn starts_advanced(state: &State) -> bool {
    state.form.fault.is_some() || !state.form.threads.is_empty() || !state.form.chunk.is_empty()
}

/// The form. `unfolded` and `advanced_unfolded` are how its settings started.
pub fn lab(view: &View, unfolded: bool, advanced_unfolded: bool) -> Html {
    let state = &view.state;
    let onsubmit = {
        let view = view.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            submit(&view);
        })
    };
    let compact = state.shell.is_compact();
    html! {
        <form class="lab" aria-label="Lab" novalidate=true {onsubmit}>
            if !compact { { experiment(view) } }
            if view.stage >= Stage::Run {
                { run_bar(view) }
                { unavailable(state) }
                <details id="settings" open={unfolded}>
                    <summary><span class="summary-title">{ title(state) }</span>{ " " }<span class="muted">{ in_words(state) }</span></summary>
                    if compact { { experiment(view) } }
                    if view.stage >= Stage::Settings {
                        { params(view) }
                        { strategies(view) }
                    }
                    if view.stage >= Stage::Machine { { machine(view) } }
                    if view.stage >= Stage::MoreSettings {
                        { sweep(view) }
                        { advanced(view, advanced_unfolded) }
                    }
                    if view.stage >= Stage::Share {
                        { share(view) }
                        { class_link(view) }
                    }
                </details>
            }
        </form>
    }
}

/// Runs what the form asks for. A long run is asked about first; a form that is wrong gets the cursor where it is.
pub fn submit(view: &View) {
    let shell = &view.state.shell;
    if shell.phase.is_busy() || shell.phase == Phase::Loading {
        return;
    }
    match &view.state.checked {
        Ok(plan) => {
            let estimate = plan.estimate(shell.cores());
            if estimate.is_long() && !matches!(shell.phase, Phase::Asking(_)) {
                view.dispatch.dispatch(Action::Ask(estimate));
            } else {
                view.run.emit(plan.clone());
            }
        }
        Err(problems) => focus_first(problems),
    }
}

/// Why strategies cannot run here. It stands beside the Run button, since the settings may be folded.
fn unavailable(state: &State) -> Html {
    let reasons = refusals(
        "unavailable",
        &state.shell,
        |_| true,
        Html::default(),
        "Open these settings in a new tab",
        &state.address(),
    );
    match reasons {
        Some(reasons) => fold(
            state.shell.is_compact() && state.shell.nothing_runs().is_none(),
            "What cannot run here",
            reasons,
        ),
        None => Html::default(),
    }
}

/// What the settings are called: where they are all that tells what is run, by that.
fn title(state: &State) -> &'static str {
    if state.shell.is_compact() { state.form.workload().title } else { "Settings" }
}

/// The settings in a line, for when they are folded.
fn in_words(state: &State) -> String {
    match &state.checked {
        Ok(Plan { spec, axis }) => {
            let strategies = format::counted_as(spec.strategies.len() as u64, "strategy", "strategies");
            let language = if spec.lang.is_rust() { "" } else { "Python, " };
            let tasks = format::counted(spec.tasks.into(), "task");
            let workers = format::counted(spec.workers.into(), "worker");
            let repeats = format::counted(spec.repeats.into(), "repeat");
            let sweep =
                axis.as_ref().map(|axis| format!(", {} points", axis.values.len())).unwrap_or_default();
            format!("{language}{tasks}, {strategies}, {workers}, {repeats}{sweep}")
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
