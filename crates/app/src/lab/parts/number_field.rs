//! A field for one value: label, input, unit, range, and what is wrong with what was typed.

use super::view::View;
use crate::{
    lab::state::{Action, Field},
    shell::typed,
};
use yew::prelude::*;

/// A field.
pub struct NumberField {
    /// Which field.
    pub field: Field,
    /// Its name.
    pub label: &'static str,
    /// The values it takes, in words.
    pub hint: String,
    /// Its unit.
    pub unit: Option<&'static str>,
    /// Whether it takes text of any kind, such as addresses.
    pub wide: bool,
    /// What an empty field stands for.
    pub placeholder: Option<&'static str>,
}

impl NumberField {
    /// A field without a unit.
    pub fn new(field: Field, label: &'static str, hint: impl Into<String>) -> Self {
        Self { field, label, hint: hint.into(), unit: None, wide: false, placeholder: None }
    }
}

/// The field, with what was typed into it.
pub fn number_field(view: &View, number: NumberField) -> Html {
    let NumberField { field, label, hint, unit, wide, placeholder } = number;
    let error = view.error(field);
    let id = field.dom_id();
    let error_id = field.error_id();
    let hint_id = format!("hint-{id}");
    let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let oninput = typed(&view.dispatch, move |text| Action::Type(field, text));
    let value = view.state.form.text(field).to_owned();
    // A text input keeps whatever was typed; a number input drops what it cannot read, without a word.
    let inputmode = if wide { "url" } else { "decimal" };
    html! {
        <div class={classes!("field", wide.then_some("wide"))} key={id.clone()}>
            <label class="field-label" for={id.clone()}>{ label }</label>
            <span class="input-row">
                <input
                    type="text" {id} {inputmode} autocomplete="off" spellcheck="false" {value} {placeholder} aria-describedby={described}
                    aria-invalid={error.is_some().then_some("true")} {oninput}
                />
                if let Some(unit) = unit {
                    <span class="unit">{ unit }</span>
                }
            </span>
            <span class="hint" id={hint_id}>{ hint }</span>
            if let Some(error) = error {
                <span class="error" id={error_id} role="alert">{ error }</span>
            }
        </div>
    }
}
