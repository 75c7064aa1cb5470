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

/// A square in the strategy's colour, and its name. The style sheet colours it by `data-strategy`.
#[component]
pub fn Named(props: &Props) -> Html {
    let strategy = props.strategy;
    html! {
        <span class="named">
            <span class="swatch" data-colour={strategy.name()} aria-hidden="true"></span>
            { wording::name(strategy) }
        </span>
    }
}
