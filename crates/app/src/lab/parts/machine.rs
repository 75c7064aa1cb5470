//! How many workers, how often, and whether each repeat starts a pool of its own.

use super::number_field::NumberField;
use crate::lab::{
    Dispatch,
    state::{Action, Field, State},
};
use overlap_protocol::convert::{REPEATS, WORKERS};
use overlap_record::Pool;
use std::{ops::RangeInclusive, rc::Rc};
use yew::prelude::*;

/// Properties of [`Machine`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The fields about the machine.
#[component]
pub fn Machine(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let error = |field| state.problem(field).map(|problem| AttrValue::from(problem.message.clone()));
    let radio = |pool: Pool, id: &'static str, label: &'static str| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::ChoosePool(pool)));
        html! {
            <label class="choice"><input type="radio" name="pool" {id} checked={state.form.pool == pool} {onchange} />{ label }</label>
        }
    };
    let cores = match &state.capabilities {
        Some(capabilities) => {
            format!("{}; this browser reports {} cores", range(&WORKERS), capabilities.cores)
        }
        None => range(&WORKERS),
    };
    html! {
        <fieldset>
            <legend>{ "The machine" }</legend>
            <div class="fields">
                <NumberField
                    field={Field::Workers} label="Workers" text={state.form.workers.clone()} hint={cores}
                    error={error(Field::Workers)} dispatch={dispatch.clone()}
                />
                <NumberField
                    field={Field::Repeats} label="Repeats" text={state.form.repeats.clone()} hint={range(&REPEATS)}
                    error={error(Field::Repeats)} dispatch={dispatch.clone()}
                />
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
