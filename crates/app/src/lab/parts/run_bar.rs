//! The lab's Run button, and what it says of the run.

use super::view::View;
use crate::{
    lab::state::{Action, Field, State},
    model::{Activity, Phase, Progress, wording},
    shell::{self, RunBar, RunBarNames, ShellAction},
};
use overlap_record::format;
use yew::prelude::*;

const NAMES: RunBarNames = RunBarNames {
    class: "run-bar",
    run: "run",
    confirm: "confirm-run",
    cancel: "cancel",
    progress: "progress",
};

/// The one button that matters. It sends the form, so that Enter in any field runs.
pub fn run_bar(view: &View) -> Html {
    let state = &view.state;
    let phase = &state.shell.phase;
    let cancel = {
        let view = view.clone();
        Callback::from(move |_: MouseEvent| view.cancel())
    };
    let bar = RunBar {
        names: NAMES,
        label: "Run",
        primary: true,
        asking: match phase {
            Phase::Asking(estimate) => Some(*estimate),
            _ => None,
        },
        mine: phase.is_busy(),
        failed: matches!(phase, Phase::Failed(_)),
        share: match phase {
            Phase::Running(progress) => progress.share(),
            _ => None,
        },
        words: words(state),
        run: None,
        decline: view.on(Action::Shell(ShellAction::Decline)),
        cancel,
        more: Html::default(),
    };
    shell::run_bar(&state.shell, bar)
}

fn words(state: &State) -> String {
    if let Some(words) = loading(state) {
        return words;
    }
    match (&state.shell.phase, &state.points) {
        (Phase::Running(Progress { at: Some((strategy, activity)), done, total }), points) => {
            let repeats = state.asked.as_ref().map_or(1, |spec| spec.repeats);
            let point = points.as_ref().map(|points| format!(", {}", points.in_words())).unwrap_or_default();
            format!("{}{point} ({done} of {total} done)", wording::activity(*strategy, *activity, repeats))
        }
        (Phase::Cancelled { .. }, Some(points)) => {
            let cancelled = state.shell.words().unwrap_or_default();
            format!("{cancelled} {} of {} points are kept.", points.measured(), points.total())
        }
        _ => state.shell.words().unwrap_or_else(|| at_rest(state)),
    }
}

/// How much of an engine has come, while one is being loaded.
fn loading(state: &State) -> Option<String> {
    let Phase::Running(Progress { at: None | Some((_, Activity::Loading)), .. }) = state.shell.phase else {
        return None;
    };
    let (received, total) = state.loaded?;
    Some(wording::loading(received, total))
}

/// What is said while nothing runs: how long a run takes, or what keeps it from running.
fn at_rest(state: &State) -> String {
    match (&state.shell.phase, &state.checked) {
        (Phase::Asking(_), _) => String::new(),
        (_, Err(problems)) => {
            let names: Vec<_> =
                problems.iter().map(|problem| problem.field.map_or("strategies", Field::name)).collect();
            format!("Cannot run yet; see {}.", format::list(&names))
        }
        (Phase::Idle, Ok(plan)) if plan.spec.code.is_some() => {
            String::from("How long it takes depends on the code.")
        }
        (Phase::Idle, Ok(plan)) => format!("Takes about {}.", plan.estimate(state.shell.cores()).words()),
        _ => String::from("Done."),
    }
}
