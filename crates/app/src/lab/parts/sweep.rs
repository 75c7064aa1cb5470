//! What a sweep varies, and over which values.

use super::{
    number_field::{NumberField, number_field},
    view::View,
};
use crate::{
    lab::state::{Action, Field},
    model::quantity,
    shell::chosen,
};
use overlap_protocol::{POINTS, Vary};
use yew::prelude::*;

/// A choice of the quantity, and a field for its values once one is chosen.
pub fn sweep(view: &View) -> Html {
    let form = &view.state.form;
    let workload = form.workload;
    let mut quantities = form.quantities();
    // A number that the code declares no more stays chosen, with what is wrong, until it is back or another is chosen.
    if let Some(vary) = form.vary.as_ref().filter(|vary| !quantities.contains(vary)) {
        quantities.push(vary.clone());
    }
    let option = |vary: &Vary| {
        let selected = form.vary.as_ref() == Some(vary);
        html! {
            <option value={vary.name().to_owned()} {selected}>{ quantity::title(vary, workload) }</option>
        }
    };
    let options: Vec<Html> = quantities.iter().map(option).collect();
    let choose = chosen(&view.dispatch, move |name| {
        Some(Action::ChooseVary(quantities.iter().find(|vary| vary.name() == name).cloned()))
    });
    let hint = format!("{} to {}, separated by commas", POINTS.start(), POINTS.end());
    let values = NumberField { wide: true, ..NumberField::new(Field::SweepValues, "Values", hint) };
    html! {
        <fieldset>
            <legend>{ "Sweep" }</legend>
            <div class="fields">
                <div class="field wide">
                    <label class="field-label" for="sweep-vary">{ "Vary" }</label>
                    <select id="sweep-vary" onchange={choose} aria-describedby="hint-sweep-vary">
                        <option value="" selected={form.vary.is_none()}>{ "nothing: a single run" }</option>
                        { for options }
                    </select>
                    <span class="hint" id="hint-sweep-vary">{ "One run per value, plotted as a curve." }</span>
                </div>
                if form.vary.is_some() {
                    { number_field(view, values) }
                }
            </div>
        </fieldset>
    }
}
