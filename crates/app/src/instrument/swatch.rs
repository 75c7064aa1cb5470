//! A strategy's colour beside its name.

use crate::model::wording;
use overlap_record::StrategyId;
use yew::prelude::*;

/// A square in the strategy's colour, and its name. The style sheet colours it by `data-strategy`.
pub fn named(strategy: StrategyId) -> Html {
    html! {
        <span class="named">
            <span class="swatch" data-colour={strategy.name()} aria-hidden="true"></span>
            { wording::name(strategy) }
        </span>
    }
}
