//! The list of strategies on the page that shows how to embed a lab.

use overlap_record::StrategyId;

/// Where the page lists them.
pub const STRATEGIES_SLOT: &str = "<!-- strategies -->";

/// How many are chosen at first: enough to compare, and few enough that a first run is short.
const CHOSEN: usize = 3;

/// A box to tick a strategy, in the table's order.
#[must_use]
pub fn strategy_boxes() -> String {
    let label = |(index, id): (usize, StrategyId)| {
        let checked = if index < CHOSEN { " checked" } else { "" };
        format!(
            "<label class=\"choice\"><input type=\"checkbox\" name=\"strategy\" value=\"{id}\"{checked} /> {}</label>\n",
            id.title()
        )
    };
    StrategyId::all().enumerate().map(label).collect()
}
