//! Which strategies to compare. One that cannot run here stays visible; [`super::unavailable`] says why.

use crate::{
    instrument::named,
    lab::{
        Dispatch,
        state::{Action, State},
    },
    model::wording,
};
use overlap_record::StrategyId;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Strategies`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// One checkbox a strategy.
#[component]
pub fn Strategies(props: &Props) -> Html {
    let state = &props.state;
    let refusal =
        |strategy: StrategyId| state.capabilities.as_ref().and_then(|found| found.refusal(strategy));
    let choice = |strategy: StrategyId| {
        let dispatch = props.dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(Action::ChooseStrategy(strategy, input.checked()));
            }
        });
        let disabled = refusal(strategy).is_some();
        let id = format!("strategy-{strategy}");
        let about = format!("about-{strategy}");
        html! {
            <li class={classes!(disabled.then_some("unavailable"))}>
                <label for={id.clone()}>
                    <input
                        type="checkbox" {id} {disabled} {onchange} aria-describedby={about.clone()}
                        checked={state.form.strategies.contains(&strategy)}
                    />
                    { named(strategy) }
                </label>
                <span class="gloss" id={about}>{ wording::gloss(strategy) }</span>
            </li>
        }
    };
    let none = state
        .checked
        .as_ref()
        .err()
        .and_then(|problems| problems.iter().find(|problem| problem.field.is_none()));
    html! {
        <fieldset>
            <legend>{ "Strategies" }</legend>
            <ul class="strategies">{ for StrategyId::all().map(choice) }</ul>
            if let Some(problem) = none {
                <p class="error" id="error-strategies" role="alert">{ &problem.message }</p>
            }
        </fieldset>
    }
}
