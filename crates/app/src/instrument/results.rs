//! The numbers: one row a strategy, with what speaks against trusting it.

use super::swatch::named;
use crate::model::Same;
use overlap_record::{RunRecord, StrategyId, StrategyResult, Summary, format};
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record so far.
    pub record: Same<RunRecord>,
}

const COLUMNS: u32 = 7;

/// The table. A dagger beside a median unfolds the doubts about it.
#[component]
pub fn Results(props: &Props) -> Html {
    let unfolded = use_state(Vec::new);
    let rows = props.record.results.iter().map(|result| {
        let open = unfolded.contains(&result.strategy);
        let toggle = {
            let (unfolded, strategy) = (unfolded.clone(), result.strategy);
            Callback::from(move |_: MouseEvent| {
                let mut next: Vec<StrategyId> = (*unfolded).clone();
                match next.iter().position(|open| *open == strategy) {
                    Some(at) => drop(next.swap_remove(at)),
                    None => next.push(strategy),
                }
                unfolded.set(next);
            })
        };
        row(result, open, toggle)
    });
    html! {
        <section aria-labelledby="results-title">
            <h2 id="results-title">{ "Results" }</h2>
            <div class="sideways" tabindex="0" role="region" aria-label="The results as a table">
                <table id="results">
                    <thead>
                        <tr>
                            <th scope="col">{ "Strategy" }</th>
                            <th scope="col" class="number">{ "Median" }</th>
                            <th scope="col" class="number">{ "95 % interval" }</th>
                            <th scope="col" class="number">{ "Speed-up" }</th>
                            <th scope="col" class="number">{ "Start-up" }</th>
                            <th scope="col" class="number">{ "Memory" }</th>
                            <th scope="col">{ "Answers" }</th>
                        </tr>
                    </thead>
                    { for rows }
                </table>
            </div>
        </section>
    }
}

fn row(result: &StrategyResult, open: bool, toggle: Callback<MouseEvent>) -> Html {
    let id = result.strategy.name();
    let timed = result.summary.filter(|_| result.answer_ok);
    let repeated = result.repeats.len() > 1;
    let dash = || String::from("–");
    let median = timed.map_or_else(dash, |summary| format::ms(summary.median_ms));
    let interval = match timed {
        Some(summary) if repeated => format::ms_interval(summary.ci95_ms),
        Some(_) => String::from("one repeat"),
        None => dash(),
    };
    let doubts = result.doubts.len();
    let about = format!("doubts-{id}");
    html! {
        <tbody key={id}>
            <tr data-strategy={id}>
                <th scope="row">{ named(result.strategy) }</th>
                <td data-col="median" class="number">
                    { median }
                    if doubts > 0 && timed.is_some() {
                        <button
                            type="button" class="dagger" onclick={toggle} aria-expanded={open.to_string()} aria-controls={about.clone()}
                            aria-label={format!("{} about {}", format::counted(doubts as u64, "doubt"), crate::model::wording::name(result.strategy))}
                        >{ format!("†{doubts}") }</button>
                    }
                </td>
                <td data-col="interval" class="number">{ interval }</td>
                <td data-col="speedup" class="number">{ speedup(timed, repeated) }</td>
                <td data-col="startup" class="number">{ startup(result).map_or_else(dash, format::ms) }</td>
                <td data-col="memory" class="number">{ memory(result).map_or_else(dash, format::bytes) }</td>
                <td data-col="answer" class={classes!(is_wrong(result).then_some("error"))}>{ answer(result) }</td>
            </tr>
            if let Some(reason) = &result.reason {
                <tr class="note"><td colspan={COLUMNS.to_string()}>{ reason }</td></tr>
            }
            <tr class="note" id={about} hidden={!open}>
                <td colspan={COLUMNS.to_string()}>
                    <ul>{ for result.doubts.iter().map(|doubt| html! { <li>{ doubt.message() }</li> }) }</ul>
                </td>
            </tr>
        </tbody>
    }
}

fn speedup(timed: Option<Summary>, repeated: bool) -> Html {
    let Some(ratio) = timed.and_then(|summary| summary.speedup) else { return html! { "–" } };
    let interval = timed.and_then(|summary| summary.speedup_ci95).filter(|_| repeated);
    html! {
        <>
            { format::ratio(ratio) }
            if let Some(interval) = interval {
                <span class="sub">{ format::ratio_interval(interval) }</span>
            }
        </>
    }
}

/// The median start-up of the repeats; for a reused pool what its one start took; none without a pool.
fn startup(result: &StrategyResult) -> Option<f64> {
    if !result.strategy.has_pool() {
        return None;
    }
    if result.pool_startup_ms.is_some() {
        return result.pool_startup_ms;
    }
    let mut times: Vec<f64> = result.repeats.iter().map(|repeat| repeat.startup_ms).collect();
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

/// The most that any repeat held at its end.
fn memory(result: &StrategyResult) -> Option<f64> {
    result.repeats.iter().map(|repeat| repeat.memory_bytes).max_by(f64::total_cmp)
}

fn is_wrong(result: &StrategyResult) -> bool {
    result.available && !result.repeats.is_empty() && !result.answer_ok
}

fn answer(result: &StrategyResult) -> &'static str {
    if !result.available {
        "no result"
    } else if is_wrong(result) {
        "wrong: not timed"
    } else if result.repeats.is_empty() {
        if result.reason.is_some() { "failed" } else { "to come" }
    } else {
        "✓ right"
    }
}
