//! Every workload under every strategy answers what is known beforehand, and what the other strategies answer.

use crate::support::{ALL, ENOUGH, assert_ok, numbers, query, result, strategies};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{RunRecord, StrategyId, Value};

pub const SUBJECT: Subject = Subject::new(
    "answers",
    &[
        Case::new("wait", |page| known(page, "wait", "tasks=5&wait_ms=40", &numbers((1..=5).map(f64::from)))),
        Case::new("factorial", |page| digests(page, "factorial", "tasks=3&from=100&to=400", 3, true)),
        Case::new("long_io", |page| {
            known(page, "long_io", "tasks=4&wait_ms=40", &numbers([0.0, 2.0, 4.0, 6.0]))
        }),
        Case::new("long_comp", |page| {
            let published = numbers([2_236.567_809_744_685_3; 4]);
            known(page, "long_comp", "tasks=4&iterations=5000000", &published)
        }),
        Case::new("find_max_wait", find_max_wait),
        Case::new("find_max", |page| {
            known(page, "find_max", "tasks=3&size=1000000", &numbers([999_999.0; 3]))
        }),
        Case::new("open_url", open_url),
        Case::new("power", |page| digests(page, "power", "tasks=200", 200, false)),
        Case::new("small_factorial", |page| {
            let published = [1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880].map(f64::from);
            known(page, "small_factorial", "tasks=10", &numbers(published))
        }),
        Case::new("sleep_range", |page| {
            known(page, "sleep_range", "tasks=4&unit_ms=20", &numbers([0.0, 1.0, 2.0, 3.0]))
        }),
        Case::new("square", |page| {
            known(page, "square", "tasks=1000", &numbers((0..1000).map(|exponent| 2.0_f64.powi(exponent))))
        }),
        Case::new("shared_list", shared_list),
        Case::new("mix", |page| digests(page, "mix", "tasks=4&task_ms=60&compute_share=0.5", 4, false)),
    ],
)
.alike();

/// Runs a workload under every strategy and sees that each ran, was checked, and that all agree.
fn run(page: &Page, workload: &str, params: &str) -> Result<RunRecord, Error> {
    let record = page.measure(&query(workload, params, ALL, "warmup=1"), ENOUGH)?;
    assert_eq!(strategies(&record), StrategyId::all().collect::<Vec<_>>());
    let serial = result(&record, StrategyId::SERIAL);
    for result in &record.results {
        assert_ok(result);
        assert_eq!(result.answers, serial.answers, "{} agrees with serial", result.strategy);
        let cell = format!("#results tr[data-strategy={}] td[data-col=median]", result.strategy);
        assert!(page.text(&cell)?.contains(|letter: char| letter.is_ascii_digit()), "{cell} shows a time");
    }
    assert!(!page.text("#verdict")?.trim().is_empty(), "the verdict says something");
    Ok(record)
}

fn known(page: &Page, workload: &str, params: &str, answers: &[Value]) -> Result<(), Error> {
    let record = run(page, workload, params)?;
    for result in &record.results {
        assert_eq!(result.answers, answers, "{}", result.strategy);
    }
    Ok(())
}

fn digests(page: &Page, workload: &str, params: &str, tasks: usize, same: bool) -> Result<(), Error> {
    let record = run(page, workload, params)?;
    let answers = &result(&record, StrategyId::SERIAL).answers;
    assert_eq!(answers.len(), tasks);
    assert!(
        answers.iter().all(|answer| matches!(answer, Value::Text(digest) if !digest.is_empty())),
        "{answers:?}"
    );
    assert_eq!(answers[0] == answers[tasks - 1], same, "whether all tasks compute the same: {answers:?}");
    Ok(())
}

fn find_max_wait(page: &Page) -> Result<(), Error> {
    let of_seed = |seed| -> Result<Vec<Value>, Error> {
        let record = run(page, "find_max_wait", &format!("tasks=6&length=10&wait_ms=40&seed={seed}"))?;
        Ok(result(&record, StrategyId::SERIAL).answers.clone())
    };
    let answers = of_seed(7)?;
    assert_eq!(answers.len(), 6);
    let in_range = |answer: &Value| matches!(answer, Value::Number(it) if (-100.0..=100.0).contains(it) && it.fract() == 0.0);
    assert!(answers.iter().all(in_range), "{answers:?}");
    assert_ne!(answers, of_seed(8)?, "another seed makes other lists");
    Ok(())
}

fn open_url(page: &Page) -> Result<(), Error> {
    drop(page.server.take_seen());
    let record = run(page, "open_url", "tasks=3&wait_ms=40")?;
    let answers = &result(&record, StrategyId::SERIAL).answers;
    assert_eq!(answers.len(), 3);
    assert!(
        answers.iter().all(|answer| matches!(answer, Value::Text(reply) if reply.contains("200"))),
        "{answers:?}"
    );
    let fetched = page.server.take_seen().into_iter().filter(|seen| seen.target.contains("/data/")).count();
    assert!(fetched >= 3 * StrategyId::all().len(), "every strategy really asked: {fetched} requests");
    Ok(())
}

fn shared_list(page: &Page) -> Result<(), Error> {
    let record = run(page, "shared_list", "tasks=20")?;
    let all: Vec<f64> = (0..20).map(f64::from).collect();
    for result in &record.results {
        assert_eq!(result.answers, numbers(all.clone()), "{}", result.strategy);
        let mut collection =
            result.collection.clone().unwrap_or_else(|| panic!("{} has a collection", result.strategy));
        // Threads append in any order.
        collection.sort_by(f64::total_cmp);
        let expected = if result.strategy == StrategyId::ISOLATED { &[][..] } else { &all };
        assert_eq!(collection, expected, "what the caller of {} holds afterwards", result.strategy);
    }
    Ok(())
}
