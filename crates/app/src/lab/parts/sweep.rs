//! What a sweep varies, and over which values.

use super::number_field::NumberField;
use crate::{
    lab::{
        Dispatch,
        state::{Action, Field, State},
    },
    model::quantity,
};
use overlap_protocol::{POINTS, Vary};
use overlap_record::format;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A choice of the quantity, and a field for its values once one is chosen.
pub fn sweep_fields(state: &State, dispatch: &Dispatch) -> Html {
    let form = &state.form;
    let choose = {
        let (dispatch, workload) = (dispatch.clone(), form.workload);
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                dispatch.dispatch(Action::ChooseVary(Vary::named(&select.value(), workload).ok()));
            }
        })
    };
    let option = |vary: Vary| {
        let selected = form.vary.as_ref() == Some(&vary);
        html! {
            <option value={vary.name().to_owned()} {selected}>{ format::capitalised(&quantity::name(&vary, form.workload)) }</option>
        }
    };
    let error = state.problem(Field::SweepValues).map(|problem| AttrValue::from(problem.message.clone()));
    html! {
        <fieldset>
            <legend>{ "Sweep" }</legend>
            <div class="fields">
                <div class="field wide">
                    <label class="field-label" for="sweep-vary">{ "Vary" }</label>
                    <select id="sweep-vary" onchange={choose} aria-describedby="hint-sweep-vary">
                        <option value="" selected={form.vary.is_none()}>{ "nothing: a single run" }</option>
                        { for Vary::all(form.workload).into_iter().map(option) }
                    </select>
                    <span class="hint" id="hint-sweep-vary">{ "One run a value, drawn as a curve." }</span>
                </div>
                if form.vary.is_some() {
                    <NumberField
                        field={Field::SweepValues} label="Values" text={form.values.clone()} wide=true {error} dispatch={dispatch.clone()}
                        hint={format!("{} to {}, separated by commas", POINTS.start(), POINTS.end())}
                    />
                }
            </div>
        </fieldset>
    }
}
