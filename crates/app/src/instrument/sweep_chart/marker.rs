//! A shape a strategy, since colour alone tells too little.

use overlap_trace::StrategyId;
use yew::prelude::*;

/// The strategy's shape around the origin.
pub fn marker(strategy: StrategyId) -> Html {
    let path = match strategy {
        StrategyId::Serial => "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
        StrategyId::Async => "M0-5.4L5.2 4.2H-5.2Z",
        StrategyId::Rayon => "M0-6L5.6 0L0 6L-5.6 0Z",
        StrategyId::Isolated => "M-4.4-4.4H4.4V4.4H-4.4Z",
        StrategyId::Gil => "M-5-2.6L-2.6-5L0-2.4L2.6-5L5-2.6L2.4 0L5 2.6L2.6 5L0 2.4L-2.6 5L-5 2.6L-2.4 0Z",
    };
    html! { <path class="dot" d={path} /> }
}
