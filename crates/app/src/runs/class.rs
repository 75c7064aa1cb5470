//! A class of machines: chart and table.

use super::chart::ClassChart;
use crate::{components::swatch::Named, state::Entry};
use overlap_trace::{RunRecord, class, compare::Cell, format};
use yew::prelude::*;

/// Properties of [`ClassView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The runs, one a machine.
    pub runs: Vec<Entry>,
}

/// Cores against speed-up, as a chart and as a table with a row a machine.
#[component]
pub fn ClassView(props: &Props) -> Html {
    let class = use_memo(props.runs.clone(), |runs| {
        let runs: Vec<(&str, &RunRecord)> =
            runs.iter().map(|entry| (entry.name.as_str(), &*entry.record)).collect();
        class::class(&runs)
    });
    let cell = |cell: &Option<Cell>| match cell {
        None => html! { <td class="number">{ "–" }</td> },
        Some(Cell { median_ms, speedup, .. }) => html! {
            <td class="number">
                { format::ms(*median_ms) }
                if let Some(ratio) = speedup {
                    <span class="sub">{ format::ratio(*ratio) }</span>
                }
            </td>
        },
    };
    let row = |machine: &class::Machine| {
        html! {
            <tr>
                <th scope="row">{ &machine.name }</th>
                <td class="number">
                    { format!("{:.1}", machine.cores) }
                    <span class="sub">{ if machine.measured { "measured" } else { "as reported" } }</span>
                </td>
                { for machine.cells.iter().map(cell) }
            </tr>
        }
    };
    html! {
        <section aria-labelledby="class-title">
            <h3 id="class-title">{ format!("A class of {}", format::counted(class.machines.len() as u64, "machine")) }</h3>
            if !class.differences.is_empty() {
                <p class="hint">{ format!("These runs were not set alike; they differ in {}.", format::list(&class.differences)) }</p>
            }
            <ClassChart points={class.points()} />
            <div class="scroll" tabindex="0" role="region" aria-labelledby="class-title">
                <table id="class-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "Machine" }</th>
                            <th scope="col" class="number">{ "Cores" }</th>
                            { for class.strategies.iter().map(|strategy| html! { <th scope="col" class="number"><Named strategy={*strategy} /></th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for class.machines.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}
