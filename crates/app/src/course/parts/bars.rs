//! One bar a strategy, dragged to where the reader expects it. Each is a slider, so that arrow keys move it as well.

use crate::{
    course::state::{Draft, Edit},
    instrument::named,
    model::wording,
};
use overlap_lessons::Unit;
use overlap_record::StrategyId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Steps of a bar.
const STEPS: f64 = 100.0;

/// Bars to be dragged.
pub struct Bars<'a> {
    /// What the bars show.
    pub label: &'static str,
    /// What they count.
    pub unit: Unit,
    /// The strategies.
    pub strategies: &'static [StrategyId],
    /// The longest that a bar can be.
    pub max: f64,
    /// What was entered so far.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
    /// Told what the reader changes.
    pub edit: Callback<Edit>,
}

/// The bars.
pub fn bars(bars: Bars<'_>) -> Html {
    let Bars { label, unit, strategies, max, draft, problem, edit } = bars;
    let row = |(index, strategy): (usize, &StrategyId)| {
        let placed = draft.bars.get(index).copied().flatten();
        // A bar that was not touched shows where its handle is, and no more.
        let value = placed.unwrap_or(max / 2.0);
        let oninput = edit.reform(move |event: InputEvent| {
            let slider = event.target_dyn_into::<HtmlInputElement>();
            Edit::Bar(index, slider.map_or(0.0, |slider| slider.value_as_number()))
        });
        let words = placed.map_or_else(|| "not placed".to_owned(), |value| unit.words(value));
        html! {
            <li key={strategy.name()} data-colour={strategy.name()}>
                { named(*strategy) }
                <span class="drag">
                    <svg class="bar" aria-hidden="true">
                        <rect
                            class={if placed.is_some() { "bar-fill" } else { "bar-ideal" }} y="4" height="16"
                            width={format!("{:.2}%", value / max * 100.0)}
                        />
                    </svg>
                    <input
                        type="range" id={format!("predict-{strategy}")} min="0" max={max.to_string()} step={(max / STEPS).to_string()}
                        value={value.to_string()} aria-label={format!("{}: {label}", wording::name(*strategy))}
                        aria-valuetext={words.clone()} {oninput}
                    />
                </span>
                <span class="bar-value">
                    if placed.is_some() { <b>{ words }</b> } else { <span class="muted">{ "Drag to set" }</span> }
                </span>
            </li>
        }
    };
    html! {
        <div class="predict-bars" role="group" aria-label={label}>
            <p class="field-label">{ label }</p>
            <ul class="bars">{ for strategies.iter().enumerate().map(row) }</ul>
            if let Some(problem) = &problem {
                <p class="error" id="predict-problem" role="alert">{ problem }</p>
            }
        </div>
    }
}
