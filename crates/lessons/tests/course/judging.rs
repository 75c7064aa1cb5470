//! Predictions of every lesson, judged.

use crate::machine;
use overlap_lessons::{ALL, Answer, JudgeError, Lesson, Prediction, compare};

/// An answer that fits the lesson's prediction.
pub fn some_answer(lesson: &Lesson) -> Answer {
    match lesson.prediction {
        Prediction::Choice { .. } => Answer::Choice(0),
        Prediction::Scale { max, .. } => Answer::Number(max),
        Prediction::Bars { strategies, max, .. } => {
            Answer::Bars(strategies.iter().map(|strategy| (*strategy, max)).collect())
        }
        Prediction::Tools { tools, cases } => Answer::Tools(vec![tools[0].strategy; cases.len()]),
    }
}

#[test]
fn the_measured_value_itself_is_a_perfect_prediction() {
    for lesson in ALL {
        let records = machine::records(lesson, 4);
        let evidence = lesson.evidence(&records);
        let answer = match lesson.prediction {
            Prediction::Choice { ranges, measured, .. } => {
                let value = measured(&evidence).unwrap().value;
                Answer::Choice(ranges.iter().position(|[low, high]| (*low..=*high).contains(&value)).unwrap())
            }
            Prediction::Scale { measured, .. } => Answer::Number(measured(&evidence).unwrap().value),
            Prediction::Bars { strategies, measured, .. } => {
                let bar = |strategy| (strategy, measured(&evidence, strategy).unwrap().value);
                Answer::Bars(strategies.iter().copied().map(bar).collect())
            }
            Prediction::Tools { tools, cases } => {
                let fastest = |case: &&str| {
                    let taken = compare(&evidence.run(case).unwrap(), tools).unwrap();
                    taken
                        .iter()
                        .find(|taken| taken.is_best && taken.factor == Some(1.0))
                        .unwrap()
                        .tool
                        .strategy
                };
                Answer::Tools(cases.iter().map(fastest).collect())
            }
        };
        let judged = lesson
            .prediction
            .judge(&evidence, &answer)
            .unwrap_or_else(|error| panic!("{}: {error}", lesson.id));
        assert!(judged.within_spread && judged.factor == Some(1.0), "{}: {judged:?}", lesson.id);
        assert!(judged.words.ends_with('.'), "{}: {}", lesson.id, judged.words);
    }
}

#[test]
fn a_prediction_far_off_is_told_its_factor() {
    for lesson in ALL {
        let records = machine::records(lesson, 4);
        let judged = lesson.prediction.judge(&lesson.evidence(&records), &some_answer(lesson)).unwrap();
        assert!(!judged.within_spread, "{}: {judged:?}", lesson.id);
        assert!(judged.factor.is_none_or(|factor| factor > 1.2), "{}: {judged:?}", lesson.id);
    }
}

#[test]
fn before_the_run_or_with_an_answer_of_another_form_there_is_no_judgement() {
    for lesson in ALL {
        let answer = some_answer(lesson);
        let judged = lesson.prediction.judge(&lesson.evidence(&[]), &answer);
        assert!(matches!(judged, Err(JudgeError::Missing(_))), "{}: {judged:?}", lesson.id);
        let records = machine::records(lesson, 2);
        let other = if matches!(answer, Answer::Choice(_)) { Answer::Number(1.0) } else { Answer::Choice(0) };
        let judged = lesson.prediction.judge(&lesson.evidence(&records), &other);
        assert_eq!(judged, Err(JudgeError::Unfit), "{}", lesson.id);
    }
}
