//! Codes: whatever is handed in is read back, and what is damaged is named.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use overlap_activity::{About, HandIn, MAX_CODE_CHARS, Round, find};
use overlap_lessons::{ALL, Answer, Prediction};
use overlap_protocol::permalink::decode;
use overlap_record::StrategyId;
use proptest::{option, prelude::*, sample::select};

/// What can be predicted about an activity, and measured.
fn answers(about: &About) -> (BoxedStrategy<Answer>, BoxedStrategy<Answer>) {
    let number = |range: std::ops::RangeInclusive<f64>| range.prop_map(Answer::Number).boxed();
    let About::Lesson(id) = about else { return (number(1e-3..=1e9), number(0.0..=1e12)) };
    match overlap_lessons::find(id).unwrap().prediction {
        Prediction::Choice { ranges, .. } => {
            ((0..ranges.len()).prop_map(Answer::Choice).boxed(), number(0.0..=1e6))
        }
        Prediction::Scale { min, max, .. } => (number(min..=max), number(0.0..=1e6)),
        Prediction::Bars { strategies, max, .. } => {
            let bars = |max: f64| {
                let values = prop::collection::vec(0.0..=max, strategies.len());
                let of = |values: Vec<f64>| Answer::Bars(strategies.iter().copied().zip(values).collect());
                values.prop_map(of).boxed()
            };
            (bars(max), bars(1e6))
        }
        Prediction::Tools { tools, cases } => {
            let strategies: Vec<StrategyId> = tools.iter().map(|tool| tool.strategy).collect();
            let chosen = prop::collection::vec(select(strategies.clone()), cases.len());
            let best = prop::sample::subsequence(strategies.clone(), 0..=strategies.len());
            let best = prop::collection::vec(best, cases.len());
            (chosen.prop_map(Answer::Tools).boxed(), best.prop_map(Answer::Best).boxed())
        }
    }
}

fn abouts() -> Vec<About> {
    let lab = decode("?workload=long_comp&activity=7b&predict=total:isolated", 4).settings;
    ALL.iter().map(|lesson| About::lesson(lesson)).chain(About::experiment(&lab)).collect()
}

fn hand_ins() -> impl Strategy<Value = HandIn> {
    select(abouts()).prop_flat_map(|about| {
        let (predicted, measured) = answers(&about);
        let rounds = option::of((predicted.clone(), option::of(predicted)));
        (any::<u32>(), rounds, option::of(measured)).prop_map(move |(learner, rounds, measured)| {
            let mut hand_in = HandIn { measured, ..HandIn::new(about.clone(), learner) };
            if let Some((first, again)) = rounds {
                hand_in.predict(first);
                again.into_iter().for_each(|again| hand_in.predict(again));
            }
            hand_in
        })
    })
}

proptest! {
    #[test]
    fn a_code_reads_back_as_what_was_handed_in(hand_in in hand_ins()) {
        let code = hand_in.code();
        prop_assert!(code.len() <= MAX_CODE_CHARS, "{}", code.len());
        prop_assert_eq!(HandIn::read(&code), Ok(hand_in));
    }

    #[test]
    fn a_code_with_a_letter_changed_or_missing_is_not_taken_for_the_same(
        hand_in in hand_ins(),
        at: prop::sample::Index,
        letter in "[A-Za-z0-9]",
    ) {
        let code = hand_in.code();
        let at = 4 + at.index(code.len() - 4);
        let cut = format!("{}{}", &code[..at], &code[at + 1..]);
        prop_assert_ne!(HandIn::read(&cut).ok(), Some(hand_in.clone()));
        let changed = format!("{}{letter}{}", &code[..at], &code[at + 1..]);
        if changed != code {
            prop_assert_ne!(HandIn::read(&changed).ok(), Some(hand_in));
        }
    }

    #[test]
    fn any_text_is_searched_for_codes(text in ".{0,200}") {
        prop_assert!(find(&text).hand_ins.is_empty());
    }
}

#[test]
fn codes_are_found_among_other_things_and_damaged_ones_are_named() {
    let bars = [(StrategyId::SERIAL, 700.0), (StrategyId::ASYNC, 100.0), (StrategyId::RAYON, 350.0)];
    let mut one = HandIn::new(About::Lesson("waiting"), 7);
    one.predict(Answer::Bars(bars.to_vec()));
    let mut two = HandIn::new(abouts().pop().unwrap(), 8);
    two.predict(Answer::Number(250.0));
    let cut = &one.code()[..20];
    let text = format!("Ada: {}\r\n> «{}», thanks\nBob {cut} OV2-abc", one.code(), two.code());
    let found = find(&text);
    assert_eq!(found.hand_ins, [one, two]);
    assert_eq!(found.wrong.len(), 1);
    let said = found.wrong[0].to_string();
    assert!(said.contains(cut) && said.contains("copy all of it"), "{said}");
}

#[test]
fn a_code_for_tools_is_short_and_older_codes_are_read() {
    let mut tools = HandIn::new(About::Lesson("choose"), 0xdead_beef);
    tools.predict(Answer::Tools(vec![StrategyId::ASYNC; 6]));
    tools.predict(Answer::Tools(vec![StrategyId::GIL; 6]));
    tools.measured = Some(Answer::Best(vec![vec![StrategyId::RAYON, StrategyId::ISOLATED]; 6]));
    assert!(tools.code().len() <= 140, "{}", tools.code());
    assert_eq!(HandIn::read(&tools.code()), Ok(tools));

    let older = "OV1-d2FpdGluZyA3IGE6YmFyczpzZXJpYWw9NzAwLGFzeW5jPTEwMCxyYXlvbj0zNTAgYjpiYXJzOnNlcmlhbD03MDAsYXN5bmM9MTAwLHJheW9uPTQwMNz-";
    let bars =
        |rayon| vec![(StrategyId::SERIAL, 700.0), (StrategyId::ASYNC, 100.0), (StrategyId::RAYON, rayon)];
    let mut waiting = HandIn::new(About::Lesson("waiting"), 7);
    waiting.predict(Answer::Bars(bars(350.0)));
    waiting.predict(Answer::Bars(bars(400.0)));
    assert_eq!(HandIn::read(older), Ok(waiting));
}

#[test]
fn what_is_predicted_again_takes_the_place_of_the_second_prediction_only() {
    let mut hand_in = HandIn::new(abouts().pop().unwrap(), 1);
    assert_eq!(hand_in.latest(), None);
    for (number, round) in [(1.0, Round::First), (2.0, Round::Again), (3.0, Round::Again)] {
        hand_in.predict(Answer::Number(number));
        assert_eq!(hand_in.latest(), Some((round, &Answer::Number(number))));
    }
    assert_eq!(hand_in.first, Some(Answer::Number(1.0)));
}

#[test]
fn experiments_that_differ_are_different_activities_whatever_they_are_called() {
    let about = |query: &str| About::experiment(&decode(query, 4).settings);
    let base = about("?workload=wait&activity=one&predict=total:async");
    assert!(base.is_some());
    assert_eq!(about("?workload=wait&activity=two&predict=total:async&theme=dark&embed=1&view=full"), base);
    let differ = ["?workload=wait&activity=1&predict=total:rayon", "?workload=wait&tasks=8&activity=1"];
    for other in differ {
        assert_ne!(about(other), base, "{other}");
    }
    assert_eq!(about("?workload=wait"), None);
    let settings = decode("?workload=python&activity=one", 4).settings;
    let mut coded = settings.clone();
    coded.spec.code = Some("def task(i): return i".to_owned());
    assert_ne!(About::experiment(&settings), About::experiment(&coded), "the code is a part of it");
}
