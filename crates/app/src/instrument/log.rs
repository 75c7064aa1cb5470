//! The log, as the documents print it: when each task starts and ends.

use super::{printed::printed, swatch::named, tabs::use_tabs};
use crate::model::{Same, SharedPrints, wording};
use overlap_findings::{log, statistics::representative};
use overlap_record::{RunRecord, StrategyResult, format};
use std::rc::Rc;
use yew::prelude::*;

/// Lines shown; the rest is in the exports.
const LINES: usize = 200;

/// Properties of [`Log`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
    /// What the run's programs printed, where that is known.
    #[prop_or_default]
    pub prints: Option<SharedPrints>,
}

/// One strategy's log.
#[component]
pub fn Log(props: &Props) -> Html {
    let results: Vec<&StrategyResult> =
        props.record.results.iter().filter(|result| !result.repeats.is_empty()).collect();
    let (index, tabs) = use_tabs("Strategy", results.iter().map(|result| named(result.strategy)).collect());
    let lines = use_memo((props.record.clone(), index), |(record, index)| {
        let result = record.results.iter().filter(|result| !result.repeats.is_empty()).nth(*index);
        let repeat = result.and_then(|result| result.repeats.get(representative(&result.repeats)?));
        repeat.map(|repeat| log(&repeat.spans, &props.ids)).unwrap_or_default()
    });
    if results.is_empty() {
        return html! {
            <section id="log" aria-labelledby="log-title">
                <h2 id="log-title">{ "Log" }</h2>
                <p class="hint">{ "No strategy finished." }</p>
            </section>
        };
    }
    let strategy = results[index].strategy;
    let line = |line: &overlap_findings::LogLine| {
        html! {
            <li><span class="at">{ format::ms(line.at_ms) }</span><span class="on">{ wording::lane(line.lane) }</span>{ line.to_string() }</li>
        }
    };
    html! {
        <section id="log" aria-labelledby="log-title">
            <h2 id="log-title">{ "Log" }</h2>
            { tabs }
            <ol class="log scroll" tabindex="0" aria-labelledby="log-title">{ for lines.iter().take(LINES).map(line) }</ol>
            if lines.len() > LINES {
                <p class="hint">{ format!("The first {LINES} of {} lines; the downloads hold every span.", format::count(lines.len() as u64)) }</p>
            }
            if let Some(prints) = &props.prints {
                { printed(&prints.lines(), strategy) }
            }
        </section>
    }
}
