//! What the page around a lesson is told of it, without a browser.

use crate::{
    course::state::{Action, Edit, Question, State},
    model::RunEvent,
    shell::Shell,
};
use overlap_lessons::{Done, find};
use overlap_protocol::frame::ToHost;
use overlap_record::{RunRecord, read_record};
use std::rc::Rc;
use yew::Reducible;

const CORES: u32 = 4;
/// The right answers of the lesson `waiting` on the recorded run.
const ALL_AT_ONCE: usize = 2;
const FIVE_ROUNDS: usize = 1;

fn opened(earlier: Done) -> Rc<State> {
    let lesson = find("waiting").expect("it is in the list");
    Rc::new(State::opened(lesson, CORES, earlier, Shell::opened(Vec::new())))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn answer(question: Question, option: usize) -> [Action; 2] {
    [Action::Choose(question, option), Action::Answer(question)]
}

/// Seven waits that were recorded, as if this run of the lesson had made them.
fn record(state: &State, run: usize) -> RunRecord {
    let text = include_str!("../../../../../../www/recorded/wait.json");
    let mut record = read_record(text).expect("the recorded run is sound");
    record.spec = (*state.runs.all[run].spec).clone();
    record.environment.cores_reported = CORES;
    record
}

/// The lesson with every run of its experiment made.
fn run(state: Rc<State>) -> Rc<State> {
    let records = [0, 1].map(|run| Box::new(record(&state, run)));
    let [first, last] = records;
    let events = [RunEvent::Point(first), RunEvent::Finished(last)];
    after(after(state, [Action::Start(vec![0, 1])]), events.map(Action::Event))
}

/// What is told: predicted, ran, finished; right, answered, of.
fn told(state: &State) -> ([bool; 3], [u32; 3]) {
    match state.so_far() {
        ToHost::Lesson { lesson, predicted, ran, finished, right, answered, of } => {
            assert_eq!(lesson, "waiting");
            ([predicted, ran, finished], [right, answered, of])
        }
        other => panic!("{other:?} is not about a lesson"),
    }
}

#[test]
fn a_lesson_is_told_from_its_beginning_to_its_end() {
    let mut state = opened(Done::default());
    let mut tell = |actions: Vec<Action>| {
        let next = after(Rc::clone(&state), actions);
        assert!(next.has_come_on(&state));
        state = next;
        told(&state)
    };
    let bars = (0..3).map(|bar| Action::Edit(Edit::Bar(bar, 100.0)));
    assert_eq!(tell(bars.chain([Action::Commit]).collect()), ([true, false, false], [0, 0, 1]));
    state = run(state);
    assert_eq!(told(&state), ([true, true, false], [0, 0, 2]), "the run can tell what was to be seen");
    let mut tell = |actions: [Action; 2]| {
        state = after(Rc::clone(&state), actions);
        told(&state)
    };
    assert_eq!(tell(answer(Question::Observe, 0)), ([true, true, false], [0, 1, 2]));
    assert_eq!(tell(answer(Question::Observe, ALL_AT_ONCE)), ([true, true, false], [1, 1, 2]), "corrected");
    assert_eq!(tell(answer(Question::Transfer, FIVE_ROUNDS)), ([true, true, true], [2, 2, 2]));
}

#[test]
fn what_nobody_can_tell_does_not_count() {
    let skipped = after(opened(Done::default()), [Action::SkipPrediction, Action::SkipRun]);
    let answered = after(skipped, answer(Question::Observe, ALL_AT_ONCE));
    assert_eq!(told(&answered), ([false; 3], [0, 0, 1]), "nothing was run to see it in");
    let finished = after(answered, [Action::Skip(Question::Transfer)]);
    assert_eq!(told(&finished), ([false, false, true], [0, 0, 1]));
}

#[test]
fn an_earlier_visit_may_be_somebody_elses() {
    let earlier = Done { answer: None, ran: true, finished: true };
    assert_eq!(told(&opened(earlier)), ([false; 3], [0, 0, 1]));
}

#[test]
fn nothing_is_told_of_a_run_before_it_ends() {
    let state = after(opened(Done::default()), [Action::SkipPrediction]);
    let running = after(Rc::clone(&state), [Action::Start(vec![0, 1])]);
    let partial = Action::Event(RunEvent::Partial(Box::new(record(&state, 0))));
    assert!(!running.has_come_on(&state));
    assert!(!after(Rc::clone(&running), [partial]).has_come_on(&running));
}
