//! How many workers, how often, and whether each repeat starts a pool of its own.

use super::{
    number_field::{NumberField, number_field},
    view::View,
};
use crate::lab::state::{Action, Field};
use overlap_protocol::convert::{REPEATS, WORKERS};
use overlap_record::Pool;
use std::ops::RangeInclusive;
use yew::prelude::*;

/// The fields about the machine.
pub fn machine(view: &View) -> Html {
    let state = &view.state;
    let radio = |pool: Pool, id: &'static str, label: &'static str| {
        let onchange = view.on::<Event>(Action::ChoosePool(pool));
        html! {
            <label class="choice"><input type="radio" name="pool" {id} checked={state.form.pool == pool} {onchange} />{ label }</label>
        }
    };
    let workers = match &state.shell.capabilities {
        Some(capabilities) => {
            format!("{}; cores that this browser reports: {}", range(&WORKERS), capabilities.cores)
        }
        None => range(&WORKERS),
    };
    html! {
        <fieldset>
            <legend>{ "The machine" }</legend>
            <div class="fields">
                { number_field(view, NumberField::new(Field::Workers, "Workers", workers)) }
                { number_field(view, NumberField::new(Field::Repeats, "Repeats", range(&REPEATS))) }
            </div>
            <div class="pool" role="radiogroup" aria-labelledby="pool-label">
                <span class="field-label" id="pool-label">{ "Worker pool" }</span>
                { radio(Pool::Fresh, "pool-fresh", "Fresh for each repeat") }
                { radio(Pool::Reused, "pool-reused", "Started once, reused") }
            </div>
        </fieldset>
    }
}

/// A range of whole numbers in words.
pub fn range(range: &RangeInclusive<u32>) -> String {
    format!("{} to {}", range.start(), range.end())
}
