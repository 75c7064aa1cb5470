//! The same run in CPython: its command, its record beside the page's run, and the recorded ones of the lessons.

use crate::{
    lessons::{forget, open},
    support::{ENOUGH, RUNS, SOON, give, query, texts},
};
use overlap_browser_tests::{
    Error, cpython,
    page::Page,
    suite::{Case, Subject},
};
use overlap_protocol::cpython::{arguments, command};
use overlap_record::{SpanKind, json};

pub const SUBJECT: Subject = Subject::new(
    "cpython",
    &[
        // A busy machine gives CPython and the page other patterns.
        Case::new("its_record_stands_beside_a_run", its_record_stands_beside_a_run).measuring(),
        Case::new("the_code_panel_has_the_command", the_code_panel_has_the_command),
        Case::new("a_lesson_shows_a_recorded_run", a_lesson_shows_a_recorded_run),
    ],
)
.alike();

/// The command that the page gives, run here, makes a record which the page shows beside its own run.
fn its_record_stands_beside_a_run(page: &Page) -> Result<(), Error> {
    page.load("")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    let settings = query("wait", "tasks=4&wait_ms=50", "serial,async,isolated,gil", "warmup=0&repeats=3");
    let here = page.measure(&settings, ENOUGH)?;
    let there = cpython::run(&arguments(&here.spec))?;
    assert!(there.results.iter().any(|result| {
        result.repeats.iter().flat_map(|repeat| &repeat.spans).any(|span| span.kind == SpanKind::Wait)
    }));
    page.load(RUNS)?;
    page.until("finding its run", SOON, || Ok(page.count("#kept li")? == 1))?;
    give(page, "drop", &[("cpython.json", &json(&there)?)])?;
    page.until("comparing", SOON, || page.is_visible("#comparison"))?;
    let places = format!(
        "{} and {} show the same pattern, apart from starting workers.",
        here.environment.browser(),
        there.environment.browser()
    );
    assert_eq!(page.text(".side-by-side .headline")?, places);
    let told = page.text(".side-by-side .details")?;
    for name in
        ["Async (asyncio)", "Isolated workers (multiprocessing)", "Threads under one lock (threading)"]
    {
        assert!(told.contains(name), "{name}: {told}");
    }
    let drawn = "return document.querySelector('.side-by-side svg').textContent;";
    let headings = page.session.script(drawn, Vec::new())?.to_string();
    for heading in [
        format!("GIL on 4 threads, {}", here.environment.browser()),
        "threading on 4 threads, CPython".to_owned(),
    ] {
        assert!(headings.contains(&heading), "{heading}: {headings}");
    }
    // By itself it has CPython's names too.
    page.session.click("#opened .run-name")?;
    page.until("showing it", SOON, || page.is_visible("#provenance"))?;
    let said = page.text("#provenance")?;
    assert!(said.contains("made by overlap.py") && said.contains("CPython 3."), "{said}");
    let names = texts(page, "#results tbody th")?.to_string();
    assert!(names.contains("threading") && names.contains("multiprocessing"), "{names}");
    Ok(())
}

fn the_code_panel_has_the_command(page: &Page) -> Result<(), Error> {
    let settings = query("long_comp", "tasks=3&iterations=1000", "serial,gil", "repeats=2&lang=python");
    let spec = page.measure(&settings, ENOUGH)?.spec;
    page.session.click("#in-cpython summary")?;
    assert_eq!(page.text("#in-cpython pre")?, command(&spec));
    let served =
        "return fetch(document.querySelector('#in-cpython a').href).then(reply => reply.ok && reply.text());";
    let program = page.session.script(served, Vec::new())?;
    assert!(program.as_str().is_some_and(|text| text.contains("WORKLOADS = {")), "the program is there");
    // Changed code is a file of its own.
    page.type_into("#editor", "# changed\n")?;
    page.until("another command", SOON, || Ok(page.text("#in-cpython pre")?.contains(" --file task.py ")))?;
    assert_eq!(page.property("#own-code", "download")?, "task.py");
    Ok(())
}

fn a_lesson_shows_a_recorded_run(page: &Page) -> Result<(), Error> {
    open(page, "waiting", "")?;
    forget(page)?;
    open(page, "waiting", "")?;
    page.session.click("#show-all")?;
    page.until("showing all", SOON, || page.is_visible("#cpython"))?;
    let caption = page.text("#cpython figcaption")?;
    assert!(caption.starts_with("Recorded in CPython, not live: CPython 3.11"), "{caption}");
    page.session.click("#take-shipped")?;
    page.until("saying that it needs a run", SOON, || {
        Ok(page.text("#beside")?.contains("Press Run above first"))
    })?;
    page.session.click("#start-lesson")?;
    page.until("with a run beside it", ENOUGH, || Ok(page.count("#beside .side-by-side")? > 0))?;
    assert!(page.text("#beside .headline")?.contains("CPython 3.11"));
    Ok(())
}
