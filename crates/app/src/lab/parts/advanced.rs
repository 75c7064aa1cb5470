//! Settings that a first run does not need.

use super::{machine::range, number_field::NumberField};
use crate::lab::{
    Dispatch,
    state::{Action, Field, State},
};
use overlap_protocol::{
    convert::{THREADS, WARMUP},
    permalink::{FAULTS, fault_name},
};
use overlap_record::FaultKind;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Properties of [`Advanced`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// Threads, warm-up, seed, and making a task fail. It unfolds by itself when something in it is set or wrong.
#[component]
pub fn Advanced(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let form = &state.form;
    let error = |field| state.problem(field).map(|problem| AttrValue::from(problem.message.clone()));
    let choose_fault = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let kind = FAULTS.iter().find(|(name, _)| *name == select.value()).map(|(_, kind)| *kind);
                dispatch.dispatch(Action::ChooseFault(kind));
            }
        })
    };
    let wrong =
        state.checked.as_ref().err().is_some_and(|problems| {
            problems.iter().any(|problem| problem.field.is_some_and(Field::is_advanced))
        });
    let open = *use_memo((), |()| form.fault.is_some() || !form.threads.is_empty()) || wrong;
    let chosen = form.fault.map_or("none", fault_name);
    let option = |name: &'static str, label: &'static str| {
        html! { <option value={name} selected={name == chosen}>{ label }</option> }
    };
    html! {
        <details class="advanced" {open}>
            <summary>{ "Advanced" }</summary>
            <div class="fields">
                <NumberField
                    field={Field::Threads} label="GIL threads" text={form.threads.clone()} hint={range(&THREADS)}
                    placeholder="one a task" error={error(Field::Threads)} dispatch={dispatch.clone()}
                />
                <NumberField
                    field={Field::Warmup} label="Warm-up passes" text={form.warmup.clone()} hint={range(&WARMUP)}
                    error={error(Field::Warmup)} dispatch={dispatch.clone()}
                />
                <NumberField
                    field={Field::Seed} label="Seed" text={form.seed.clone()}
                    hint="0 to 2⁵³ − 1; orders the strategies, makes random data"
                    error={error(Field::Seed)} dispatch={dispatch.clone()}
                />
                <div class="field">
                    <label class="field-label" for="fault-kind">{ "Make a task fail" }</label>
                    <select id="fault-kind" onchange={choose_fault}>
                        { option("none", "no") }
                        { for FAULTS.iter().map(|(name, kind)| option(name, fault_words(*kind))) }
                    </select>
                    <span class="hint">{ "to see what becomes of the others" }</span>
                </div>
                if form.fault.is_some() {
                    <NumberField
                        field={Field::FaultTask} label="Which task" text={form.fault_task.clone()}
                        hint="its index, from 0" error={error(Field::FaultTask)} dispatch={dispatch.clone()}
                    />
                }
            </div>
        </details>
    }
}

const fn fault_words(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Error => "by an error",
        FaultKind::Panic => "by a panic",
        FaultKind::Trap => "by a trap",
        FaultKind::Memory => "out of memory",
    }
}
