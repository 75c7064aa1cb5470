//! The service worker: a second visit without a network, an update that never mixes two builds, and the way to be rid of it.

use crate::{
    other_build::OtherBuild,
    support::{ALL, ENOUGH, assert_ok, query},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::time::Duration;

const OURS: &[&str] = &["a request for http://127.0.0.1:"];
const OURS_AND_OFFLINE: &[&str] =
    &["a request for http://127.0.0.1:", "ERR_CONNECTION_REFUSED", "sw.js", "503"];

/// As many visits as it may take until a newer build, once it is there, has taken over.
const MORE_VISITS: usize = 4;

/// What is said of a file that the build no longer gets.
const HALF: &[&str] = &["a request for http://127.0.0.1:", "503", "worker.js"];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "offline",
        &[
            Case::new("second_visit", second_visit).expecting(OURS_AND_OFFLINE),
            Case::new("python", python).expecting(OURS_AND_OFFLINE),
            Case::new("update", update).expecting(OURS_AND_OFFLINE).alike(),
            Case::new("half_a_build", half_a_build).expecting(HALF).alike(),
            Case::new("off", off).expecting(OURS),
        ],
    )
};

/// Waits until the site's cache has every file of the build.
pub fn await_cache(page: &Page) -> Result<(), Error> {
    let count = "const worker = await (await fetch('sw.js')).text();
        const { id, files } = JSON.parse(worker.match(/const BUILD = (.*);/)[1]);
        const cache = await caches.open(`overlap ${location.pathname} ${id}`);
        // The Python engines are kept once they are used.
        const wanted = Object.keys(files).filter(name => !name.startsWith('engine/python'));
        return (await cache.keys()).length === wanted.length;";
    page.until("kept for offline visits", Duration::from_secs(20), || {
        Ok(page.session.async_script(count, Vec::new())? == json!(true))
    })
}

fn second_visit(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    let address = format!("{}{}", site.url(), query("wait", "tasks=3&wait_ms=20", ALL, "warmup=0"));
    page.session.goto(&address)?;
    page.await_state(&["idle"], ENOUGH)?;
    await_cache(page)?;
    // The network is gone.
    let root = site.url();
    drop(site);
    for path in ["lessons/waiting.html", "lessons/", "runs.html", "embed/", "embed/systems.html"] {
        page.session.goto(&format!("{root}{path}"))?;
        assert!(page.text("h1")?.len() > 3, "{path} is there");
        let styled = "return [...document.styleSheets].every(sheet => sheet.cssRules.length > 0) && document.styleSheets.length > 0;";
        assert_eq!(page.session.script(styled, Vec::new())?, json!(true), "{path} has its style");
    }
    page.session.goto(&address)?;
    page.await_state(&["idle"], ENOUGH)?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    let fetched = format!(
        "{}{}",
        address.split('?').next().unwrap_or_default(),
        query("open_url", "tasks=3&wait_ms=20", "serial,async", "warmup=0")
    );
    page.session.goto(&fetched)?;
    page.await_state(&["idle"], ENOUGH)?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

fn build_of_page(page: &Page) -> Result<Value, Error> {
    page.session.script("return document.documentElement?.dataset.build;", Vec::new())
}

/// Waits until the other build is there as a whole, or even the only one.
fn await_newer(page: &Page) -> Result<(), Error> {
    page.until("holding the newer build ready", ENOUGH, || {
        let waiting = "const { waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
            return Boolean(waiting) || (await caches.keys()).every(name => name.endsWith(' another'));";
        Ok(page.session.async_script(waiting, Vec::new())? == json!(true))
    })
}

/// A browser looks for another service worker some time after a visit; one that it asks for here takes the place of that.
fn settle_checks(page: &Page) -> Result<(), Error> {
    let check = "await (await navigator.serviceWorker.getRegistration()).update();";
    page.session.async_script(check, Vec::new()).map(drop)
}

/// The Python engine is kept once it was used.
fn python(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    let link = query("wait", "tasks=2&wait_ms=20", "serial", "warmup=0&lang=python");
    let address = format!("{}{link}", site.url());
    let run = || {
        page.session.goto(&address)?;
        page.await_state(&["idle"], ENOUGH)?;
        page.run()?;
        page.await_state(&["done"], ENOUGH)?;
        page.record()
    };
    page.session.goto(&address)?;
    page.await_state(&["idle"], ENOUGH)?;
    await_cache(page)?;
    run()?.results.iter().for_each(assert_ok);
    drop(site);
    run()?.results.iter().for_each(assert_ok);
    Ok(())
}

fn update(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    page.session.goto(&site.url())?;
    page.await_state(&["idle"], ENOUGH)?;
    await_cache(page)?;
    let first = build_of_page(page)?;
    let other = OtherBuild::new(page, &suite::site())?;
    settle_checks(page)?;
    site.move_to(other.root().to_owned());
    // The page that is open keeps its own build's engine, although the host has another by now.
    let engine = "return (await fetch('engine/plain/worker.js')).text();";
    let text = |page: &Page| {
        Ok::<_, Error>(page.session.async_script(engine, Vec::new())?.as_str().unwrap_or_default().to_owned())
    };
    assert!(!text(page)?.contains("another build"));
    // The next visit is still the first build, as a whole, and gets the other one in the background.
    page.session.goto(&site.url())?;
    page.await_state(&["idle"], ENOUGH)?;
    assert_eq!(build_of_page(page)?, first);
    assert!(!text(page)?.contains("another build"));
    await_newer(page)?;
    // The visit after is the other build, as a whole; the first one's cache is gone.
    page.session.goto(&site.url())?;
    page.until("of the other build", Duration::from_secs(20), || {
        Ok(build_of_page(page)? == json!("another"))
    })?;
    page.await_state(&["idle"], ENOUGH)?;
    assert!(text(page)?.contains("another build"));
    let caches = page.session.async_script("return caches.keys();", Vec::new())?;
    assert_eq!(caches, json!(["overlap / another"]));
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

/// The host gets another build while a first visit has not gathered all files of its own: the page that is open is refused what
/// is not of its build and says so, and the visits after it come to the other build as a whole.
fn half_a_build(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.slow_down("engine/plain/worker.js", Duration::from_secs(40), 0);
    page.session.goto(&format!(
        "{}{}",
        site.url(),
        query("wait", "tasks=3&wait_ms=20", "serial", "warmup=0")
    ))?;
    page.await_state(&["idle"], ENOUGH)?;
    page.until("under its service worker", ENOUGH, || {
        let controlled = "return Boolean(navigator.serviceWorker.controller) && crossOriginIsolated;";
        Ok(page.session.script(controlled, Vec::new())? == json!(true))
    })?;
    page.await_state(&["idle"], ENOUGH)?;
    let other = OtherBuild::new(page, &suite::site())?;
    site.move_to(other.root().to_owned());
    site.full_speed();
    let engine =
        "const answer = await fetch('engine/plain/worker.js'); return [answer.status, await answer.text()];";
    let answer = page.session.async_script(engine, Vec::new())?;
    assert_eq!(answer[0], json!(503), "nothing of another build: {answer}");
    assert!(answer[1].as_str().is_some_and(|said| said.contains("newer build")), "{answer}");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert!(!record.results[0].available, "no engine, no result");
    let reason = record.results[0].reason.clone().unwrap_or_default();
    assert!(reason.contains("Reload"), "what to do: {reason}");
    for _ in 0..MORE_VISITS {
        page.session.goto(&site.url())?;
        page.await_state(&["idle"], ENOUGH)?;
        if build_of_page(page)? == json!("another") {
            break;
        }
        await_newer(page)?;
    }
    assert_eq!(build_of_page(page)?, json!("another"));
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

fn off(page: &Page) -> Result<(), Error> {
    page.load("?tasks=3")?;
    await_cache(page)?;
    page.load("?tasks=3&sw=off")?;
    let left = "return [location.search, await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length];";
    page.until("without a service worker", Duration::from_secs(10), || {
        Ok(page.session.async_script(left, Vec::new())? == json!(["?tasks=3", [], 0]))
    })?;
    assert!(!page.is_visible("#notices li")?, "the switch is no part of the settings");
    Ok(())
}
