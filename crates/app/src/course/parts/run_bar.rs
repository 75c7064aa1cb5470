//! A button that runs a part of a lesson, and what it says of the runs.

use super::view::View;
use crate::{
    course::state::{Action, State},
    model::{Activity, Phase, Progress, wording},
    shell::{self, RunBarNames, ShellAction},
};
use yew::prelude::*;

/// A button that runs something.
pub struct LessonRun<'a> {
    /// What its elements are called.
    pub names: RunBarNames,
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
pub fn run_bar(view: &View, bar: LessonRun<'_>) -> Html {
    let state = &view.state;
    let phase = &state.shell.phase;
    let LessonRun { names, label, runs, own, more } = bar;
    let is_latest = own.contains(&state.latest);
    let mine = phase.is_busy() && state.queue.as_ref().is_some_and(|queue| own.contains(&queue.at));
    let estimate = state.runs.estimate(&runs);
    let asking = (state.asking == runs && matches!(phase, Phase::Asking(_))).then_some(estimate);
    let words = match state.shell.nothing_runs() {
        Some(reason) => format!("Nothing can run here. {reason}"),
        None if mine || (!phase.is_busy() && is_latest) || *phase == Phase::Loading => {
            of_own(state).unwrap_or_else(|| at_rest(state, &runs, own))
        }
        None if phase.is_busy() => "Another run is under way.".to_owned(),
        None => at_rest(state, &runs, own),
    };
    let run = if estimate.is_long() && asking.is_none() {
        view.press(Action::Ask(estimate, runs))
    } else {
        view.press_to_run(runs)
    };
    let bar = shell::RunBar {
        names,
        label,
        primary: !is_over(state, own),
        asking,
        mine,
        failed: is_latest && matches!(phase, Phase::Failed(_)),
        share: share(state),
        words,
        run: Some(run),
        decline: view.press(Action::Shell(ShellAction::Decline)),
        cancel: view.press_to_cancel(),
        more,
    };
    shell::run_bar(&state.shell, bar)
}

fn is_over(state: &State, own: &[usize]) -> bool {
    own.iter().all(|index| state.runs.all[*index].record.is_some())
}

/// How much of all runs that follow each other is done, 0 to 1.
fn share(state: &State) -> Option<f64> {
    let queue = state.queue.as_ref()?;
    let within = match &state.shell.phase {
        Phase::Running(progress) => progress.share().unwrap_or(0.0),
        _ => 0.0,
    };
    Some((queue.done as f64 + within) / queue.all() as f64)
}

/// What is said of a bar's own run while it goes on, or where it has ended before its time.
fn of_own(state: &State) -> Option<String> {
    match &state.shell.phase {
        Phase::Running(progress) => running(state, progress),
        Phase::Cancelled { .. } => Some(format!("{} Finished runs were kept.", state.shell.words()?)),
        _ => state.shell.words(),
    }
}

fn at_rest(state: &State, runs: &[usize], own: &[usize]) -> String {
    if is_over(state, own) {
        return "Done.".to_owned();
    }
    if runs.iter().any(|run| state.runs.all[*run].spec.code.is_some()) {
        return "How long it takes depends on the code. The first run loads Python.".to_owned();
    }
    format!("Takes about {}.", state.runs.estimate(runs).words())
}

fn running(state: &State, progress: &Progress) -> Option<String> {
    let queue = state.queue.as_ref()?;
    let run = state.runs.all.get(queue.at)?;
    let title = state.runs.title(run.group);
    let is_loading = matches!(progress.at, None | Some((_, Activity::Loading)));
    if let Some((received, total)) = state.loaded.filter(|_| is_loading) {
        return Some(wording::loading(received, total));
    }
    let at = progress.at.map_or_else(
        || "starting …".to_owned(),
        |(strategy, activity)| wording::activity(strategy, activity, run.spec.repeats),
    );
    Some(if queue.all() > 1 {
        format!("Run {} of {}, {title}. {at}", queue.done + 1, queue.all())
    } else {
        at
    })
}
