//! The picture that a class makes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use overlap_activity::{About, Group, HandIn, Summary, csv, find, groups};
use overlap_lessons::{ALL, Answer, Prediction, Tool};
use overlap_protocol::permalink::decode;
use overlap_record::StrategyId;

fn speedup() -> About {
    let settings = decode("?workload=long_comp&activity=&predict=speedup:rayon", 4).settings;
    About::experiment(&settings).unwrap()
}

/// A learner's numbers: predicted, predicted again, measured.
fn learner(about: &About, number: u32, said: &[f64], measured: Option<f64>) -> HandIn {
    let mut hand_in = HandIn::new(about.clone(), number);
    said.iter().for_each(|said| hand_in.predict(Answer::Number(*said)));
    hand_in.measured = measured.map(Answer::Number);
    hand_in
}

#[test]
fn of_one_learner_the_fullest_code_counts() {
    let about = speedup();
    let codes = [
        learner(&about, 1, &[4.0], None),
        learner(&about, 1, &[4.0, 2.0], Some(1.9)),
        learner(&about, 1, &[4.0, 2.0], None),
        learner(&about, 2, &[1.0], None),
        learner(&about, 2, &[1.5], None),
    ];
    let [group] = &groups(&codes)[..] else { panic!("one activity") };
    let expected = [codes[1].clone(), codes[4].clone()];
    assert_eq!(group.hand_ins, expected, "the last of those that hold as much");
}

#[test]
fn activities_are_kept_apart() {
    let other = About::Lesson("tills");
    let codes = [
        learner(&speedup(), 1, &[2.0], None),
        HandIn::new(other.clone(), 1),
        learner(&speedup(), 2, &[3.0], None),
    ];
    let groups = groups(&codes);
    let mut counts: Vec<_> =
        groups.iter().map(|group| (group.about == other, group.hand_ins.len())).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(false, 2), (true, 1)]);
}

#[test]
fn every_number_is_in_one_bin_of_the_histogram() {
    let about = speedup();
    let said = [0.2, 0.95, 1.0, 1.9, 2.0, 2.5, 100.0];
    let hand_ins: Vec<HandIn> = (1..)
        .zip(said)
        .map(|(number, said)| learner(&about, number, &[said], (number > 4).then_some(1.9)))
        .collect();
    let group = Group { about, hand_ins };
    let histograms = group.histograms();
    let [histogram] = &histograms[..] else { panic!("one number, one histogram") };
    let sum = |series: usize| histogram.bins.iter().map(|bin| bin.counts[series]).sum::<usize>();
    assert_eq!([0, 1, 2].map(sum), [7, 0, 3]);
    let of = |label: &str| {
        let bin = histogram.bins.iter().find(|bin| bin.label == label);
        bin.unwrap_or_else(|| panic!("{label} in {histogram:?}")).counts
    };
    assert_eq!(of("0.9 to 1.1 times"), [2, 0, 0]);
    assert_eq!(of("1.5 to 2 times"), [1, 0, 3]);
    assert_eq!(of("2 to 3 times"), [2, 0, 0], "a bin begins with its lower end");
}

#[test]
fn a_summary_counts_who_changed_and_who_was_near() {
    let about = speedup();
    let codes = [
        learner(&about, 1, &[4.0, 2.0], Some(1.9)),
        learner(&about, 2, &[2.0, 2.0], Some(1.9)),
        learner(&about, 3, &[8.0], None),
        learner(&about, 4, &[], Some(3.0)),
    ];
    let [group] = &groups(&codes)[..] else { panic!("one activity") };
    let expected =
        Summary { first: 3, again: 2, changed: 1, measured: 3, near_first: [1, 2], near_again: [2, 2] };
    assert_eq!(group.summary(), expected);
}

#[test]
fn every_lesson_s_predictions_have_bins() {
    for lesson in ALL {
        let (low, high) = match lesson.prediction {
            Prediction::Choice { ranges, .. } => (Answer::Choice(0), Answer::Choice(ranges.len() - 1)),
            Prediction::Scale { min, max, .. } => (Answer::Number(min), Answer::Number(max)),
            Prediction::Bars { strategies, max, .. } => {
                let all = |value: f64| Answer::Bars(strategies.iter().map(|id| (*id, value)).collect());
                (all(0.0), all(max))
            }
            Prediction::Tools { tools, cases } => {
                let all = |tool: &Tool| Answer::Tools(vec![tool.strategy; cases.len()]);
                (all(&tools[0]), all(&tools[tools.len() - 1]))
            }
        };
        let of = |number: u32, answer: &Answer| {
            let mut hand_in = HandIn::new(About::lesson(lesson), number);
            hand_in.predict(answer.clone());
            hand_in
        };
        let group = Group { about: About::lesson(lesson), hand_ins: vec![of(1, &low), of(2, &high)] };
        for histogram in group.histograms() {
            let counts: Vec<usize> = histogram.bins.iter().map(|bin| bin.counts[0]).collect();
            assert_eq!(counts.iter().sum::<usize>(), 2, "{}: {histogram:?}", lesson.id);
            assert_eq!((counts[0], counts[counts.len() - 1]), (1, 1), "{}: {histogram:?}", lesson.id);
            assert!((2..=15).contains(&counts.len()), "{}: {histogram:?}", lesson.id);
        }
    }
}

#[test]
fn a_choice_is_right_and_bars_are_near_as_a_whole() {
    let choice = ALL.iter().find_map(|lesson| match lesson.prediction {
        Prediction::Choice { ranges, .. } => Some((lesson, ranges)),
        _ => None,
    });
    let (lesson, ranges) = choice.unwrap();
    let hand_in = |number: u32, option: usize| HandIn {
        first: Some(Answer::Choice(option)),
        measured: Some(Answer::Number(ranges[0][1])),
        ..HandIn::new(About::lesson(lesson), number)
    };
    let group = Group { about: About::lesson(lesson), hand_ins: vec![hand_in(1, 0), hand_in(2, 1)] };
    assert_eq!(group.summary().near_first, [1, 2]);

    let said = |serial: f64, rayon: f64| {
        let bars = [(StrategyId::SERIAL, serial), (StrategyId::ASYNC, 100.0), (StrategyId::RAYON, rayon)];
        Answer::Bars(bars.to_vec())
    };
    let hand_in = |number: u32, said: Answer| HandIn {
        first: Some(said),
        measured: Some(Answer::Bars(vec![(StrategyId::SERIAL, 700.0), (StrategyId::RAYON, 400.0)])),
        ..HandIn::new(About::Lesson("waiting"), number)
    };
    let hand_ins = vec![hand_in(1, said(700.0, 400.0)), hand_in(2, said(700.0, 900.0))];
    let group = Group { about: About::Lesson("waiting"), hand_ins };
    assert_eq!(group.summary().near_first, [1, 2], "async was not measured, so it does not count");
}

#[test]
fn tools_are_counted_for_each_program_and_a_tie_for_each_tool() {
    let chosen = |tool: StrategyId| Answer::Tools(vec![tool; 6]);
    let best = |first: &[StrategyId]| {
        let mut best = vec![vec![StrategyId::SERIAL]; 6];
        best[0] = first.to_vec();
        best[5] = Vec::new();
        Some(Answer::Best(best))
    };
    let hand_in = |number: u32, said: Answer, measured: Option<Answer>| HandIn {
        first: Some(said),
        measured,
        ..HandIn::new(About::Lesson("choose"), number)
    };
    let hand_ins = vec![
        hand_in(1, chosen(StrategyId::SERIAL), best(&[StrategyId::ASYNC, StrategyId::GIL])),
        hand_in(2, chosen(StrategyId::ASYNC), best(&[StrategyId::ASYNC])),
        hand_in(3, chosen(StrategyId::ASYNC), None),
    ];
    let group = Group { about: About::Lesson("choose"), hand_ins };
    assert_eq!(group.summary().near_first, [5, 10], "the last program was measured nowhere");
    let histograms = group.histograms();
    assert_eq!(histograms.len(), 6);
    let requests = &histograms[0];
    assert_eq!(requests.program, Some("Two hundred requests that wait 5 ms each"));
    let counts: Vec<_> = requests.bins.iter().map(|bin| (bin.label.as_str(), bin.counts)).collect();
    let expected = [
        ("a plain loop", [1, 0, 0]),
        ("asyncio", [2, 0, 2]),
        ("threads", [0, 0, 1]),
        ("threads without a lock", [0, 0, 0]),
        ("processes", [0, 0, 0]),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn a_table_of_all_codes_can_be_pasted_again() {
    let codes = [learner(&speedup(), 1, &[4.0, 2.0], Some(1.9)), learner(&speedup(), 2, &[3.0], None)];
    let table = csv(&groups(&codes));
    assert_eq!(table.lines().count(), 3);
    assert!(table.starts_with("activity,learner,predicted,predicted_again,measured,code\r\n"));
    assert_eq!(find(&table).hand_ins, codes);
}
