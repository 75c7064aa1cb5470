//! The timeline as a table, a page at a time, so that ten thousand rows never land in the document.

use super::order::repeat_of;
use crate::{
    instrument::{fold::use_unfolding, swatch::named, tabs::tabs},
    model::{Same, wording},
};
use overlap_record::{RunRecord, Span, StrategyResult, format};
use std::rc::Rc;
use yew::prelude::*;

/// Rows of a page.
const PAGE: usize = 200;

/// Properties of [`SpanTable`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// Which repeat, from 0; where a strategy has fewer, its last.
    pub repeat: usize,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
}

/// The table, made when it is first unfolded.
#[component]
pub fn SpanTable(props: &Props) -> Html {
    let (open, toggled) = use_unfolding();
    let chosen = use_state_eq(|| 0_usize);
    let page = use_state_eq(|| 0_usize);
    let results: Vec<&StrategyResult> =
        props.record.results.iter().filter(|result| !result.repeats.is_empty()).collect();
    let index = (*chosen).min(results.len().saturating_sub(1));
    let repeat = results.get(index).and_then(|result| repeat_of(result, props.repeat));
    let spans: &[Span] = repeat.map_or(&[], |repeat| &repeat.spans);
    let pages = spans.len().div_ceil(PAGE).max(1);
    let shown = (*page).min(pages - 1);
    let choose = {
        let (chosen, page) = (chosen.clone(), page.clone());
        Callback::from(move |index| {
            chosen.set(index);
            page.set(0);
        })
    };
    let turn = |label: &'static str, to: Option<usize>| {
        let page = page.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(to) = to {
                page.set(to);
            }
        });
        html! { <button type="button" {onclick} disabled={to.is_none()}>{ label }</button> }
    };
    let options = results.iter().map(|result| named(result.strategy)).collect::<Vec<_>>();
    html! {
        <details id="timeline-table" ontoggle={toggled}>
            <summary>{ "The same as a table" }</summary>
            if open {
                { tabs("Strategy".into(), options, index, &choose) }
                <div class="scroll" tabindex="0" role="region" aria-label="Spans">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ "Task" }</th><th scope="col">{ "Lane" }</th><th scope="col">{ "What" }</th>
                                <th scope="col" class="number">{ "From" }</th><th scope="col" class="number">{ "To" }</th>
                                <th scope="col" class="number">{ "Lasted" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for spans.iter().skip(shown * PAGE).take(PAGE).map(|span| row(span, &props.ids)) }</tbody>
                    </table>
                </div>
                if pages > 1 {
                    <p class="pager">
                        { turn("Earlier", shown.checked_sub(1)) }
                        { format!("Rows {} to {} of {}", shown * PAGE + 1, (shown * PAGE + PAGE).min(spans.len()), format::count(spans.len() as u64)) }
                        { turn("Later", Some(shown + 1).filter(|next| *next < pages)) }
                    </p>
                }
            }
        </details>
    }
}

fn row(span: &Span, ids: &[i64]) -> Html {
    let task = span.task.map_or_else(
        || String::from("–"),
        |task| ids.get(task as usize).map_or_else(|| task.to_string(), ToString::to_string),
    );
    html! {
        <tr>
            <td>{ task }</td><td>{ span.lane + 1 }</td><td>{ wording::kind(span.kind) }</td>
            <td class="number">{ format::ms(span.start_ms) }</td><td class="number">{ format::ms(span.end_ms) }</td>
            <td class="number">{ format::ms(span.end_ms - span.start_ms) }</td>
        </tr>
    }
}
