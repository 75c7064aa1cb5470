//! A teacher's question about an experiment, without a browser.

use super::{Action, ExerciseAction, Field, Origin, State};
use crate::model::RunEvent;
use overlap_activity::HandIn;
use overlap_lessons::Answer;
use overlap_protocol::permalink;
use overlap_record::{RunRecord, StrategyId, testing};
use std::rc::Rc;
use yew::Reducible;

const LINK: &str = "?workload=long_comp&strategies=serial,rayon&activity=7b&predict=speedup:rayon";

fn opened(link: &str) -> Rc<State> {
    Rc::new(State::opened(permalink::decode(link, 2)))
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn predict(text: &str) -> [Action; 2] {
    [ExerciseAction::Type(text.to_owned()), ExerciseAction::Commit].map(Action::Exercise)
}

/// A run of what the form asks for, in which rayon was twice as fast.
fn finished(state: &State) -> Action {
    let repeats = vec![testing::repeat(100.0, Vec::new())];
    let mut fast = testing::result(StrategyId::RAYON, repeats.clone());
    fast.summary = testing::summary(&repeats);
    fast.summary.as_mut().expect("one repeat").speedup = Some(2.0);
    let mut record: RunRecord = testing::record(vec![testing::result(StrategyId::SERIAL, repeats), fast]);
    record.spec = state.checked.as_ref().expect("the link is right").spec.clone();
    Action::Event(RunEvent::Finished(Box::new(record)))
}

fn hand_in(state: &State) -> HandIn {
    state.exercise.as_ref().expect("the link asks").hand_in()
}

#[test]
fn a_prediction_is_a_number_above_0() {
    for (text, said) in
        [("", "Type a number"), ("two", "“two” is not a number"), ("0", "number above 0"), ("-1", "above 0")]
    {
        let state = after(opened(LINK), predict(text));
        let exercise = state.exercise.as_ref().expect("the link asks");
        assert!(
            exercise.open && exercise.problem.as_ref().is_some_and(|problem| problem.contains(said)),
            "{text}: {:?}",
            exercise.problem
        );
    }
    let state = after(opened(LINK), predict(" 1.5 "));
    assert_eq!(hand_in(&state).first, Some(Answer::Number(1.5)));
    assert!(opened("?workload=long_comp").exercise.is_none());
}

#[test]
fn a_run_of_the_settings_asked_about_is_handed_in_and_ends_the_predicting() {
    let state = after(opened(LINK), predict("1.5"));
    let state = after(state, [Action::Exercise(ExerciseAction::Again)]);
    let state = after(state, predict("3"));
    let (plan, run) = (state.checked.clone().expect("the link is right"), finished(&state));
    let state = after(state, [Action::Start(plan)]);
    let peeked = after(Rc::clone(&state), [Action::Exercise(ExerciseAction::Again)]);
    assert_eq!(hand_in(&after(peeked, predict("2"))), hand_in(&state), "a run shows its times as they come");
    let state = after(state, [run]);
    let handed_in = hand_in(&state);
    assert_eq!(
        (handed_in.again.clone(), handed_in.measured.clone()),
        (Some(Answer::Number(3.0)), Some(Answer::Number(2.0)))
    );
    let record = state.record.as_ref().expect("it was run");
    assert_eq!(record.hand_in, Some(handed_in.code()));
    let late = after(after(state, [Action::Exercise(ExerciseAction::Again)]), predict("2"));
    assert_eq!(hand_in(&late), handed_in, "what is known cannot be predicted");
}

#[test]
fn a_run_of_other_settings_answers_another_question() {
    let state = after(opened(LINK), predict("1.5"));
    let state = after(state, [Action::Type(Field::Param("tasks"), "7".to_owned())]);
    let run = finished(&state);
    let state = after(state, [run]);
    assert_eq!(hand_in(&state).measured, None);
    assert_eq!(state.record.as_ref().expect("it was run").hand_in, None);
}

#[test]
fn a_link_to_the_settings_asks_the_same() {
    let state = opened(LINK);
    assert!(state.query().contains("&activity=7b&predict=speedup:rayon"), "{}", state.query());
    let without = after(state, [Action::ChooseStrategy(StrategyId::RAYON, false)]);
    assert!(!without.query().contains("activity"), "{}", without.query());
}

#[test]
fn the_same_link_again_keeps_the_attempt_and_another_activity_begins_anew() {
    let configure = |link: &str| Action::Configure(Box::new(permalink::decode(link, 2)), Origin::Host);
    let state = after(opened(LINK), predict("1.5"));
    let again = after(Rc::clone(&state), [configure(&format!("{LINK}&theme=dark"))]);
    assert_eq!(hand_in(&again), hand_in(&state));
    let other = after(state, [configure(&LINK.replace("7b", "8a"))]);
    assert_eq!(hand_in(&other).first, None);
    assert!(after(other, [configure("?workload=long_comp")]).exercise.is_none());
}
