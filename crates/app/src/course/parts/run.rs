//! The run at the lesson's heart.

use super::{
    run_bar::{LessonRun, run_bar},
    view::{View, step},
};
use crate::{
    course::state::{Action, Group, State, Step},
    shell::{RunBarNames, refusals},
};
use yew::prelude::*;

const NAMES: RunBarNames = RunBarNames {
    class: "lesson-run",
    run: "start-lesson",
    confirm: "confirm-lesson",
    cancel: "cancel-lesson",
    progress: "progress-lesson",
};

/// The section.
pub fn run(view: &View) -> Html {
    let state = &view.state;
    let runs = &state.runs;
    let label = match () {
        () if runs.is_complete() => "Run again",
        () if runs.has_begun() => "Run the rest",
        () => "Run",
    };
    let can_skip = state.reached == Step::Run && !state.shell.phase.is_busy();
    let skip = html! {
        if can_skip {
            <button type="button" id="skip-run" class="quiet" onclick={view.press(Action::SkipRun)}>{ "Skip the run" }</button>
        }
    };
    let own = runs.experiment();
    step(
        Step::Run,
        html! {
            <>
                { view.prose("run") }
                <ul class="parts">{ for (0..runs.parts.len()).map(|index| part(state, index)) }</ul>
                { unavailable(state) }
                { run_bar(view, LessonRun { names: NAMES, label, runs: runs.wanted(), own: &own, more: skip }) }
            </>
        },
    )
}

/// A part's title, and what has become of it.
fn part(state: &State, index: usize) -> Html {
    let runs = state.runs.at(Group::Part(index));
    let over = runs.iter().filter(|run| state.runs.all[**run].record.is_some()).count();
    let now = state.queue.as_ref().is_some_and(|queue| runs.contains(&queue.at));
    let (name, words) = match () {
        () if now && runs.len() > 1 => ("now", format!("running, {over} of {} done", runs.len())),
        () if now => ("now", "running".to_owned()),
        () if over == runs.len() => ("over", "✓ done".to_owned()),
        () if over > 0 => ("some", format!("{over} of {} done", runs.len())),
        () if runs.len() > 1 => ("none", format!("{} runs", runs.len())),
        () => ("none", String::new()),
    };
    html! {
        <li key={index} data-part-state={name}>{ state.runs.title(Group::Part(index)) }{ " " }<span class="muted">{ words }</span></li>
    }
}

/// Which of the lesson's strategies cannot run here, and why.
fn unavailable(state: &State) -> Html {
    let wanted = |strategy| state.runs.all.iter().any(|run| run.spec.strategies.contains(&strategy));
    let note = html! { <p>{ "You can continue; missing results are marked." }</p> };
    refusals("unavailable", &state.shell, wanted, note, "Open this lesson in a new tab", "")
        .unwrap_or_default()
}
