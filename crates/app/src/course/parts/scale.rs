//! A number on a scale: a slider, and a field beside it that says the same.

use crate::course::state::{Draft, Edit, STEPS, step_of, unit_name};
use overlap_lessons::Unit;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A scale.
pub struct Scale<'a> {
    /// What the number is.
    pub label: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// The scale's ends.
    pub ends: [f64; 2],
    /// Whether equal distances are equal factors.
    pub logarithmic: bool,
    /// What was entered so far.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
    /// Told what the reader changes.
    pub edit: Callback<Edit>,
}

/// The slider and the field.
pub fn scale(scale: Scale<'_>) -> Html {
    let Scale { label, unit, ends, logarithmic, draft, problem, edit } = scale;
    let number = draft.number();
    let step = number.map_or(STEPS / 2.0, |number| step_of(number, ends, logarithmic));
    let spoken = number.map_or_else(|| "not set".to_owned(), |number| unit.words(number));
    let slide = edit.reform(|event: InputEvent| {
        let slider = event.target_dyn_into::<HtmlInputElement>();
        Edit::Slide(slider.map_or(STEPS / 2.0, |slider| slider.value_as_number()))
    });
    let typed = edit.reform(|event: InputEvent| {
        Edit::Type(event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default())
    });
    let described = if problem.is_some() { "predict-ends predict-problem" } else { "predict-ends" };
    html! {
        <div class="scale field">
            <label class="field-label" for="predict-number">{ label }</label>
            <input
                type="range" id="predict-slider" class={classes!(number.is_none().then_some("unset"))} min="0" max={STEPS.to_string()} step="1"
                value={step.to_string()} aria-label={label} aria-valuetext={spoken} oninput={slide}
            />
            <span class="ends" id="predict-ends">
                <span>{ unit.words(ends[0]) }</span>
                if logarithmic {
                    <span class="muted">{ "Logarithmic scale" }</span>
                }
                <span>{ unit.words(ends[1]) }</span>
            </span>
            <span class="input-row">
                <input
                    type="text" id="predict-number" inputmode="decimal" autocomplete="off" spellcheck="false" value={draft.text.clone()}
                    aria-describedby={described} aria-invalid={problem.is_some().then_some("true")} oninput={typed}
                />
                <span class="unit">{ unit_name(unit) }</span>
            </span>
            if let Some(problem) = &problem {
                <span class="error" id="predict-problem" role="alert">{ problem }</span>
            }
        </div>
    }
}
