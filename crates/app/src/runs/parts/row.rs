//! One run of a list: seen by its name, compared by its checkbox, removed by its cross.

use super::view::View;
use crate::{
    runs::state::{Action, OpenedRun, Seen, Which, clipped},
    shell::ticked,
};
use overlap_record::format;
use yew::prelude::*;

/// The run in two lines, and what can be done with it.
pub fn row(view: &View, run: &OpenedRun) -> Html {
    let id = run.id;
    let seen = view.state.seen == Seen::One(id);
    let choose = ticked(&view.dispatch, move |chosen| Action::Choose(id, chosen));
    let spec = &run.record.spec;
    let work = format!("{}, {}", clipped(&spec.work(), 60), format::counted(spec.tasks.into(), "task"));
    let environment = &run.record.environment;
    let machine = if run.is_kept() {
        format::counted(spec.workers.into(), "worker")
    } else {
        format!("{}, {}", environment.browser(), format::counted(environment.cores_reported.into(), "core"))
    };
    let removal = if run.is_kept() { "Forget" } else { "Close" };
    html! {
        <li key={id}>
            <input type="checkbox" checked={run.chosen} onchange={choose} aria-label={format!("Compare {}", run.name)} title="Compare" />
            <button type="button" class="run-name" onclick={view.press(Action::See(Seen::One(id)))} aria-current={seen.then_some("true")}>
                { &run.name }
                <span class="sub">{ format!("{work}; {machine}") }</span>
            </button>
            <button
                type="button" class="quiet remove" onclick={view.press(Action::Remove(Which::One(id)))}
                aria-label={format!("{removal} {}", run.name)} title={removal}
            >{ "×" }</button>
        </li>
    }
}
