//! The histogram of a counter: every repeat is in one row.

use overlap_drawing::{CountRow, count_rows, counts};
use overlap_record::{
    Repeat, RunRecord, StrategyId, StrategyResult, Value,
    testing::{record, repeat, result},
};
use proptest::prelude::*;

fn of(strategy: StrategyId, held: &[u64], added: [f64; 2]) -> StrategyResult {
    let repeats = held.iter().map(|held| Repeat { counted: Some(*held), ..repeat(1.0, Vec::new()) });
    StrategyResult { answers: added.map(Value::Number).to_vec(), ..result(strategy, repeats.collect()) }
}

fn two(rayon: &[u64]) -> RunRecord {
    record(vec![
        of(StrategyId::SERIAL, &[1000, 1000], [500.0; 2]),
        of(StrategyId::RAYON, rayon, [500.0; 2]),
        result(StrategyId::ASYNC, Vec::new()),
    ])
}

#[test]
fn what_lost_nothing_stands_apart_and_the_rest_in_ten_ranges() {
    let record = two(&[1000, 999, 900, 899, 0]);
    let (results, rows) = count_rows(&record).unwrap();
    assert_eq!(results.len(), 2, "a strategy that counted nothing has no column");
    assert_eq!(rows.len(), 11);
    let row =
        |label: &str, repeats: [usize; 2]| CountRow { label: label.to_owned(), repeats: repeats.to_vec() };
    assert_eq!(rows[0], row("1,000: none lost", [2, 1]));
    assert_eq!(rows[1], row("900 to 999", [0, 2]));
    assert_eq!(rows[2], row("800 to 899", [0, 1]));
    assert_eq!(rows[10], row("0 to 99", [0, 1]));
    let html = counts(&record);
    assert!(html.contains("<th scope=\"row\">900 to 999</th>") && html.contains("</svg> 2</td>"), "{html}");
}

#[test]
fn without_a_counter_there_is_no_histogram() {
    assert_eq!(counts(&record(vec![result(StrategyId::SERIAL, vec![repeat(1.0, Vec::new())])])), "");
    let texts = StrategyResult {
        answers: vec![Value::Text("a1".to_owned())],
        ..of(StrategyId::RAYON, &[3], [1.0; 2])
    };
    assert_eq!(counts(&record(vec![texts])), "", "nobody says what there should be");
}

proptest! {
    #[test]
    fn every_repeat_is_in_one_row(held in prop::collection::vec(0..1100_u64, 1..40)) {
        let record = two(&held);
        let (_, rows) = count_rows(&record).unwrap();
        prop_assert_eq!(rows.iter().map(|row| row.repeats[1]).sum::<usize>(), held.len());
    }
}
