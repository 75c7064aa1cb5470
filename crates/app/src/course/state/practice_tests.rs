//! The programs at the lesson's end, without a browser.

use super::{Action, Exercise, Given, Group, Practice, State, Step};
use crate::{
    model::{Phase, RunEvent, Same},
    shell::{Fault, Shell},
};
use overlap_lessons::{Done, find, practice::run_of};
use overlap_record::{RunRecord, StrategyId, Value, testing};
use std::rc::Rc;
use yew::Reducible;

const SETTING: &str = "tasks=2&strategies=serial,async&repeats=1&warmup=0";

fn given(program: &str, check: &str) -> Rc<Given> {
    let (program, check) = (program.into(), check.into());
    Rc::new(Given { told: "".into(), setting: SETTING.to_owned(), program, check })
}

fn opened() -> Rc<State> {
    let lesson = find("waiting").expect("it is in the list");
    let spec = run_of(SETTING, 2).0;
    let practice = vec![
        Practice::new(Exercise::Modify, given("def task(i):\n    return i\n", ""), spec.clone()),
        Practice::new(
            Exercise::Make,
            given("def add():\n    pass\n", "def task(i):\n    return add()\n"),
            spec,
        ),
    ];
    let state = State::opened(lesson, 4, Done::default(), Shell::opened(Vec::new())).with_practice(practice);
    after(Rc::new(state), [Action::ShowAll])
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn run_of_make(state: &State) -> usize {
    state.runs.at(Group::Practice(Exercise::Make))[0]
}

fn code(state: &State, exercise: Exercise) -> String {
    let run = state.runs.at(Group::Practice(exercise))[0];
    state.runs.all[run].spec.code.clone().unwrap_or_default()
}

fn of(state: &State, exercise: Exercise) -> Option<&Practice> {
    state.practice.iter().find(|practice| practice.exercise == exercise)
}

fn fault(state: &State) -> Option<&Fault> {
    of(state, Exercise::Make)?.fault.as_ref()
}

#[test]
fn a_run_has_the_program_as_it_is_written_and_the_check_behind_it() {
    let state = opened();
    assert_eq!(code(&state, Exercise::Modify), "def task(i):\n    return i\n");
    let made = "def add():\n    pass\n\n\ndef task(i):\n    return add()\n";
    assert_eq!(code(&state, Exercise::Make), made);
    let state = after(state, [Action::Write(Exercise::Make, "def add():\r\n    return 1".to_owned())]);
    assert_eq!(code(&state, Exercise::Make), made.replace("pass", "return 1"));
    let spec = &state.runs.all[run_of_make(&state)].spec;
    assert_eq!((spec.tasks, spec.warmup, spec.strategies.len()), (2, 0, 2));
    assert_eq!(state.runs.experiment().len(), state.runs.parts.len(), "the experiment is as it was");
    assert!(state.reached == Step::Claims && state.runs.all[state.runs.transfer()].group == Group::Transfer);
}

#[test]
fn nothing_of_the_readers_is_lost_by_a_reset() {
    let own = |text: &str| Action::Write(Exercise::Make, text.to_owned());
    let state = after(opened(), [own("mine"), Action::Reset(Exercise::Make)]);
    let practice = of(&state, Exercise::Make).expect("there is one");
    assert_eq!((&practice.draft, practice.aside.as_deref()), (&None, Some("mine")));
    assert_eq!(&*practice.text(), "def add():\n    pass\n");
    let back = after(state, [Action::UndoReset(Exercise::Make)]);
    assert!(code(&back, Exercise::Make).starts_with("mine\n"));
    let same = after(back, [own("def add():\n    pass\n")]);
    assert_eq!(of(&same, Exercise::Make).and_then(|practice| practice.draft.clone()), None);
}

#[test]
fn a_fault_is_shown_where_the_reader_wrote_it_and_not_in_the_check() {
    let raised = |line, message: &str| {
        let message = message.to_owned();
        Action::Event(RunEvent::Raised { strategy: StrategyId::SERIAL, task: Some(0), line, message })
    };
    let state = opened();
    let started = after(Rc::clone(&state), [Action::Start(vec![run_of_make(&state)])]);
    let of_check = after(Rc::clone(&started), [raised(6, "AssertionError: no")]);
    assert_eq!(fault(&of_check), None);
    let own = after(of_check, [raised(2, "NameError: x"), raised(1, "ValueError")]);
    let wanted = Fault { line: 2, message: "NameError: x".into() };
    assert_eq!(fault(&own), Some(&wanted));
    assert_eq!(wanted.words(), "Line 2: NameError: x");
    let changed = after(own, [Action::Write(Exercise::Make, "x = 1".to_owned())]);
    assert_eq!(fault(&changed), None, "it was about another program");
    // The other strategies still run what was written before.
    let late = after(changed, [raised(1, "NameError: x")]);
    assert_eq!(fault(&late), None, "that is about another program, too");
    // Code that is never closed is no Python from the check's lines on.
    let message = "SyntaxError".to_owned();
    let broken = after(started, [Action::Event(RunEvent::CodeError { message, line: 7, column: 1 })]);
    assert_eq!(fault(&broken).map(|fault| fault.line), Some(2));
    assert!(matches!(broken.shell.phase, Phase::Failed(_)) && broken.queue.is_none());
}

#[test]
fn a_new_run_forgets_what_the_one_before_said() {
    let state = opened();
    let run = run_of_make(&state);
    let state = after(state, [Action::Start(vec![run])]);
    let mut record = testing::record(Vec::new());
    record.spec = (*state.runs.all[run].spec).clone();
    let state = after(state, [Action::Event(RunEvent::Finished(Box::new(record)))]);
    assert!(state.runs.all[run].record.is_some() && state.shown == run, "it is what is looked at");
    assert_eq!(after(state, [Action::Start(vec![run])]).runs.all[run].record, None);
}

/// A record in which each strategy gave these answers.
fn answered(answers: [[&str; 2]; 2]) -> Same<RunRecord> {
    let mut record = testing::record(
        [StrategyId::SERIAL, StrategyId::ASYNC].map(|id| testing::result(id, Vec::new())).to_vec(),
    );
    record.spec.tasks = 2;
    for (result, answers) in record.results.iter_mut().zip(answers) {
        result.answers = answers.map(|answer| Value::Text(answer.to_owned())).to_vec();
    }
    Same::new(record)
}

#[test]
fn a_test_has_passed_where_it_passed_under_every_strategy() {
    let state = opened();
    let practice = of(&state, Exercise::Make).expect("there is one");
    let (order, time) = ("'passed: in order'", "'passed: in time'");
    let tested = practice.tested(&answered([[order, time], [order, time]]));
    assert!(tested.iter().all(|test| test.passed));
    assert_eq!(tested[0].says, "passed: in order");
    let late = "error: AssertionError: it took 1.0 s (long) (line 9)";
    let tested = practice.tested(&answered([[order, time], [order, late]]));
    assert_eq!((tested[0].passed, tested[1].passed), (true, false));
    assert_eq!(tested[1].says, "Async: it took 1.0 s (long)");
    let tested = practice.tested(&answered([[order, "error: NameError: x (line 2)"], [order, "None"]]));
    assert_eq!(tested[1].says, "Serial: NameError: x (line 2)");
    let tested = practice.tested(&answered([[order, time], ["'passed: in order'", "None"]]));
    assert!(!tested[1].passed, "an answer that is no pass is none");
    let modify = of(&state, Exercise::Modify).expect("there is one");
    assert!(modify.tested(&answered([[order, time], [order, time]])).is_empty(), "it has no check");
}
