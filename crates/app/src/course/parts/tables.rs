//! The published figures, with the reader's own beside them.

use crate::{course::study::Study, instrument::Named, model::Same};
use overlap_lessons::{Column, Evidence, Row, Table};
use yew::prelude::*;

/// Properties of [`Tables`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is known.
    pub study: Same<Study>,
}

/// The tables.
#[component]
pub fn Tables(props: &Props) -> Html {
    let evidence = props.study.evidence();
    html! { { for props.study.lesson.published.iter().map(|published| table(published, &evidence)) } }
}

fn table(table: &Table, evidence: &Evidence) -> Html {
    html! {
        <div class="sideways" tabindex="0" role="region" aria-label={table.title}>
            <table class="published">
                <caption>{ format!("{}. Published in {}.", table.title, table.source.citation()) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "way" }</th><th scope="col">{ "here" }</th>
                        { for table.columns.iter().map(|column| html! { <th scope="col">{ column.name }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for table.rows.iter().map(|row| line(table.columns, row, evidence)) }</tbody>
            </table>
        </div>
    }
}

fn line(columns: &[Column], row: &Row, evidence: &Evidence) -> Html {
    html! {
        <tr>
            <th scope="row">{ row.name }</th>
            <td>
                if let Some(strategy) = row.strategy { <Named {strategy} /> } else { { "–" } }
            </td>
            { for columns.iter().zip(row.cells).map(|(column, cell)| html! {
                <td>
                    { cell.words() }
                    if let Some(own) = column.measured(evidence, row.strategy) {
                        <span class="beside">{ format!("yours: {own}") }</span>
                    }
                </td>
            }) }
        </tr>
    }
}
