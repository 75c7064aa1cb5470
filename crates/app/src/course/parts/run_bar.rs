//! The button that runs, Cancel, and how far the runs are, in words.

use super::view::View;
use crate::{
    course::state::{Action, State},
    model::{Phase, Progress, wording},
};
use overlap_record::format;
use yew::prelude::*;

/// A button that runs something.
pub struct RunBar<'a> {
    /// What the ids of its elements end with.
    pub name: &'static str,
    /// What its button says.
    pub label: &'static str,
    /// What it runs.
    pub runs: Vec<usize>,
    /// All runs that it speaks of.
    pub own: &'a [usize],
    /// More buttons.
    pub more: Html,
}

/// The bar. A long run is asked about first.
pub fn run_bar(view: &View, bar: RunBar<'_>) -> Html {
    let View { state, cancel, .. } = view;
    let said = |is_own, mine| words(state, &bar, is_own, mine);
    let RunBar { name, label, runs, own, more } = &bar;
    let is_own = own.contains(&state.latest);
    let busy = state.phase.is_busy();
    let mine = busy && state.job.as_ref().is_some_and(|job| own.contains(&job.at));
    let asking = state.asking == *runs && matches!(state.phase, Phase::Asking(_));
    let nothing_runs = state.capabilities.as_ref().is_some_and(|found| found.workers.is_err());
    let disabled = busy || state.phase == Phase::Loading || nothing_runs;
    let estimate = state.runs.estimate(runs);
    let first =
        if estimate.is_long() { Action::Ask(estimate, runs.clone()) } else { Action::Start(runs.clone()) };
    let over = own.iter().all(|index| state.runs.all[*index].record.is_some());
    let failed = is_own && matches!(state.phase, Phase::Failed(_));
    html! {
        <div class="lesson-run">
            <div class="run-row">
                if asking {
                    <div class="confirm" role="group" aria-label="Confirm a long run">
                        <p>{ format!("This will take about {}.", estimate.words()) }</p>
                        <button type="button" id={format!("confirm-{name}")} class="primary" onclick={view.press(Action::Start(runs.clone()))}>{ "Run anyway" }</button>
                        <button type="button" onclick={view.press(Action::Decline)}>{ "Not now" }</button>
                    </div>
                } else {
                    <button type="button" id={format!("start-{name}")} class={classes!((!over).then_some("primary"))} {disabled} onclick={view.press(first)} hidden={mine}>{ *label }</button>
                    <button
                        type="button" id={format!("cancel-{name}")} onclick={cancel.reform(|_: MouseEvent| ())} hidden={!mine}
                        disabled={state.phase == Phase::Cancelling}
                    >{ "Cancel" }</button>
                    { more.clone() }
                }
                <p id={format!("progress-{name}")} class={classes!("progress", failed.then_some("error"))} role="status">
                    { said(is_own, mine) }
                </p>
            </div>
            if mine { { meter(state) } }
        </div>
    }
}

fn meter(state: &State) -> Html {
    let Some(job) = &state.job else { return Html::default() };
    let within = match &state.phase {
        Phase::Running(Progress { done, total, .. }) if *total > 0 => f64::from(*done) / f64::from(*total),
        _ => 0.0,
    };
    let all = job.done + 1 + job.next.len();
    let value = format!("{:.3}", (job.done as f64 + within) / all as f64);
    html! { <progress max="1" {value} aria-label="Share of the runs that is done"></progress> }
}

fn words(state: &State, RunBar { runs, own, .. }: &RunBar<'_>, is_own: bool, mine: bool) -> String {
    let nothing_runs = state.capabilities.as_ref().and_then(|found| found.workers.as_ref().err());
    match &state.phase {
        _ if let Some(reason) = nothing_runs => format!("Nothing can run here. {reason}"),
        Phase::Loading => "Finding out what this browser can do …".to_owned(),
        Phase::Queued if mine => "Another lab of this site is running; this one comes next …".to_owned(),
        Phase::Running(progress) if mine => running(state, progress),
        Phase::Cancelling if mine => "Cancelling …".to_owned(),
        phase if phase.is_busy() => "Another run is under way.".to_owned(),
        Phase::Cancelled { after_ms } if is_own => {
            format!("Cancelled; ready again after {}. What had ended before is kept.", format::ms(*after_ms))
        }
        Phase::Failed(message) if is_own => message.clone(),
        _ if own.iter().all(|index| state.runs.all[*index].record.is_some()) => "Done.".to_owned(),
        _ => format!("Takes about {}.", state.runs.estimate(runs).words()),
    }
}

fn running(state: &State, progress: &Progress) -> String {
    let Some(job) = &state.job else { return String::new() };
    let Some(run) = state.runs.all.get(job.at) else { return String::new() };
    let all = job.done + 1 + job.next.len();
    let title = state.runs.title(run.place);
    let at = progress.at.map_or_else(
        || "starting …".to_owned(),
        |(strategy, stage)| wording::stage(strategy, stage, run.spec.repeats),
    );
    if all > 1 { format!("Run {} of {all}, {title}. {at}", job.done + 1) } else { at }
}
