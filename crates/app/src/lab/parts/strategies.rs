//! Which strategies to compare. One that cannot run here stays visible; beside the Run button it is said why.

use super::view::View;
use crate::{instrument::named, lab::state::Action, model::wording, shell::ticked};
use overlap_record::StrategyId;
use yew::prelude::*;

/// One checkbox a strategy.
pub fn strategies(view: &View) -> Html {
    let state = &view.state;
    let choice = |strategy: StrategyId| {
        let onchange = ticked(&view.dispatch, move |wanted| Action::ChooseStrategy(strategy, wanted));
        let refusal = state.shell.capabilities.as_ref().and_then(|found| found.refusal(strategy));
        let disabled = refusal.is_some();
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
    let problems = state.checked.as_ref().err();
    let none = problems.and_then(|problems| problems.iter().find(|problem| problem.field.is_none()));
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
