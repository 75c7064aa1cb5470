//! A document's times beside the run's.

use super::swatch::named;
use crate::model::{Same, published};
use overlap_record::{RunRecord, format};
use yew::prelude::*;

/// Properties of [`PublishedTimes`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record of a run that is over.
    pub record: Same<RunRecord>,
}

/// The sentence that compares the two, and the times; nothing where the document has none for what was run.
#[component]
pub fn PublishedTimes(props: &Props) -> Html {
    let Some(beside) = published::beside(&props.record) else { return Html::default() };
    let row = |row: published::Row| {
        html! {
            <tr>
                <th scope="row">{ row.way }</th>
                <td class="number">{ row.post }</td>
                <td>{ named(row.strategy) }</td>
                <td class="number">{ format::ms(row.here_ms) }</td>
            </tr>
        }
    };
    html! {
        <section aria-labelledby="published-title">
            <h2 id="published-title">{ "Beside the document" }</h2>
            <p>{ beside.sentence }</p>
            <div class="sideways" tabindex="0" role="region" aria-label="The document’s times and yours">
                <table id="published">
                    <thead>
                        <tr>
                            <th scope="col">{ "Way" }</th>
                            <th scope="col" class="number">{ "Document" }</th>
                            <th scope="col">{ "Strategy" }</th>
                            <th scope="col" class="number">{ "Median" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for beside.rows.into_iter().map(row) }</tbody>
                </table>
            </div>
            <p class="hint">{ format!("Published in {}.", beside.source) }</p>
        </section>
    }
}
