//! Runs side by side.

use crate::{components::swatch::Named, state::Entry};
use overlap_trace::{
    RunRecord,
    compare::{Cell, compare},
    format,
};
use yew::prelude::*;

/// Properties of [`Comparison`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The runs; the first is what the others are compared with.
    pub runs: Vec<Entry>,
}

/// A table with a column a run and a row a strategy.
#[component]
pub fn Comparison(props: &Props) -> Html {
    let records: Vec<&RunRecord> = props.runs.iter().map(|entry| &*entry.record).collect();
    let table = compare(&records);
    let head = |entry: &Entry| {
        let spec = &entry.record.spec;
        html! {
            <th scope="col" class="number">
                { &entry.name }
                <span class="sub">{ format!("{}, {}", spec.workload, format::counted(spec.tasks.into(), "task")) }</span>
                <span class="sub">{ entry.record.environment.summary() }</span>
            </th>
        }
    };
    let cell = |cell: &Option<Cell>| match cell {
        None => html! { <td class="number">{ "–" }</td> },
        Some(Cell { median_ms, to_first, .. }) => html! {
            <td class="number">
                { format::ms(*median_ms) }
                if let Some(ratio) = to_first {
                    <span class="sub">{ format!("{} of the first", format::ratio(*ratio)) }</span>
                }
            </td>
        },
    };
    html! {
        <section aria-labelledby="comparison-title">
            <h3 id="comparison-title">{ "Side by side" }</h3>
            if !table.differences.is_empty() {
                <p class="hint">{ format!("These runs were not set alike; they differ in {}.", format::list(&table.differences)) }</p>
            }
            <div class="scroll" tabindex="0" role="region" aria-labelledby="comparison-title">
                <table id="comparison">
                    <thead><tr><th scope="col">{ "Median" }</th>{ for props.runs.iter().map(head) }</tr></thead>
                    <tbody>
                        { for table.rows.iter().map(|row| html! {
                            <tr data-strategy={row.strategy.name()}>
                                <th scope="row"><Named strategy={row.strategy} /></th>
                                { for row.cells.iter().map(cell) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
