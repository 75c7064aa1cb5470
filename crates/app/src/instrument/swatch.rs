//! A strategy's colour beside its name.

use crate::model::wording;
use overlap_trace::StrategyId;
use yew::prelude::*;

/// Properties of [`Named`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which strategy.
    pub strategy: StrategyId,
}

/// The same as a component.
#[component]
pub fn Named(props: &Props) -> Html {
    named(props.strategy)
}

/// A square in the strategy's colour, and its name. The style sheet colours it by `data-strategy`.
pub fn named(strategy: StrategyId) -> Html {
    html! {
        <span class="named">
            <span class="swatch" data-colour={strategy.name()} aria-hidden="true"></span>
            { wording::name(strategy) }
        </span>
    }
}
