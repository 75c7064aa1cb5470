//! A host that sets no headers: what needs shared memory stays visible and says why it cannot run; the rest runs.

use crate::{
    lessons,
    support::{ALL, ENOUGH, NO_WORKER, WORKER, assert_ok, query},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{self, Case, Subject},
};
use overlap_lessons::Lesson;
use overlap_record::{Doubt, StrategyId};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);
const LESSON_WITHIN: Duration = Duration::from_secs(120);

pub const SUBJECT: Subject = Subject {
    alike: true,
    isolated: false,
    // The service worker, which would add the headers that this host leaves out.
    missing: &[WORKER],
    ..Subject::new(
        "unisolated",
        &[
            Case::new("what_can_run_runs", what_can_run_runs).expecting(&[WORKER, NO_WORKER]),
            Case::new("every_workload", every_workload).expecting(&[WORKER, NO_WORKER]),
            Case::new("a_lesson_says_what_cannot_run", a_lesson_says_what_cannot_run)
                .expecting(&[WORKER, NO_WORKER]),
            Case::new("every_lesson_can_be_read", every_lesson_can_be_read).expecting(&[WORKER, NO_WORKER]),
            // Some minutes.
            Case::new("every_lesson_runs", every_lesson_runs)
                .expecting(&[WORKER, NO_WORKER])
                .needing(suite::EVERY),
        ],
    )
};

fn what_can_run_runs(page: &Page) -> Result<(), Error> {
    page.load(&query("wait", "tasks=4&wait_ms=60", ALL, "warmup=0"))?;
    for id in StrategyId::all() {
        let field = format!("#strategy-{id}");
        assert!(
            page.is_visible(&format!("label[for=strategy-{id}]"))? || page.is_visible(&field)?,
            "{id} is there"
        );
        assert_eq!(page.property(&field, "disabled")?, id.needs_threads().to_string(), "{id} is disabled");
    }
    let said = page.text("body")?;
    assert!(said.contains("isolat"), "the page says why");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert!(!record.environment.isolated);
    for result in &record.results {
        let id = result.strategy;
        if id.needs_threads() {
            assert!(!result.available && result.reason.is_some(), "{id} says why it did not run");
        } else {
            assert_ok(result);
            assert!(
                result.doubts.contains(&Doubt::NotIsolated),
                "{id}: the clock is coarse: {:?}",
                result.doubts
            );
        }
    }
    let ran: Vec<StrategyId> =
        record.results.iter().filter(|it| it.available).map(|it| it.strategy).collect();
    assert_eq!(ran, [StrategyId::SERIAL, StrategyId::ASYNC, StrategyId::ISOLATED]);
    Ok(())
}

fn every_workload(page: &Page) -> Result<(), Error> {
    for (workload, params) in [
        ("long_comp", "tasks=2&iterations=100000"),
        ("find_max", "tasks=2&size=1000000"),
        ("open_url", "tasks=3&wait_ms=20"),
        ("power", "tasks=100"),
        ("shared_list", "tasks=20"),
        ("mix", "tasks=4&task_ms=40&compute_share=0.5"),
    ] {
        let record = page.measure(&query(workload, params, "serial,async,isolated", "warmup=0"), ENOUGH)?;
        assert_eq!(record.results.len(), 3, "{workload}");
        record.results.iter().for_each(assert_ok);
    }
    Ok(())
}

fn a_lesson_says_what_cannot_run(page: &Page) -> Result<(), Error> {
    lessons::open(page, "lock", "")?;
    assert_eq!(page.count("#unavailable")?, 0, "nothing is said of running before it is its turn");
    page.session.click("#skip-predict")?;
    page.until("saying so", SOON, || page.is_visible("#unavailable"))?;
    let said = page.text("#unavailable")?;
    assert!(said.contains("Rayon and GIL cannot run here."), "{said}");
    assert!(said.contains("isolat"), "the reason is given: {said}");
    assert!(said.contains("You can continue; missing results are marked"), "{said}");
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    for record in lessons::records(page)? {
        for result in record.results {
            assert_eq!(result.available, !result.strategy.needs_threads(), "{}", result.strategy);
        }
    }
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#claims"))?;
    let said = page.text("#claims")?;
    assert!(said.contains("Not enough data"), "what rests on those strategies is not claimed: {said}");
    Ok(())
}

/// Opens a lesson at its end.
fn open_whole(page: &Page, lesson: &Lesson) -> Result<(), Error> {
    lessons::open(page, lesson.id, "")?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#claims"))
}

fn every_lesson_can_be_read(page: &Page) -> Result<(), Error> {
    for lesson in overlap_lessons::ALL {
        open_whole(page, lesson)?;
        assert!(page.text("#explanation")?.contains("not measured here"), "{}", lesson.id);
    }
    Ok(())
}

/// What runs without threads runs in every lesson, and nothing is claimed of the rest.
fn every_lesson_runs(page: &Page) -> Result<(), Error> {
    for lesson in overlap_lessons::ALL {
        open_whole(page, lesson)?;
        page.session.click("#start-lesson")?;
        page.until("running", SOON, || Ok(page.state()? != "idle"))?;
        page.await_state(&["done"], LESSON_WITHIN)?;
        for record in lessons::records(page)? {
            for result in record.results {
                let can = !result.strategy.needs_threads();
                assert_eq!(result.available, can, "{} of {}", result.strategy, lesson.id);
            }
        }
        let results = lessons::claims(page, lesson)?;
        assert!(!results.is_empty(), "{}", lesson.id);
        let said = page.text("#explanation")?;
        assert!(!said.contains("NaN") && !said.contains("undefined"), "{}: {said}", lesson.id);
    }
    Ok(())
}
