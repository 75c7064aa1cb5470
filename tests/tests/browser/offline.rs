//! The service worker: a second visit without a network, an update that never mixes two builds, and the way to be rid of it.

use crate::support::{ALL, ENOUGH, assert_ok, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process,
    time::Duration,
};

const OURS: &[&str] = &["a request for http://127.0.0.1:"];
const OURS_AND_OFFLINE: &[&str] =
    &["a request for http://127.0.0.1:", "ERR_CONNECTION_REFUSED", "sw.js", "503"];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "offline",
        &[
            Case::new("second_visit", second_visit).expecting(OURS_AND_OFFLINE),
            Case::new("update", update).expecting(OURS_AND_OFFLINE),
            Case::new("off", off).expecting(OURS),
        ],
    )
};

/// Waits until the site's cache has every file of the build.
fn await_cache(page: &Page) -> Result<(), Error> {
    let count = "const worker = await (await fetch('sw.js')).text();
        const { id, files } = JSON.parse(worker.match(/const BUILD = (.*);/)[1]);
        const cache = await caches.open(`overlap ${location.pathname} ${id}`);
        return (await cache.keys()).length === Object.keys(files).length;";
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
    for path in ["lessons/waiting.html", "lessons/", "runs.html", "embed/"] {
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

/// A copy of the site as another build: one engine file differs, and with it the build.
struct OtherBuild(PathBuf);

impl OtherBuild {
    /// The hash is the browser's own, so that the test computes it in another way than the build does.
    fn new(page: &Page, old: &Path) -> Result<Self, Error> {
        let root = std::env::temp_dir().join(format!(
            "overlap-other-build-{}-{}",
            process::id(),
            page.session.browser()
        ));
        drop(fs::remove_dir_all(&root));
        copy(old, &root)?;
        let build = Self(root);
        build.change("engine/plain/worker.js", |text| format!("{text}\n// another build\n"))?;
        let worker = build.read("sw.js")?;
        let id = between(&worker, "\"id\":\"", "\"");
        let index = build.read("index.html")?;
        assert!(!id.is_empty() && index.contains(id), "the page carries its build");
        build.change("index.html", |text| text.replace(id, "another"))?;
        let mut stamped = worker.replace(id, "another");
        for name in ["engine/plain/worker.js", "index.html"] {
            let slot = format!("\"{name}\":\"");
            let before = between(&stamped, &slot, "\"").to_owned();
            assert_eq!(before.len(), 64, "{name} is in the build");
            let hash = sha256(page, &build.read(name)?)?;
            // By its name: another file may have the same content.
            stamped = stamped.replace(&format!("{slot}{before}"), &format!("{slot}{hash}"));
        }
        build.change("sw.js", |_| stamped)?;
        Ok(build)
    }

    fn read(&self, name: &str) -> Result<String, Error> {
        fs::read_to_string(self.0.join(name)).map_err(Error::io(format!("reading {name}")))
    }

    fn change(&self, name: &str, change: impl FnOnce(String) -> String) -> Result<(), Error> {
        let text = change(self.read(name)?);
        fs::write(self.0.join(name), text).map_err(Error::io(format!("writing {name}")))
    }
}

impl Drop for OtherBuild {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |path: &Path| Error::io(format!("copying {}", path.display()));
    fs::create_dir_all(to).map_err(failed(to))?;
    for entry in fs::read_dir(from).map_err(failed(from))? {
        let entry = entry.map_err(failed(from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(failed(&source))?;
        }
    }
    Ok(())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(found, _)| found)
}

fn sha256(page: &Page, text: &str) -> Result<String, Error> {
    let digest =
        "const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0]));
        return Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');";
    Ok(page.session.async_script(digest, vec![json!(text)])?.as_str().unwrap_or_default().to_owned())
}

fn build_of_page(page: &Page) -> Result<Value, Error> {
    page.session.script("return document.documentElement?.dataset.build;", Vec::new())
}

fn update(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    page.session.goto(&site.url())?;
    page.await_state(&["idle"], ENOUGH)?;
    await_cache(page)?;
    let first = build_of_page(page)?;
    let other = OtherBuild::new(page, &suite::site())?;
    site.move_to(other.0.clone());
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
    page.until("holding the newer build ready", Duration::from_secs(20), || {
        let waiting = "return Boolean((await navigator.serviceWorker.getRegistration())?.waiting);";
        Ok(page.session.async_script(waiting, Vec::new())? == json!(true))
    })?;
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
