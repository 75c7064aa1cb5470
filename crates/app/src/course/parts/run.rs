//! The run at the lesson's heart.

use super::{
    run_bar::{RunBar, run_bar},
    view::{View, step},
};
use crate::{
    browser,
    course::state::{Action, Place, State, Step},
    model::wording,
};
use overlap_record::{StrategyId, format};
use yew::prelude::*;

/// The section.
pub fn run(view: &View) -> Html {
    let state = &view.state;
    let runs = &state.runs;
    let label = match () {
        () if runs.is_complete() => "Run again",
        () if runs.has_begun() => "Run the rest",
        () => "Run",
    };
    let can_skip = state.reached == Step::Run && !state.phase.is_busy();
    let skip = html! {
        if can_skip {
            <button type="button" id="skip-run" class="quiet" onclick={view.press(Action::SkipRun)}>{ "Go on without running" }</button>
        }
    };
    let own = runs.experiment();
    step(
        Step::Run,
        html! {
            <>
                { view.prose("run") }
                <ul class="parts">{ for (0..runs.parts.len()).map(|index| part(state, index)) }</ul>
                { refusals(state) }
                { run_bar(view, RunBar { name: "lesson", label, runs: runs.wanted(), own: &own, more: skip }) }
            </>
        },
    )
}

/// A part's title, and what has become of it.
fn part(state: &State, index: usize) -> Html {
    let runs = state.runs.at(Place::Part(index));
    let over = runs.iter().filter(|run| state.runs.all[**run].record.is_some()).count();
    let now = state.job.as_ref().is_some_and(|job| runs.contains(&job.at));
    let (name, words) = match () {
        () if now && runs.len() > 1 => ("now", format!("running, {over} of {} over", runs.len())),
        () if now => ("now", "running".to_owned()),
        () if over == runs.len() => ("over", "✓ done".to_owned()),
        () if over > 0 => ("some", format!("{over} of {} over", runs.len())),
        () if runs.len() > 1 => ("none", format!("{} runs", runs.len())),
        () => ("none", String::new()),
    };
    html! {
        <li key={index} data-part-state={name}>{ state.runs.title(Place::Part(index)) }{ " " }<span class="muted">{ words }</span></li>
    }
}

/// Which of the lesson's strategies cannot run here, and why.
fn refusals(state: &State) -> Html {
    let Some(capabilities) = &state.capabilities else { return Html::default() };
    let wanted =
        |strategy: &StrategyId| state.runs.all.iter().any(|run| run.spec.strategies.contains(strategy));
    let mut refusals: Vec<(&str, Vec<&str>)> = Vec::new();
    for strategy in StrategyId::all().filter(wanted) {
        let Some(reason) = capabilities.refusal(strategy) else { continue };
        match refusals.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(wording::name(strategy)),
            None => refusals.push((reason, vec![wording::name(strategy)])),
        }
    }
    if refusals.is_empty() {
        return Html::default();
    }
    let query = browser::query();
    let address =
        browser::secure_address(&query).or_else(|| browser::is_framed().then(|| browser::with_query("")));
    html! {
        <div class="refusals" id="unavailable">
            { for refusals.iter().map(|(reason, names)| html! {
                <p><b>{ format!("{} cannot run here. ", format::list(names)) }</b>{ *reason }</p>
            }) }
            <p>{ "The lesson runs without; what it then cannot say, it says." }</p>
            if let Some(href) = address {
                <p><a {href} target="_blank" rel="noopener">{ "Open this lesson in a new tab" }</a></p>
            }
        </div>
    }
}
