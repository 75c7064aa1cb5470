//! Runs kept, compared and gathered.

use overlap_findings::{class::class, compare::compare, testing::record};
use overlap_record::{
    Build, Pool, RunRecord, SpanKind, StrategyId, Value, archive, read_record,
    testing::{repeat, result, span, unavailable},
};
use proptest::prelude::*;

fn run(serial_ms: f64, rayon_ms: f64) -> RunRecord {
    let spans = vec![span(0, 0, SpanKind::Run, 0.0, 1.0)];
    record(vec![
        result(StrategyId::SERIAL, vec![repeat(serial_ms, spans.clone()), repeat(serial_ms, spans.clone())]),
        result(StrategyId::RAYON, vec![repeat(rayon_ms, spans.clone()), repeat(rayon_ms, spans)]),
    ])
}

#[test]
fn a_small_run_is_kept_whole_and_a_large_one_without_its_spans() {
    let small = run(10.0, 5.0);
    assert_eq!(read_record(&archive::kept(&small).unwrap()).unwrap(), small);
    let mut large = small.clone();
    large.results[1].repeats[0].spans = vec![span(0, 0, SpanKind::Run, 0.0, 1.0); 1000];
    large.results[1].reason = Some("slow".to_owned());
    large.results[1].collection = Some(vec![1.0]);
    let text = archive::kept(&large).unwrap();
    assert!(text.len() < 3000, "{text}");
    let kept = read_record(&text).unwrap();
    assert_eq!([&small, &large, &kept].map(archive::is_slim), [false, false, true]);
    let repeats = kept.results.iter().flat_map(|result| &result.repeats);
    assert!(repeats.clone().count() == 4 && repeats.clone().all(|repeat| repeat.spans.is_empty()));
    assert!(kept.results.iter().all(|result| result.answers.is_empty()));
    assert_eq!(kept.results[1].summary, small.results[1].summary);
    assert_eq!(kept.results[1].reason.as_deref(), Some("slow"));
    assert_eq!(compare(&[&kept]), compare(&[&large]));
}

#[test]
fn runs_stand_side_by_side() {
    let (slow, fast) = (run(20.0, 10.0), run(10.0, 4.0));
    let mut without = run(5.0, 1.0);
    without.results[1] = unavailable(StrategyId::RAYON, "not isolated");
    let table = compare(&[&slow, &fast, &without]);
    assert_eq!(table.differences, []);
    let names: Vec<_> = table.rows.iter().map(|row| row.strategy).collect();
    assert_eq!(names, [StrategyId::SERIAL, StrategyId::RAYON]);
    let ratios: Vec<_> = table.rows[0].cells.iter().map(|cell| cell.unwrap().to_first).collect();
    assert_eq!(ratios, [None, Some(0.5), Some(0.25)]);
    assert_eq!(table.rows[1].cells[1].unwrap().speedup, Some(2.5));
    assert_eq!(table.rows[1].cells[2], None);
}

#[test]
fn different_settings_stand_side_by_side_too() {
    let (one, mut other) = (run(1.0, 1.0), run(1.0, 1.0));
    other.spec.workers = 8;
    other.spec.seed = 99;
    other.spec.repeats = 9;
    other.spec.pool = Pool::Reused;
    other.spec.params.insert("more".to_owned(), Value::Number(7.0));
    let differences = compare(&[&one, &other]).differences;
    let told: Vec<(&str, Vec<&str>)> = differences
        .iter()
        .map(|it| (it.name.as_str(), it.values.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [("workers", vec!["2", "8"]), ("pool", vec!["fresh", "reused"]), ("more", vec!["–", "7"])]
    );
    assert_eq!(class(&[("a", &one), ("b", &other)]).differences, ["pool", "more"]);
    assert_eq!(compare(&[]).differences, []);
}

#[test]
fn another_build_of_the_interpreter_is_a_difference() {
    let on = |build| {
        let mut run = run(10.0, 5.0);
        run.results.iter_mut().for_each(|result| result.build = build);
        run
    };
    let [plain, threads] = [on(Some(Build::Plain)), on(Some(Build::Threads))];
    assert_eq!(compare(&[&plain, &plain.clone()]).differences, []);
    let found = &compare(&[&plain, &threads, &on(None)]).differences[0];
    assert_eq!(
        (found.name.as_str(), found.values.join(", ").as_str()),
        ("build", "without threads, with threads, –")
    );
}

#[test]
fn a_class_is_ordered_by_cores_and_charts_speed_ups() {
    let (two, mut eight) = (run(20.0, 10.0), run(20.0, 4.0));
    eight.environment.cores_measured = None;
    eight.environment.cores_reported = 8;
    let class = class(&[("Zoe", &eight), ("Ada", &two)]);
    let names: Vec<_> = class.machines.iter().map(|machine| machine.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Zoe"]);
    assert_eq!((class.machines[0].cores, class.machines[0].measured), (1.96, true));
    assert_eq!((class.machines[1].cores, class.machines[1].measured), (8.0, false));
    let points: Vec<_> =
        class.points().iter().map(|point| (point.machine, point.cores, point.speedup)).collect();
    assert_eq!(points, [(0, 1.96, 2.0), (1, 8.0, 5.0)]);
}

proptest! {
    #[test]
    fn any_number_of_machines_is_gathered(count in 0..300_usize) {
        let one = run(10.0, 5.0);
        let runs: Vec<(&str, &RunRecord)> = std::iter::repeat_n(("x", &one), count).collect();
        let class = class(&runs);
        prop_assert_eq!(class.machines.len(), count.min(overlap_findings::class::MAX_MACHINES));
        prop_assert_eq!(class.points().len(), class.machines.len());
    }
}

#[test]
fn a_machine_is_told_in_a_line() {
    let mut environment = run(1.0, 1.0).environment;
    for (agent, browser) in [
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
            "Chromium 156",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox 153"),
        (
            "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
            "Safari 26",
        ),
        ("Mozilla/5.0 AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1", "Edge 156"),
        ("curl", "an unknown browser"),
    ] {
        agent.clone_into(&mut environment.user_agent);
        assert_eq!(environment.browser(), browser);
    }
    assert_eq!(environment.summary(), "an unknown browser, 2 cores, 2026-11-22");
}
