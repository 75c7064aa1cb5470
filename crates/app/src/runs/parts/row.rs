//! One run of a list: seen by its name, compared by its checkbox, removed by its cross.

use crate::runs::{
    Dispatch,
    state::{Action, Run, View, Which, clipped},
};
use overlap_record::format;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Row`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The run.
    pub run: Run,
    /// Whether it is the one that is seen.
    pub seen: bool,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The run in two lines, and what can be done with it.
#[component]
pub fn Row(props: &Props) -> Html {
    let Props { run, seen, dispatch } = props;
    let id = run.id;
    let does = |action: fn(u32) -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action(id)))
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(Action::Choose(id, input.checked()));
            }
        })
    };
    let spec = &run.record.spec;
    let work = format!("{}, {}", clipped(&spec.workload, 60), format::counted(spec.tasks.into(), "task"));
    let environment = &run.record.environment;
    let machine = if run.is_kept() {
        format::counted(spec.workers.into(), "worker")
    } else {
        format!("{}, {}", environment.browser(), format::counted(environment.cores_reported.into(), "core"))
    };
    let removal = if run.is_kept() { "Forget" } else { "Close" };
    html! {
        <li>
            <input type="checkbox" checked={run.chosen} onchange={choose} aria-label={format!("Compare {}", run.name)} title="Compare" />
            <button type="button" class="run-name" onclick={does(|id| Action::See(View::One(id)))} aria-current={seen.then_some("true")}>
                { &run.name }
                <span class="sub">{ format!("{work}; {machine}") }</span>
            </button>
            <button
                type="button" class="quiet remove" onclick={does(|id| Action::Remove(Which::One(id)))}
                aria-label={format!("{removal} {}", run.name)} title={removal}
            >{ "×" }</button>
        </li>
    }
}
