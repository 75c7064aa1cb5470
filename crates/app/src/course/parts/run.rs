//! The run at the lesson's heart.

use super::{
    prose::{Pointer, Prose},
    run_bar::RunBar,
    section::Section,
};
use crate::{
    browser,
    course::{
        Dispatch,
        state::{Action, Place, State, Step},
        study::Study,
    },
    model::{Same, wording},
};
use overlap_trace::{StrategyId, format};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Run`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Stops what is running.
    pub cancel: Callback<()>,
    /// Told what a link points at.
    pub point: Callback<Pointer>,
}

/// The section.
#[component]
pub fn Run(props: &Props) -> Html {
    let Props { state, study, dispatch, cancel, point } = props;
    let runs = &state.runs;
    let label = match () {
        () if runs.is_complete() => "Run again",
        () if runs.has_begun() => "Run the rest",
        () => "Run",
    };
    let skip = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SkipRun))
    };
    let can_skip = state.reached == Step::Run && !state.phase.is_busy();
    html! {
        <Section id={Step::Run.id()} title={Step::Run.title()}>
            <Prose html={study.html("run")} point={point.clone()} />
            <ul class="parts">{ for (0..runs.parts.len()).map(|index| part(state, index)) }</ul>
            { refusals(state) }
            <RunBar
                name="lesson" {label} runs={runs.wanted()} own={runs.experiment()} state={state.clone()} dispatch={dispatch.clone()}
                cancel={cancel.clone()}
            >
                if can_skip {
                    <button type="button" id="skip-run" class="quiet" onclick={skip}>{ "Go on without running" }</button>
                }
            </RunBar>
        </Section>
    }
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
    for strategy in StrategyId::ALL.into_iter().filter(wanted) {
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
