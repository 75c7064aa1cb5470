//! The lists of workloads and strategies on the page that shows how to embed a lab.

use crate::text::escaped;
use overlap_protocol::workloads::{self, Workload};
use overlap_record::StrategyId;

/// Where the page lists the workloads.
pub const WORKLOADS_SLOT: &str = "<!-- workloads -->";

/// Where the page lists the strategies.
pub const STRATEGIES_SLOT: &str = "<!-- strategies -->";

/// The workload that is chosen at first: its tasks compute, so that cores show.
const CHOSEN_WORKLOAD: &str = "long_comp";

/// How many strategies are chosen at first: enough to compare, and few enough that a first run is short.
const CHOSEN: usize = 3;

/// An option for each workload, in the catalogue's order, then for code of one's own.
#[must_use]
pub fn workload_options() -> String {
    let option = |workload: &&Workload| {
        let selected = if workload.id == CHOSEN_WORKLOAD { " selected" } else { "" };
        let (id, title) = (workload.id, escaped(workload.title));
        format!("<option value=\"{id}\"{selected}>{id}: {title}</option>\n")
    };
    workloads::all().iter().chain([&workloads::own()]).map(option).collect()
}

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
