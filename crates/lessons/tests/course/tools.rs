//! The choice of a tool for each of several programs.

use crate::{
    claims::{stretch, without},
    machine,
};
use overlap_lessons::{ALL, Answer, JudgeError, Judgement, Lesson, Prediction, Tool, best_of_each};
use overlap_record::{
    RunRecord, StrategyId,
    strategy::{ASYNC, GIL, ISOLATED, RAYON, SERIAL},
};

/// The lesson that asks for tools, with what can be chosen and for what.
fn asking() -> (&'static Lesson, &'static [Tool], &'static [&'static str]) {
    let found = ALL.iter().find_map(|lesson| match lesson.prediction {
        Prediction::Tools { tools, cases } => Some((*lesson, tools, cases)),
        _ => None,
    });
    found.unwrap()
}

fn judged(records: &[RunRecord], chosen: &[StrategyId]) -> Result<Judgement, JudgeError> {
    let (lesson, ..) = asking();
    lesson.prediction.judge(&lesson.evidence(records), &Answer::Tools(chosen.to_vec()))
}

/// Whether each choice was right.
fn right(records: &[RunRecord], chosen: &[StrategyId]) -> Vec<bool> {
    judged(records, chosen).unwrap().cases.into_iter().map(|case| case.is_right.unwrap()).collect()
}

const GOOD: [StrategyId; 6] = [ASYNC, RAYON, SERIAL, SERIAL, GIL, SERIAL];

#[test]
fn a_tool_is_right_where_it_is_the_fastest_or_as_good() {
    let records = machine::records(asking().0, 4);
    assert_eq!(right(&records, &GOOD), [true; 6]);
    let tied = [ASYNC, ISOLATED, SERIAL, ASYNC, ASYNC, SERIAL];
    assert_eq!(right(&records, &tied), [true; 6], "a tie counts for both");
    let poor = [SERIAL, GIL, RAYON, ISOLATED, SERIAL, RAYON];
    let judged = judged(&records, &poor).unwrap();
    assert_eq!(judged.words, "Your choice was right for 0 of 6 programs.");
    assert!(!judged.within_spread && judged.factor.unwrap() > 50.0, "{judged:?}");
    let words = &judged.cases[0].words;
    assert!(words.starts_with("No: a plain loop took ") && words.contains("Measured: asyncio "), "{words}");
}

#[test]
fn a_tool_that_is_faster_beyond_the_spread_takes_the_place() {
    let mut records = machine::records(asking().0, 4);
    stretch(&mut records, "wait", GIL, 0.05);
    let gil_first = [GIL, RAYON, SERIAL, SERIAL, GIL, SERIAL];
    assert_eq!(right(&records, &gil_first), [true; 6]);
    assert_eq!(right(&records, &GOOD), [false, true, true, true, true, true]);
}

#[test]
fn a_tool_that_loses_what_was_appended_is_wrong_however_fast() {
    let mut records = machine::records(asking().0, 4);
    stretch(&mut records, "shared_list", ISOLATED, 0.0);
    for record in records.iter_mut().filter(|record| record.spec.workload == "shared_list") {
        let isolated = record.results.iter_mut().filter(|result| result.strategy == ISOLATED);
        isolated.flat_map(|result| &mut result.repeats).for_each(|repeat| repeat.total_ms = 0.0);
    }
    let chosen = [ASYNC, RAYON, SERIAL, SERIAL, GIL, ISOLATED];
    let judged = judged(&records, &chosen).unwrap();
    assert_eq!(judged.cases[5].is_right, Ok(false));
    assert!(
        judged.cases[5].words.starts_with("No: processes left the caller's list incomplete."),
        "{judged:?}"
    );
    assert_eq!(right(&records, &GOOD), [true; 6]);
}

#[test]
fn without_threads_the_best_of_the_others_counts() {
    let (lesson, tools, cases) = asking();
    let mut records = machine::records(lesson, 4);
    for strategy in [RAYON, GIL] {
        without(&mut records, strategy, "this page is not isolated");
    }
    let judged = judged(&records, &GOOD).unwrap();
    assert_eq!(judged.words, "Your choice was right for 4 of 4 programs.");
    assert!(
        judged.cases[1].is_right.is_err() && judged.cases[1].words.contains("not isolated"),
        "{judged:?}"
    );
    let best = best_of_each(&lesson.evidence(&records), tools, cases);
    assert_eq!((&best[1], &best[4]), (&vec![ISOLATED], &vec![ASYNC]));
}

#[test]
fn a_program_that_was_not_run_says_nothing() {
    let (lesson, tools, cases) = asking();
    let mut records = machine::records(lesson, 4);
    records.truncate(1);
    assert_eq!(judged(&records, &GOOD).unwrap().words, "Your choice was right for 1 of 1 program.");
    let best = best_of_each(&lesson.evidence(&records), tools, cases);
    assert_eq!((best.len(), best.iter().filter(|best| best.is_empty()).count()), (6, 5));
    without(&mut records, ASYNC, "it is switched off");
    assert!(matches!(judged(&records, &GOOD), Err(JudgeError::Missing(_))));
}
