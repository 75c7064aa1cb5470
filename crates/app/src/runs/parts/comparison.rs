//! Runs side by side.

use crate::{
    instrument::{named, side_by_side_view},
    runs::state::{OpenedRun, clipped},
};
use overlap_findings::{
    compare::{Cell, Comparison, Difference, Row, compare},
    do_the_same_work,
};
use overlap_record::{RunRecord, StrategyId, format, palette::Theme};
use yew::prelude::*;

/// Most runs side by side; more do not fit.
const MOST: usize = 6;

/// What each strategy gained in each run, and all timelines on one axis; then a table with a column a run: what was set differently,
/// then a row a strategy. The first run is what the others are compared with.
pub fn comparison(chosen: &[OpenedRun], theme: Option<Theme>) -> Html {
    let runs = &chosen[..chosen.len().min(MOST)];
    let records: Vec<&RunRecord> = runs.iter().map(|run| &*run.record).collect();
    let Comparison { differences, rows } = compare(&records);
    let longest_ms =
        rows.iter().flat_map(|row| &row.cells).flatten().map(|cell| cell.median_ms).fold(0.0, f64::max);
    let columns = (runs.len() + 1).to_string();
    let about = about(&differences, &records, chosen.len());
    let places = places(runs);
    let named: Vec<(&str, &RunRecord)> = places.iter().map(String::as_str).zip(records).collect();
    html! {
        <section aria-labelledby="comparison-title">
            <h2 id="comparison-title">{ "Side by side" }</h2>
            <p class="hint">{ about }</p>
            { side_by_side_view(&named, theme).unwrap_or_default() }
            <div class="sideways" tabindex="0" role="region" aria-label="The comparison as a table">
                <table id="comparison">
                    <thead>
                        <tr><td></td>{ for runs.iter().enumerate().map(|(index, run)| head(index, run)) }</tr>
                    </thead>
                    if !differences.is_empty() {
                        <tbody id="differences">
                            <tr><th scope="rowgroup" colspan={columns.clone()}>{ "Different settings" }</th></tr>
                            { for differences.iter().map(setting) }
                        </tbody>
                    }
                    <tbody id="medians">
                        <tr><th scope="rowgroup" colspan={columns}>{ "Median" }</th></tr>
                        { for rows.iter().map(|row| strategy(row, longest_ms, runs)) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// What a strategy is called where the run was made, if that is not the page's name.
fn other_name(strategy: StrategyId, run: &OpenedRun) -> Option<&'static str> {
    let title = run.record.results.iter().find(|result| result.strategy == strategy)?.strategy.title();
    (title != strategy.title()).then_some(title)
}

/// Where the runs were made, or what they are called where that is the same.
fn places(runs: &[OpenedRun]) -> Vec<String> {
    let browsers: Vec<String> = runs.iter().map(|run| run.record.environment.browser()).collect();
    let is_one = |place: &String| browsers.iter().filter(|other| *other == place).count() == 1;
    let names = runs.iter().map(|run| run.name.clone());
    browsers.iter().zip(names).map(|(place, name)| if is_one(place) { place.clone() } else { name }).collect()
}

fn about(differences: &[Difference], records: &[&RunRecord], chosen: usize) -> String {
    let mut told = String::from(if differences.is_empty() {
        "These runs had the same settings, so their times can be compared."
    } else if do_the_same_work(records) {
        "These runs did the same work, in different ways."
    } else {
        "These runs did different work. That alone makes their times differ."
    });
    if chosen > MOST {
        told.push_str(&format!(" The first {MOST} of {chosen} are shown."));
    }
    told
}

fn head(index: usize, run: &OpenedRun) -> Html {
    let environment = &run.record.environment;
    let spec = &run.record.spec;
    html! {
        <th scope="col" class="number">
            <b>{ &run.name }</b>
            <span class="sub">{ format!("{}, {}", clipped(&spec.work(), 60), format::counted(spec.tasks.into(), "task")) }</span>
            <span class="sub">{ format!("{}, {}", environment.browser(), format::counted(environment.cores_reported.into(), "core")) }</span>
            if index == 0 { <span class="sub">{ "the first: the others are compared with it" }</span> }
        </th>
    }
}

fn setting(difference: &Difference) -> Html {
    let value = |value: &String| html! { <td class="number">{ clipped(value, 60) }</td> };
    html! { <tr><th scope="row">{ clipped(&difference.name, 40) }</th>{ for difference.values.iter().map(value) }</tr> }
}

fn strategy(row: &Row, longest_ms: f64, runs: &[OpenedRun]) -> Html {
    let cell = |(cell, run): (&Option<Cell>, &OpenedRun)| {
        let Some(Cell { median_ms, speedup, to_first }) = cell else {
            return html! { <td class="number muted">{ "no time" }</td> };
        };
        let width = format!("{:.2}%", median_ms / longest_ms.max(f64::MIN_POSITIVE) * 100.0);
        html! {
            <td class="number">
                <svg class="mini" data-colour={row.strategy.name()} aria-hidden="true"><rect class="bar-fill" {width} height="4" /></svg>
                <b>{ format::ms(*median_ms) }</b>
                if let Some(name) = other_name(row.strategy, run) {
                    <span class="sub">{ name }</span>
                }
                if let Some(ratio) = to_first {
                    <span class="sub">{ format!("{} the first", format::ratio(*ratio)) }</span>
                }
                if let Some(speedup) = speedup.filter(|_| !row.strategy.is_baseline()) {
                    <span class="sub">{ format!("speed-up {}", format::ratio(speedup)) }</span>
                }
            </td>
        }
    };
    html! {
        <tr data-strategy={row.strategy.name()}>
            <th scope="row">{ named(row.strategy) }</th>
            { for row.cells.iter().zip(runs).map(cell) }
        </tr>
    }
}
