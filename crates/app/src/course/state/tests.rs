//! The reducer, without a browser.

use super::{Action, Draft, Edit, Predicted, Question, STEPS, State, Step, draft::at_step, step_of};
use crate::{
    model::{Activity, Capabilities, Phase, Progress, RunEvent},
    shell::{Attempt, Shell, ShellAction},
};
use overlap_activity::{About, HandIn};
use overlap_lessons::{ALL, Answer, Done, Prediction, find};
use overlap_record::{AppInfo, Environment, RunRecord, StrategyId};
use std::rc::Rc;
use yew::Reducible;

fn opened(id: &str) -> Rc<State> {
    let lesson = find(id).expect("it is in the list");
    let state = Rc::new(State::opened(lesson, 4, Done::default(), Shell::opened(Vec::new())));
    let capabilities = Capabilities { threads: Ok(()), isolated: Ok(()), workers: Ok(()), cores: 4 };
    after(state, [Action::Event(RunEvent::Probed(capabilities))])
}

fn after(state: Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(state, Reducible::reduce)
}

fn finished(state: &State) -> Action {
    let queue = state.queue.as_ref().expect("something runs");
    let at = queue.at;
    let environment = Environment {
        user_agent: String::new(),
        cores_reported: 4,
        cores_measured: None,
        isolated: true,
        mode: "threads".to_owned(),
        timer_resolution_us: 5.0,
        hidden: false,
        started_at: String::new(),
        python: None,
    };
    let record = RunRecord {
        schema: String::new(),
        app: AppInfo { version: String::new(), commit: String::new() },
        spec: (*state.runs.all[at].spec).clone(),
        environment,
        results: Vec::new(),
        subinterpreters: None,
        hand_in: None,
    };
    let is_last = queue.next.is_empty();
    Action::Event(if is_last {
        RunEvent::Finished(Box::new(record))
    } else {
        RunEvent::Point(Box::new(record))
    })
}

#[test]
fn nothing_but_the_prediction_is_shown_until_it_is_made_or_skipped() {
    let state = opened("lock");
    assert_eq!((state.reached, &state.shell.phase), (Step::Predict, &Phase::Idle));
    let refused = after(Rc::clone(&state), [Action::Commit]);
    assert!(refused.problem.is_some() && refused.reached == Step::Predict);
    let made = after(refused, [Action::Edit(Edit::Choose(1)), Action::Commit]);
    assert_eq!(
        (&made.predicted, made.reached, &made.problem),
        (&Predicted::Made(Answer::Choice(1)), Step::Run, &None)
    );
    assert_eq!(after(state, [Action::SkipPrediction]).reached, Step::Run);
}

#[test]
fn runs_follow_each_other_until_the_observation_is_due() {
    let state = after(opened("requests"), [Action::SkipPrediction]);
    let wanted = state.runs.wanted();
    assert_eq!(wanted, [0, 1, 2]);
    let first = after(state, [Action::Start(wanted)]);
    let second = after(Rc::clone(&first), [finished(&first)]);
    assert_eq!((second.shell.started, second.shown, second.reached), (2, 1, Step::Run));
    assert!(second.shell.phase.is_busy() && second.is_live());
    let third = after(Rc::clone(&second), [finished(&second)]);
    let over = after(Rc::clone(&third), [finished(&third)]);
    assert_eq!((&over.shell.phase, over.reached, over.shown), (&Phase::Done, Step::Observe, 0));
    assert!(over.runs.is_complete() && over.done().ran && !over.done().finished);
    assert_eq!(over.runs.wanted(), [0, 1, 2], "again");
}

#[test]
fn a_cancelled_or_failed_run_keeps_what_had_ended() {
    let first = after(opened("requests"), [Action::SkipPrediction, Action::Start(vec![0, 1, 2])]);
    let second = after(Rc::clone(&first), [finished(&first), Action::Shell(ShellAction::Cancel)]);
    assert_eq!(second.shell.phase, Phase::Cancelling);
    let at = Some((StrategyId::GIL, Activity::Starting));
    let progress = RunEvent::Progress(Progress { at, done: 0, total: 3 });
    let cancelled =
        after(second, [Action::Event(progress), Action::Event(RunEvent::Cancelled { after_ms: 5.0 })]);
    assert_eq!(cancelled.shell.phase, Phase::Cancelled { after_ms: 5.0 });
    assert_eq!((cancelled.runs.wanted(), cancelled.shown, &cancelled.queue), (vec![1, 2], 0, &None));
    let again = after(cancelled, [Action::Start(vec![1, 2])]);
    let failed = after(again, [Action::Event(RunEvent::Failed { message: "no".to_owned() })]);
    assert_eq!((&failed.shell.phase, failed.reached), (&Phase::Failed("no".to_owned()), Step::Run));
    assert!(failed.runs.has_begun());
}

#[test]
fn a_run_that_ends_while_it_is_cancelled_is_kept_and_none_follows() {
    let first = after(opened("requests"), [Action::SkipPrediction, Action::Start(vec![0, 1, 2])]);
    let cancelling = after(Rc::clone(&first), [Action::Shell(ShellAction::Cancel), finished(&first)]);
    assert_eq!((cancelling.shell.started, &cancelling.shell.phase), (1, &Phase::Cancelling));
    let over = after(cancelling, [Action::Event(RunEvent::Cancelled { after_ms: 2.0 })]);
    assert_eq!((over.runs.wanted(), &over.queue), (vec![1, 2], &None));
}

#[test]
fn answering_or_skipping_every_question_finishes_the_lesson() {
    let state = after(opened("tills"), [Action::ShowAll]);
    assert!(state.reached == Step::Claims && !state.finished, "to look at all steps is not to do them");
    let state =
        after(opened("tills"), [Action::SkipPrediction, Action::SkipRun, Action::Answer(Question::Observe)]);
    assert!(state.observe.missing && state.reached == Step::Observe);
    let state = after(state, [Action::Choose(Question::Observe, 1), Action::Answer(Question::Observe)]);
    assert_eq!((state.observe.answered, state.reached), (Some(1), Step::Transfer));
    let state = after(state, [Action::Skip(Question::Transfer)]);
    assert!(state.finished && state.done().finished && state.reached == Step::Claims);
}

#[test]
fn a_prediction_of_an_earlier_visit_is_kept_and_one_that_does_not_fit_is_not() {
    let lesson = find("scaling").expect("it is in the list");
    let shell = || Shell::opened(Vec::new());
    let kept = |answer| State::opened(lesson, 4, Done { answer: Some(answer), ..Done::default() }, shell());
    let state = kept(Answer::Number(2.5));
    assert_eq!((state.reached, state.draft.text.as_str()), (Step::Run, "2.5"));
    let state = kept(Answer::Choice(0));
    assert_eq!((state.reached, &state.predicted), (Step::Predict, &Predicted::Open));
}

#[test]
fn every_lesson_has_its_runs_and_takes_a_prediction_by_its_own_means() {
    for lesson in ALL {
        let state = opened(lesson.id);
        assert!(!state.runs.experiment().is_empty(), "{}", lesson.id);
        assert!(!state.runs.estimate(&state.runs.experiment()).is_long(), "{}", lesson.id);
        let edits: Vec<Edit> = match lesson.prediction {
            Prediction::Choice { .. } => vec![Edit::Choose(0)],
            Prediction::Scale { .. } => vec![Edit::Slide(STEPS)],
            Prediction::Bars { strategies, max, .. } => {
                (0..strategies.len()).map(|index| Edit::Bar(index, max)).collect()
            }
            Prediction::Tools { tools, cases } => {
                (0..cases.len()).map(|index| Edit::Tool(index, Some(tools[0].strategy))).collect()
            }
        };
        let state = after(state, edits.into_iter().map(Action::Edit).chain([Action::Commit]));
        assert_eq!(state.reached, Step::Run, "{}: {:?}", lesson.id, state.problem);
        let answer = state.answer().expect("it was committed");
        assert_eq!(Draft::of(answer).answer(&lesson.prediction).as_ref(), Ok(answer));
    }
}

#[test]
fn tools_are_chosen_one_by_one_and_all_of_them() {
    let choose = |index, tool| Action::Edit(Edit::Tool(index, tool));
    let some = after(
        opened("choose"),
        [choose(2, Some(StrategyId::GIL)), choose(0, Some(StrategyId::ASYNC)), Action::Commit],
    );
    assert_eq!(some.problem.as_deref(), Some("Choose a tool for each program, or skip this: 4 to go."));
    let all =
        after(some, (0..6).map(|index| choose(index, Some(StrategyId::SERIAL))).chain([choose(5, None)]));
    assert_eq!(all.problem, None, "a change takes the problem away");
    let refused = after(all, [Action::Commit]);
    assert!(refused.problem.is_some(), "what was taken back is missing");
    let made = after(refused, [choose(5, Some(StrategyId::RAYON)), Action::Commit]);
    let mut expected = vec![StrategyId::SERIAL; 6];
    expected[5] = StrategyId::RAYON;
    assert_eq!(made.predicted, Predicted::Made(Answer::Tools(expected)));
}

#[test]
fn a_slider_and_its_field_say_the_same() {
    for (ends, logarithmic) in [([1.0, 10_000.0], true), ([0.5, 16.0], true), ([0.0, 2000.0], false)] {
        assert_eq!(at_step(0.0, ends, logarithmic), ends[0]);
        assert_eq!(at_step(STEPS, ends, logarithmic), ends[1]);
        let mut before = f64::NEG_INFINITY;
        for step in 0..=200 {
            let value = at_step(f64::from(step), ends, logarithmic);
            assert!(value > before, "{ends:?}: step {step} moves it");
            assert!((step_of(value, ends, logarithmic) - f64::from(step)).abs() <= 1.0, "{ends:?} {step}");
            before = value;
        }
    }
}

#[test]
fn an_activity_keeps_both_predictions_and_goes_on_where_it_was() {
    let lesson = find("lock").expect("it is in the list");
    let earlier = Done { answer: Some(Answer::Choice(2)), ..Done::default() };
    let opened =
        || State::as_activity(lesson, 4, earlier.clone(), Shell::opened(Vec::new()), "7b".to_owned());
    let state = Rc::new(opened());
    assert_eq!(state.predicted, Predicted::Open, "what was predicted on an earlier visit does not count");
    let begun = Attempt { title: "7b".to_owned(), hand_in: HandIn::new(About::lesson(lesson), 5) };
    let choose = |option| [Action::Edit(Edit::Choose(option)), Action::Commit];
    let state = after(state, [Action::Adopt(begun)]);
    let state = after(after(state, choose(0)), [Action::PredictAgain]);
    let state = after(state, choose(1));
    let attempt = state.attempt.clone().expect("it is an activity");
    let predictions = (attempt.hand_in.first.clone(), attempt.hand_in.again.clone());
    assert_eq!(predictions, (Some(Answer::Choice(0)), Some(Answer::Choice(1))));
    assert_eq!(attempt.hand_in.learner, 5);

    let later = after(Rc::new(opened()), [Action::Adopt(attempt.clone())]);
    assert_eq!((&later.predicted, later.reached), (&Predicted::Made(Answer::Choice(1)), Step::Run));
    assert!(later.can_predict_again());
    let mut measured = attempt;
    measured.hand_in.measured = Some(Answer::Number(3.0));
    assert!(!after(Rc::new(opened()), [Action::Adopt(measured)]).can_predict_again(), "it is known");
}
