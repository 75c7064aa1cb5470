//! A case that was not run, which can be run to check.

use super::{
    question::{Right, ask},
    run_bar::{LessonRun, run_bar},
    view::{View, step},
};
use crate::{
    course::state::{Question, Step},
    shell::RunBarNames,
};
use yew::prelude::*;

const NAMES: RunBarNames = RunBarNames {
    class: "lesson-run",
    run: "start-check",
    confirm: "confirm-check",
    cancel: "cancel-check",
    progress: "progress-check",
};

/// The question, its answer, and the run that checks it.
pub fn transfer(view: &View) -> Html {
    let state = &view.state;
    let transfer = &view.study.lesson.transfer;
    let run = state.runs.transfer();
    let checked = state.runs.all[run].record.as_ref().map(|record| transfer.check(record));
    // The reader's own run decides, where there is one; else what holds on any machine with two cores.
    let (right, words) = match checked {
        Some(Ok(checked)) => {
            let option = checked.option.ok_or_else(|| "no answer covers what your run measured".to_owned());
            (Right { option, by: "your own run" }, checked.words)
        }
        other => {
            let words =
                other.and_then(Result::err).map(|missing| format!("Your run can’t answer this: {missing}."));
            (Right { option: Ok(transfer.answer), by: "the lesson" }, words.unwrap_or_default())
        }
    };
    let checks = state.transfer.answered.is_some()
        || state.finished
        || state.runs.all[run].record.is_some()
        || state.reached > Step::Transfer;
    let bar = LessonRun {
        names: NAMES,
        label: "Run it to check",
        runs: vec![run],
        own: &[run],
        more: Html::default(),
    };
    step(
        Step::Transfer,
        html! {
            <>
                { ask(view, Question::Transfer, &right) }
                if checks { { run_bar(view, bar) } }
                <p id="checked" role="status">{ words }</p>
            </>
        },
    )
}
