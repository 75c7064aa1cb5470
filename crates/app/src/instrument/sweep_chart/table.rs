//! The sweep as a table: a row a value, a column a strategy.

use crate::{instrument::swatch::named, model::quantity};
use overlap_findings::sweep::Plotted;

use overlap_record::{RunRecord, StrategyId, format};
use yew::prelude::*;

/// What the table shows.
pub struct Table<'a> {
    /// The values that are swept.
    pub values: &'a [f64],
    /// The points that were measured.
    pub points: &'a [(f64, &'a RunRecord)],
    /// The strategies that are compared.
    pub strategies: &'a [StrategyId],
    /// What the chart shows of them.
    pub reading: Plotted,
    /// The name of what is varied.
    pub quantity: &'a str,
    /// The value that is shown elsewhere.
    pub shown: Option<f64>,
    /// Told which value the reader wants to see.
    pub choose: Option<&'a Callback<f64>>,
}

/// The table. Where a point can be chosen, its value is a button.
pub fn table(table: &Table<'_>) -> Html {
    let row = |value: &f64| {
        let record = table.points.iter().find(|(x, _)| x == value).map(|(_, record)| *record);
        let text = quantity::value(*value);
        let head = match table.choose {
            Some(choose) if record.is_some() => {
                let value = *value;
                let pressed = if table.shown == Some(value) { "true" } else { "false" };
                html! {
                    <button
                        type="button" class="point" onclick={choose.reform(move |_: MouseEvent| value)} aria-pressed={pressed}
                        title="Show the run at this point"
                    >{ text }</button>
                }
            }
            _ => html! { { text } },
        };
        html! {
            <tr key={value.to_bits()} data-value={value.to_string()}>
                <th scope="row">{ head }</th>
                { for table.strategies.iter().map(|id| cell(record, *id, table.reading)) }
            </tr>
        }
    };
    html! {
        <div class="sideways" tabindex="0" role="region" aria-label="The sweep as a table">
            <table id="sweep-table">
                <thead>
                    <tr>
                        <th scope="col">{ table.quantity }</th>
                        { for table.strategies.iter().map(|id| html! { <th scope="col" class="number">{ named(*id) }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for table.values.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn cell(record: Option<&RunRecord>, strategy: StrategyId, reading: Plotted) -> Html {
    let result = record.and_then(|record| record.results.iter().find(|result| result.strategy == strategy));
    let words = |class: &'static str, text: &'static str| html! { <td class={classes!("number", class)}>{ text }</td> };
    let Some(result) = result else { return words("muted", "–") };
    let summary = match result.summary.filter(|_| result.available && result.answer_ok) {
        Some(summary) => summary,
        None if !result.available => return words("muted", "could not run"),
        None if result.answer_ok => return words("muted", "no time"),
        None => return words("error", "wrong answers"),
    };
    let repeated = result.repeats.len() > 1;
    let time = format::ms(summary.median_ms);
    let (main, interval, more) = match (reading, summary.speedup) {
        (Plotted::Speedup, Some(speedup)) if !strategy.is_baseline() => {
            (format::ratio(speedup), summary.speedup_ci95.map(format::ratio_interval), Some(time))
        }
        _ => (time, Some(format::ms_interval(summary.ci95_ms)), None),
    };
    html! {
        <td class="number">
            { main }
            if let Some(interval) = interval.filter(|_| repeated) {
                <span class="sub">{ interval }</span>
            }
            if let Some(more) = more {
                <span class="sub">{ more }</span>
            }
        </td>
    }
}
