//! A field for one value: label, input, unit, range, and what is wrong with what was typed.

use crate::lab::{
    Dispatch,
    state::{Action, Field},
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`NumberField`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which field.
    pub field: Field,
    /// Its name.
    pub label: AttrValue,
    /// What was typed.
    pub text: AttrValue,
    /// The values it takes, in words.
    pub hint: AttrValue,
    /// Its unit.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Whether it takes text of any kind, such as addresses.
    #[prop_or_default]
    pub wide: bool,
    /// What an empty field stands for.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Where the text goes.
    pub dispatch: Dispatch,
}

/// The field.
#[component]
pub fn NumberField(props: &Props) -> Html {
    let field = props.field;
    let id = field.dom_id();
    let error_id = field.error_id();
    let hint_id = format!("hint-{id}");
    let described = if props.error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(Action::Type(field, input.value()));
            }
        })
    };
    let invalid = props.error.is_some().then_some("true");
    // A text input keeps whatever was typed; a number input would silently drop what it cannot read.
    let inputmode = if props.wide { "url" } else { "decimal" };
    html! {
        <div class={classes!("field", props.wide.then_some("wide"))}>
            <label class="field-label" for={id.clone()}>{ &props.label }</label>
            <span class="input-row">
                <input
                    type="text" {id} {inputmode} autocomplete="off" spellcheck="false" value={props.text.clone()}
                    placeholder={props.placeholder.clone()} aria-describedby={described} aria-invalid={invalid} {oninput}
                />
                if let Some(unit) = &props.unit {
                    <span class="unit">{ unit }</span>
                }
            </span>
            <span class="hint" id={hint_id}>{ &props.hint }</span>
            if let Some(error) = &props.error {
                <span class="error" id={error_id} role="alert">{ error }</span>
            }
        </div>
    }
}
