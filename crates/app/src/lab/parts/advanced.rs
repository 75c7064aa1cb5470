//! Settings that a first run does not need.

use super::{
    machine::range,
    number_field::{NumberField, number_field},
    view::View,
};
use crate::{
    lab::state::{Action, Field},
    shell::chosen,
};
use overlap_protocol::{
    convert::{CHUNK, THREADS, WARMUP},
    permalink::{FAULTS, fault_name},
};
use overlap_record::FaultKind;
use yew::prelude::*;

/// Threads, chunks, warm-up, seed, and making a task fail. It unfolds by itself where something in it is wrong.
pub fn advanced(view: &View, open: bool) -> Html {
    let form = &view.state.form;
    let choose_fault = chosen(&view.dispatch, |name| {
        let kind = FAULTS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        Some(Action::ChooseFault(kind))
    });
    let wrong =
        view.state.checked.as_ref().err().is_some_and(|problems| {
            problems.iter().any(|problem| problem.field.is_some_and(Field::is_advanced))
        });
    let fault = form.fault.map_or("none", fault_name);
    let option = |name: &'static str, label: &'static str| {
        html! { <option value={name} selected={name == fault}>{ label }</option> }
    };
    let threads = NumberField::new(Field::Threads, "GIL threads", range(&THREADS));
    let chunk = format!("{}; how many tasks `rayon` and `isolated` hand out at a time", range(&CHUNK));
    let chunk = NumberField::new(Field::Chunk, "Tasks per chunk", chunk);
    let seed = "0 to 2⁵³ − 1; sets the order of the strategies and the random data";
    html! {
        <details class="advanced" open={open || wrong}>
            <summary>{ "Advanced" }</summary>
            <div class="fields">
                { number_field(view, NumberField { placeholder: Some("one per task"), ..threads }) }
                { number_field(view, NumberField { placeholder: Some("automatic"), ..chunk }) }
                { number_field(view, NumberField::new(Field::Warmup, "Warm-up passes", range(&WARMUP))) }
                { number_field(view, NumberField::new(Field::Seed, "Seed", seed)) }
                <div class="field">
                    <label class="field-label" for="fault-kind">{ "Make a task fail" }</label>
                    <select id="fault-kind" onchange={choose_fault}>
                        { option("none", "no") }
                        { for FAULTS.iter().map(|(name, kind)| option(name, fault_words(*kind))) }
                    </select>
                    <span class="hint">{ "to see what happens to the others" }</span>
                </div>
                if form.fault.is_some() {
                    { number_field(view, NumberField::new(Field::FaultTask, "Which task", "its index, from 0")) }
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
