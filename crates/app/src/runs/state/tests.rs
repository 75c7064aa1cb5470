//! The reducer, without a browser.

use super::{Action, FileProgress, Found, Opening, Origin, Seen, State, Which, clipped, codes};
use crate::{bridge::ReadError, model::Same, shell::Address};
use overlap_activity::{About, HandIn};
use overlap_findings::class::MAX_MACHINES;
use overlap_lessons::Answer;
use overlap_record::{Interpreter, RunRecord, palette::Theme, read_record};
use std::rc::Rc;
use yew::Reducible;

/// The recorded run, as if it had begun at another time.
fn record(started_at: &str) -> Same<RunRecord> {
    let text = include_str!("../../../../../www/recorded/wait.json");
    let mut record = read_record(text).expect("the recorded run is sound");
    record.environment.started_at = started_at.to_owned();
    Same::new(record)
}

/// A file with a run of its own.
fn file(name: &str) -> Found {
    Found { name: name.to_owned(), origin: Origin::File, record: record(name), follows: false }
}

fn kept(key: &str) -> Found {
    Found { origin: Origin::Kept { key: key.to_owned(), text: "{}".into() }, ..file(key) }
}

fn unreadable() -> ReadError {
    ReadError::Wrong("it is no run record".to_owned())
}

fn reading(done: usize, all: usize) -> FileProgress {
    FileProgress { done, all, name: "a".to_owned(), percent: 0 }
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn opened(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    after(Rc::new(State::opened(Address::default())), actions)
}

fn names(state: &State) -> Vec<&str> {
    state.runs.iter().map(|run| run.name.as_str()).collect()
}

#[test]
fn kept_runs_come_before_files_and_the_newest_is_seen() {
    let state = opened([]);
    assert_eq!(state.seen, Seen::Nothing);
    let state = after(state, [Action::Kept(vec![kept("b"), kept("a")], vec![unreadable(), unreadable()])]);
    assert_eq!(state.shown().map(|run| run.name.as_str()), Some("b"));
    assert!(state.problems[0].starts_with("2 runs"), "{:?}", state.problems);
    let state = after(state, [Action::Read(vec![file("x.json")], Vec::new())]);
    assert_eq!(names(&state), ["b", "a", "x.json"]);
    assert_eq!(state.shown().map(|run| run.name.as_str()), Some("x.json"));
    let late =
        opened([Action::Recorded(Ok(file("r"))), Action::Kept(vec![kept("b"), kept("a")], Vec::new())]);
    assert_eq!(names(&late), ["b", "a", "r"]);
    assert_eq!(late.shown().map(|run| run.name.as_str()), Some("r"), "what was asked for stays");
}

#[test]
fn kept_runs_are_not_called_unreadable_where_their_reader_is_missing() {
    let unloaded = || ReadError::Unloaded("no connection".to_owned());
    let state = opened([Action::Kept(vec![kept("a")], vec![unloaded(), unreadable(), unloaded()])]);
    let [unreadable, unloaded] = &state.problems[..] else { panic!("{:?}", state.problems) };
    assert!(unreadable.starts_with("1 run that this device kept could not be read"), "{unreadable}");
    assert!(unloaded.starts_with("2 runs") && unloaded.contains("(no connection)"), "{unloaded}");
    assert!(
        unloaded.contains("check the connection") && !unloaded.contains("could not be read"),
        "{unloaded}"
    );
    assert_eq!((names(&state), state.unloaded), (vec!["a"], 2));
}

#[test]
fn the_page_says_when_it_is_ready() {
    let state = Rc::new(State::opened(Address::read("?recorded=wait")));
    assert_eq!(state.phase(), "loading");
    let state = after(state, [Action::Kept(Vec::new(), Vec::new())]);
    assert_eq!(state.phase(), "loading");
    let state = after(state, [Action::Recorded(Err("gone".to_owned()))]);
    assert_eq!((state.phase(), state.problems.len()), ("idle", 1));
    assert_eq!(after(state, [Action::Reading(reading(0, 2))]).phase(), "reading");
    assert_eq!(State::opened(Address::read("?embed=1")).phase(), "idle");
}

#[test]
fn several_files_are_a_class() {
    let state = opened([Action::Read(vec![file("a"), file("b")], vec!["c: broken".to_owned()])]);
    assert_eq!(state.seen, Seen::Class);
    assert_eq!((state.files().len(), state.problems.len()), (2, 1));
    let first = state.runs[0].id;
    let state = after(state, [Action::Remove(Which::One(first))]);
    assert_eq!(state.shown().map(|run| run.name.as_str()), Some("b"), "one file is no class");
    let state = after(state, [Action::Read(vec![file("d")], Vec::new()), Action::See(Seen::Class)]);
    assert_eq!((state.seen, state.problems.len()), (Seen::Class, 0), "files that come later belong to it");
}

#[test]
fn a_run_that_is_open_already_is_told() {
    let again = |name: &str| Found { name: name.to_owned(), ..file("a") };
    let state =
        opened([Action::Kept(vec![kept("a")], Vec::new()), Action::Read(vec![file("a")], Vec::new())]);
    assert_eq!(state.problems, Vec::<String>::new(), "a kept run may be opened from its file");
    let state = after(state, [Action::Read(vec![file("b"), again("c")], Vec::new())]);
    assert_eq!(state.problems, ["c holds the same run as a."]);
    assert_eq!(state.files().len(), 3, "it is opened all the same");
    let state = after(state, [Action::Read(vec![again("d"), again("e")], Vec::new())]);
    assert_eq!(state.problems, ["2 files hold a run that another file holds, too."]);
}

#[test]
fn two_ticks_compare_and_one_does_not() {
    let state = opened([Action::Kept(vec![kept("c"), kept("b"), kept("a")], Vec::new())]);
    let ids: Vec<u32> = state.runs.iter().map(|run| run.id).collect();
    let state = after(state, [Action::Choose(ids[2], true)]);
    assert_eq!(state.seen, Seen::One(ids[0]));
    let state = after(state, [Action::Choose(ids[0], true)]);
    assert_eq!(state.seen, Seen::Compared);
    assert_eq!(state.chosen().len(), 2);
    let state = after(state, [Action::Choose(ids[2], false)]);
    assert_eq!(state.seen, Seen::One(ids[0]));
}

#[test]
fn what_was_removed_comes_back_to_its_place() {
    let state = opened([
        Action::Kept(vec![kept("c"), kept("b"), kept("a")], Vec::new()),
        Action::Read(vec![file("x")], Vec::new()),
    ]);
    let gone = after(Rc::clone(&state), [Action::Remove(Which::Kept)]);
    assert_eq!((names(&gone), gone.removed.len()), (vec!["x"], 3));
    assert_eq!(names(&after(gone, [Action::Undo])), names(&state));
    let one = after(Rc::clone(&state), [Action::Remove(Which::One(state.runs[1].id))]);
    assert_eq!(names(&one), ["c", "a", "x"]);
    let back = after(one, [Action::Undo]);
    assert_eq!((names(&back), back.removed.len()), (names(&state), 0));
    assert_eq!(names(&after(Rc::clone(&state), [Action::Remove(Which::Opened)])), ["c", "b", "a"]);
    let none = opened([Action::Undo, Action::Remove(Which::One(7))]);
    assert_eq!((none.seen, none.runs.len()), (Seen::Nothing, 0));
}

#[test]
fn what_is_wrong_is_said_briefly_and_takes_nothing_away() {
    let state = opened([Action::Read(vec![file("a")], Vec::new())]);
    let problems = (0..500).map(|index| format!("{index}: {}", "x".repeat(10_000))).collect();
    let state = after(state, [Action::Reading(reading(3, 500)), Action::Read(Vec::new(), problems)]);
    assert_eq!((names(&state), &state.reading), (vec!["a"], &None));
    assert_eq!(state.problems.len(), 21);
    assert!(state.problems.iter().all(|problem| problem.len() < 500));
    assert_eq!(state.problems[20], "480 more files could not be read.");
    assert_eq!(after(state, [Action::Dismiss]).problems, Vec::<String>::new());
}

#[test]
fn files_that_are_opened_give_up_those_that_are_still_read() {
    let files = || Same::new(Vec::new());
    let state = opened([Action::Open(files())]);
    let state = after(state, [Action::Reading(reading(0, 1)), Action::Open(files())]);
    assert!(state.opening.is_some() && state.reading.is_none(), "what was said of the first is gone");
    assert_eq!(state.opening.as_ref().map(|opening| opening.given_up), Some(0), "no file, none given up");
    let given_up = State { opening: Some(Opening { files: files(), given_up: 2 }), ..(*state).clone() };
    let state = after(Rc::new(given_up), [Action::Open(files()), Action::Read(vec![file("a")], Vec::new())]);
    assert_eq!((names(&state), &state.opening), (vec!["a"], &None));
    assert!(state.problems[0].starts_with("2 files opened before these"), "{:?}", state.problems);
}

#[test]
fn there_is_an_end_to_a_class() {
    let files = (0..MAX_MACHINES + 3).map(|index| file(&index.to_string())).collect();
    let state = opened([Action::Read(files, Vec::new())]);
    assert_eq!(state.runs.len(), MAX_MACHINES);
    assert!(state.problems[0].contains("3 files were left out"), "{:?}", state.problems);
}

#[test]
fn long_texts_are_clipped_between_characters() {
    assert_eq!(clipped("äöü", 3), "äöü");
    assert_eq!(clipped("äöüß", 3), "äöü …");
}

#[test]
fn every_part_of_the_address_is_used_or_named() {
    let state = State::opened(Address::read("?recorded=wait&embed=1&theme=dark&sw=off"));
    assert!(state.recorded && state.embed && state.theme == Some(Theme::Dark));
    assert_eq!(state.problems, Vec::<String>::new());
    let compact = State::opened(Address::read("?view=compact"));
    assert!(compact.problems[0].contains("no compact view"), "{:?}", compact.problems);
    let wrong = State::opened(Address::read(&format!("?recorded=../x&theme=<b>&{}", "x&".repeat(1000))));
    assert!(!wrong.recorded && wrong.theme.is_none());
    assert_eq!(wrong.problems.len(), 5);
    assert!(
        wrong.problems[0].contains("<b>") && wrong.problems[1].contains("recorded=../x"),
        "{:?}",
        wrong.problems
    );
}

/// A file with a run of the recorded run's work that CPython made.
fn cpython_file(name: &str) -> Found {
    let mut record = (*record(name)).clone();
    record.environment.python = Some(Interpreter {
        implementation: "CPython".to_owned(),
        version: "3.14.0".to_owned(),
        lock: true,
        start_method: "fork".to_owned(),
        system: "Linux x86_64".to_owned(),
    });
    Found { record: Same::new(record), ..file(name) }
}

fn chosen(state: &State) -> Vec<String> {
    state.chosen().into_iter().map(|run| run.name).collect()
}

#[test]
fn a_run_of_cpython_stands_beside_the_newest_run_of_the_same_work() {
    let with_kept = || opened([Action::Kept(vec![kept("b"), kept("a")], Vec::new())]);
    let state = after(with_kept(), [Action::Read(vec![cpython_file("c.json")], Vec::new())]);
    assert_eq!((state.seen, chosen(&state)), (Seen::Compared, vec!["b".to_owned(), "c.json".to_owned()]));

    let alone = opened([Action::Read(vec![cpython_file("c.json")], Vec::new())]);
    assert!(matches!(alone.seen, Seen::One(_)) && chosen(&alone).is_empty());

    let mut other_work = cpython_file("c.json");
    let mut changed = (*other_work.record).clone();
    changed.spec.tasks += 1;
    other_work.record = Same::new(changed);
    let state = after(with_kept(), [Action::Read(vec![other_work], Vec::new())]);
    assert!(matches!(state.seen, Seen::One(_)), "its work is another");

    let both = vec![cpython_file("c.json"), cpython_file("c.json, subinterpreters")];
    let state = after(with_kept(), [Action::Choose(0, true), Action::Read(both, Vec::new())]);
    assert_eq!((state.seen, chosen(&state).len()), (Seen::Compared, 2), "the two of one file alone");
}

/// The code of a learner who predicted in a lesson.
fn code(learner: u32) -> String {
    let mut hand_in = HandIn::new(About::Lesson("lock"), learner);
    hand_in.predict(Answer::Choice(0));
    hand_in.code()
}

#[test]
fn codes_are_pasted_kept_cleared_and_had_back() {
    let pasted = |text: String| Action::Paste(text);
    let state = opened([pasted("hello".to_owned())]);
    assert!(state.hand_ins.told.starts_with("No code was found") && state.seen == Seen::Nothing);
    let state = after(state, [pasted(format!("{} {} OV1-x", code(1), code(2)))]);
    assert_eq!((state.hand_ins.all.len(), state.hand_ins.wrong.len()), (2, 1));
    assert_eq!((state.seen, state.views()), (Seen::Predictions, vec![Seen::Predictions]));
    let again = opened([Action::Codes(codes(&state.hand_ins.all))]);
    assert_eq!(*again.hand_ins.all, *state.hand_ins.all, "what the device keeps");
    let cleared = after(Rc::clone(&state), [Action::ClearCodes]);
    assert!(cleared.hand_ins.all.is_empty() && cleared.seen == Seen::Nothing);
    let back = after(cleared, [pasted(code(3)), Action::RestoreCodes]);
    assert_eq!(back.hand_ins.all.len(), 3, "with what came since");
}

#[test]
fn a_file_with_a_code_shows_the_predictions_and_a_list_of_runs_its_first() {
    let with = |hand_in: &str| {
        let mut record = (*record("a")).clone();
        record.hand_in = Some(hand_in.to_owned());
        Found { record: Same::new(record), ..file("a.json") }
    };
    let second = || Found { follows: true, ..file("a.json, run 2") };
    let list = opened([Action::Read(vec![file("a.json"), second()], Vec::new())]);
    assert_eq!(list.shown().map(|run| run.name.as_str()), Some("a.json"), "one file is no class");
    let state = opened([Action::Read(vec![with(&code(1)), second()], Vec::new())]);
    assert_eq!((state.seen, state.hand_ins.all.len(), state.runs.len()), (Seen::Predictions, 1, 2));
    let state = opened([Action::Read(vec![with("OV1-x")], Vec::new())]);
    assert_eq!(state.runs.len(), 1, "its run is opened all the same");
    assert!(state.problems[0].contains("a.json: its run was opened, but the code OV1-x is damaged"));
}
