//! A record that was taken apart and put together is the same record, and no part of it is large.

use overlap_record::{
    Assembly, Build, Doubt, Language, Part, PartError, RunRecord, SpanKind, StrategyId, Value, parts,
    testing::{record, repeat, result, span, spans},
};
use proptest::prelude::*;

/// Records with spans, answers and collections, as they are read: every number is finite.
pub fn records() -> impl Strategy<Value = RunRecord> {
    let repeats = || prop::collection::vec((0.0..100.0, spans(20)), 0..3);
    let answer = prop_oneof![any::<f64>().prop_map(Value::Number), ".{0,8}".prop_map(Value::Text)];
    let collection = prop::option::of(prop::collection::vec(-1e3..1e3, 0..30));
    let build = prop::option::of(prop::sample::select(&[Build::Plain, Build::Threads][..]));
    let python = (build, prop::option::of(0.0..2e3_f64));
    (repeats(), repeats(), prop::collection::vec(answer, 0..20), collection, python).prop_map(
        |(serial, other, answers, collection, (build, warmup_ms))| {
            let repeats =
                |drawn: Vec<(f64, _)>| drawn.into_iter().map(|(ms, spans)| repeat(ms, spans)).collect();
            let mut serial = result(StrategyId::SERIAL, repeats(serial));
            serial.answers = answers;
            serial.collection = collection;
            (serial.build, serial.warmup_ms) = (build, warmup_ms);
            let mut record = record(vec![serial, result(StrategyId::RAYON, repeats(other))]);
            record.spec.tasks = 100;
            record.spec.lang = if build.is_some() { Language::Python } else { Language::Rust };
            record
        },
    )
}

/// The record after a journey in parts, each written as bytes and read again.
fn travelled(record: RunRecord) -> RunRecord {
    let mut assembly = Assembly::default();
    for part in parts(record) {
        let bytes = borsh::to_vec(&part).unwrap();
        assembly.add(borsh::from_slice(&bytes).unwrap()).unwrap();
    }
    assembly.finish().unwrap()
}

proptest! {
    #[test]
    fn a_record_arrives_as_it_left(mut record in records()) {
        record.results[0].doubts = vec![Doubt::PageHidden, Doubt::Outlier { repeat: 1, total_ms: 2.5 }];
        prop_assert_eq!(travelled(record.clone()), record);
    }
}

#[test]
fn long_lists_arrive_whole_and_in_parts_that_are_small() {
    let long: Vec<_> =
        (0..300_000).map(|it| span(it % 4, 0, SpanKind::Run, f64::from(it), f64::from(it + 1))).collect();
    let mut serial = result(StrategyId::SERIAL, vec![repeat(1.0, Vec::new()), repeat(2.0, long)]);
    serial.answers = (0..50_000).map(|it| Value::Number(f64::from(it) + 0.1)).collect();
    serial.collection = Some((0..50_000).map(f64::from).collect());
    let many = result(StrategyId::RAYON, vec![repeat(3.0, Vec::new()); 20_000]);
    let record = record(vec![serial, many]);
    let lengths: Vec<usize> =
        parts(record.clone()).iter().map(|part| borsh::to_vec(part).unwrap().len()).collect();
    assert!(lengths.len() > 50 && lengths.iter().all(|length| *length < 256 * 1024), "{lengths:?}");
    assert_eq!(travelled(record.clone()), record);
}

#[test]
fn parts_without_what_they_belong_to_are_refused() {
    let spans = |result, repeat| Part::Spans { result, repeat, spans: Vec::new() };
    assert!(matches!(Assembly::default().add(spans(0, 0)), Err(PartError::Place)));
    assert!(matches!(Assembly::default().finish(), Err(PartError::Place)));
    let mut assembly = Assembly::default();
    let record = record(vec![result(StrategyId::SERIAL, vec![repeat(1.0, Vec::new())])]);
    parts(record).into_iter().for_each(|part| assembly.add(part).unwrap());
    assembly.add(spans(0, 0)).unwrap();
    assert!(matches!(assembly.add(spans(0, 1)), Err(PartError::Place)));
    assert!(matches!(assembly.add(spans(1, 0)), Err(PartError::Place)));
    let collection = Part::Collection { result: 0, numbers: vec![1.0] };
    assert!(matches!(assembly.add(collection), Err(PartError::Place)), "it has none");
}
