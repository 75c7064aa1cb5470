//! A class of machines: chart, table and file.

use super::chart::class_chart;
use crate::{browser::BlobUrl, instrument::named, runs::state::OpenedRun};
use overlap_drawing::export::class_csv;
use overlap_findings::{
    class,
    class::{Class, Machine},
    compare::Cell,
};
use overlap_record::{RunRecord, format};
use yew::prelude::*;

/// Properties of [`ClassView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The runs, one a machine.
    pub runs: Vec<OpenedRun>,
}

/// Cores against speed-up, as a chart and as a table with a row a machine.
#[component]
pub fn ClassView(props: &Props) -> Html {
    let gathered = use_memo(props.runs.clone(), |runs| {
        let runs: Vec<(&str, &RunRecord)> =
            runs.iter().map(|run| (run.name.as_str(), &*run.record)).collect();
        let class = class::class(&runs);
        let file = BlobUrl::new(&class_csv(&class), "text/csv");
        (class, file)
    });
    let (class, file) = &*gathered;
    html! {
        <section aria-labelledby="class-title">
            <h2 id="class-title">{ format!("A class of {}", format::counted(class.machines.len() as u64, "machine")) }</h2>
            <p class="hint">{ about(class) }</p>
            { class_chart(&class.points()) }
            <div class="sideways" tabindex="0" role="region" aria-label="The class as a table">
                <table id="class-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "Machine" }</th>
                            <th scope="col" class="number">{ "Cores" }</th>
                            { for class.strategies.iter().map(|strategy| html! { <th scope="col" class="number">{ named(*strategy) }</th> }) }
                        </tr>
                    </thead>
                    <tbody>{ for class.machines.iter().map(row) }</tbody>
                </table>
            </div>
            if let Some(file) = file {
                <p><a id="export-class" download="overlap-class.csv" href={file.address().to_owned()}>{ "This table (CSV)" }</a></p>
            }
        </section>
    }
}

fn about(class: &Class) -> String {
    if class.differences.is_empty() {
        String::from(
            "Each mark is one strategy on one machine: how many cores the machine has, and how many times as fast as serial the strategy was there.",
        )
    } else {
        format!(
            "These runs had different settings, so their speed-ups say little about their machines: they differ in {}.",
            format::list(&class.differences)
        )
    }
}

fn row(machine: &Machine) -> Html {
    let cell = |cell: &Option<Cell>| match cell {
        None => html! { <td class="number muted">{ "–" }</td> },
        Some(Cell { median_ms, speedup, .. }) => html! {
            <td class="number">
                { format::ms(*median_ms) }
                if let Some(ratio) = speedup {
                    <span class="sub">{ format::ratio(*ratio) }</span>
                }
            </td>
        },
    };
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
}
