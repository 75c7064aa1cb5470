//! The end of a lesson: a program to change, and one to make that a check accepts.

use super::{
    run_bar::{LessonRun, run_bar},
    view::{View, prose, section},
};
use crate::{
    course::state::{Action, Exercise, Group, Practice, Tested},
    instrument::{Printed, VerdictView},
    model::Same,
    shell::{CodeField, RunBarNames, refusals, tell_with},
};
use overlap_record::{RunRecord, StrategyResult};
use yew::prelude::*;

const HINT: &str = "Tab indents; press Escape, then Tab, to leave the field. Ctrl or ⌘ with Enter runs.";

const REFUSED: &str = "The other strategies still run your program.";

/// Both sections; nothing where the page has none.
pub fn practice(view: &View) -> Html {
    view.state.practice.iter().map(|practice| one(view, practice)).collect()
}

fn one(view: &View, practice: &Practice) -> Html {
    let exercise = practice.exercise;
    let id = exercise.id();
    let [field, hint, error] = ["code", "hint", "error"].map(|part| format!("{id}-{part}"));
    let problem = practice.problem();
    let Some(run) = view.state.runs.at(Group::Practice(exercise)).first().copied() else {
        return Html::default();
    };
    let submit = {
        let (view, runs) = (view.clone(), problem.is_none().then(|| vec![run]));
        Callback::from(move |()| {
            if let Some(runs) = runs.clone().filter(|_| view.state.shell.can_start()) {
                view.start(runs);
            }
        })
    };
    let complaint = match (&problem, &practice.fault) {
        (Some(problem), _) => format!("The code cannot be run: {problem}."),
        (None, Some(fault)) => fault.words(),
        (None, None) => String::new(),
    };
    section(
        id,
        exercise.title(),
        html! {
            <>
                { prose(practice.given.told.clone()) }
                <div class="editing">
                    <CodeField
                        id={field} label={format!("Python code, {}", exercise.title())} text={practice.text()}
                        described={format!("{hint} {error}")} wrong={problem.is_some()} fault={practice.fault.clone()}
                        write={tell_with(&view.dispatch, move |text| Action::Write(exercise, text))} {submit}
                    />
                    <p class="error" id={error} role="alert">{ complaint }</p>
                    <div class="editor-row">
                        { resets(view, practice) }
                        <p class="hint" id={hint}>{ HINT }</p>
                    </div>
                </div>
                { check(practice) }
                { refused(view, practice) }
                { bar(view, exercise, run) }
                { outcome(view, practice, run) }
            </>
        },
    )
}

/// The ways back to the page's program, and from there to the reader's.
fn resets(view: &View, practice: &Practice) -> Html {
    let exercise = practice.exercise;
    let id = exercise.id();
    html! {
        <>
            if practice.draft.is_some() {
                <button type="button" class="quiet" id={format!("reset-{id}")} onclick={view.press(Action::Reset(exercise))}>{ "Reset" }</button>
            }
            if practice.aside.is_some() && practice.draft.is_none() {
                <button type="button" class="quiet" id={format!("undo-{id}")} onclick={view.press(Action::UndoReset(exercise))}>
                    { "Undo the reset" }
                </button>
            }
        </>
    }
}

/// What the check runs, for whoever wants to read it.
fn check(practice: &Practice) -> Html {
    let check = &practice.given.check;
    if check.is_empty() {
        return Html::default();
    }
    html! {
        <details class="check">
            <summary>{ "The check" }</summary>
            <p class="hint">{ "It is added after your code. Each of its tasks is one test." }</p>
            <pre class="source scroll" tabindex="0" aria-label="The check’s Python code">{ check.to_string() }</pre>
        </details>
    }
}

/// Why some of the ways cannot run here.
fn refused(view: &View, practice: &Practice) -> Html {
    let spec = practice.spec();
    let id = match practice.exercise {
        Exercise::Modify => "unavailable-modify",
        Exercise::Make => "unavailable-make",
    };
    let wanted = |strategy| spec.strategies.contains(&strategy);
    let note = html! {
        if view.state.shell.nothing_runs().is_none() { <p>{ REFUSED }</p> }
    };
    refusals(id, &view.state.shell, wanted, note, "Open this lesson in a new tab", "").unwrap_or_default()
}

fn bar(view: &View, exercise: Exercise, run: usize) -> Html {
    let (names, label) = match exercise {
        Exercise::Modify => (
            RunBarNames {
                class: "lesson-run",
                run: "start-modify",
                confirm: "confirm-modify",
                cancel: "cancel-modify",
                progress: "progress-modify",
            },
            "Run",
        ),
        Exercise::Make => (
            RunBarNames {
                class: "lesson-run",
                run: "start-make",
                confirm: "confirm-make",
                cancel: "cancel-make",
                progress: "progress-make",
            },
            "Run the check",
        ),
    };
    run_bar(view, LessonRun { names, label, runs: vec![run], own: &[run], more: Html::default() })
}

/// What came of the latest run.
fn outcome(view: &View, practice: &Practice, run: usize) -> Html {
    let (state, exercise) = (&view.state, practice.exercise);
    let id = format!("{}-outcome", exercise.id());
    let running = state.shell.phase.is_busy() && state.queue.as_ref().is_some_and(|queue| queue.at == run);
    let record = state.runs.all[run].record.clone().filter(|_| !running);
    html! {
        <div {id} class="outcome">
            if exercise == Exercise::Make {
                <div class="feedback" role="status">
                    if let Some(record) = &record { { judged(record, &practice.tested(record)) } }
                </div>
            }
            if let Some(record) = record {
                if exercise == Exercise::Modify {
                    <VerdictView record={record.clone()} phase={state.shell.phase.clone()} compact=true />
                }
                { for record.results.iter().filter_map(not_run) }
                if state.latest == run {
                    <Printed strategies={record.spec.strategies.clone()} prints={view.runner.prints.clone()} />
                }
                <p><a href="#instrument" onclick={view.press(Action::Look(run))}>{ "Its timeline, numbers and answers" }</a></p>
            }
        </div>
    }
}

/// Why one of the ways has not run; nothing where it has.
fn not_run(result: &StrategyResult) -> Option<Html> {
    let reason = result.reason.as_ref().filter(|_| !result.available)?;
    Some(html! { <p class="hint">{ format!("{} did not run: {reason}", result.strategy.title()) }</p> })
}

/// What the check says: in a word, and test by test.
fn judged(record: &Same<RunRecord>, tests: &[Tested]) -> Html {
    let all = record.spec.tasks as usize;
    let passed = tests.iter().filter(|test| test.passed).count();
    let (verdict, words) = if passed == all {
        ("right", format!("All {all} tests passed."))
    } else {
        ("wrong", format!("{passed} of {all} tests passed."))
    };
    let test = |test: &Tested| {
        let verdict = if test.passed { "right" } else { "wrong" };
        html! { <li data-verdict={verdict}>{ &test.says }</li> }
    };
    html! {
        <>
            <p class="verdict" data-verdict={verdict}>{ words }</p>
            <ul class="tests">{ for tests.iter().map(test) }</ul>
        </>
    }
}
