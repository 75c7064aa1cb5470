//! Hosts that do more, or less, than serve the site's files as they are. On each the page is isolated after one reload at most, and
//! what cannot be had is named.

use crate::{
    other_build::OtherBuild,
    support::{ALL, ENOUGH, GONE, OURS, SOON, assert_ok, query},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::{Habit, Server, Site},
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{path::Path, thread, time::Duration};

/// What the browsers say of files that are not there, or are refused.
const NOT_THERE: &[&str] = &[
    "a request for http://127.0.0.1:",
    "404",
    "503",
    "MIME",
    "wasm",
    "Failed to load",
    "ERR_CONNECTION_REFUSED",
    "sw.js",
    GONE,
];

pub const SUBJECT: Subject = Subject {
    alike: true,
    isolated: false,
    ..Subject::new(
        "hosts",
        &[
            Case::new("altered_files", altered_files).expecting(NOT_THERE),
            Case::new("clean_addresses", clean_addresses).expecting(NOT_THERE),
            Case::new("files_left_out", files_left_out).expecting(NOT_THERE),
            Case::new("a_page_for_every_file", a_page_for_every_file).expecting(NOT_THERE),
            Case::new("a_policy_of_its_own", a_policy_of_its_own).expecting(&[
                "a request for http://127.0.0.1:",
                "Content Security Policy",
                "Content-Security-Policy",
                "CompileError",
                GONE,
            ]),
            Case::new("pages_cached_for_ever", pages_cached_for_ever).expecting(OURS),
            Case::new("two_builds_and_a_move", two_builds_and_a_move).expecting(NOT_THERE),
        ],
    )
};

fn short() -> String {
    query("wait", "tasks=3&wait_ms=20", ALL, "warmup=0")
}

fn truth(page: &Page, script: &str) -> Result<bool, Error> {
    Ok(page.session.async_script(script, Vec::new())? == json!(true))
}

fn build(page: &Page) -> Result<Value, Error> {
    page.session.script("return document.documentElement?.dataset.build;", Vec::new())
}

/// Opens a page and waits until it is isolated and can be used.
fn open(page: &Page, address: &str) -> Result<(), Error> {
    page.session.goto(address)?;
    page.until("isolated", SOON, || {
        Ok(page.session.script("return self.crossOriginIsolated;", Vec::new())? == json!(true))
    })?;
    page.await_state(&["idle"], ENOUGH).map(drop)
}

/// Opens a page that a service worker has to isolate at once.
fn open_again(page: &Page, address: &str) -> Result<(), Error> {
    open(page, address)?;
    let kind = "return performance.getEntriesByType('navigation')[0].type;";
    assert_eq!(page.session.script(kind, Vec::new())?, json!("navigate"), "no reload at {address}");
    Ok(())
}

fn runs(page: &Page) -> Result<(), Error> {
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

/// Holds a first visit to one reload at most: the host itself is asked for the page once, the service worker has it once more.
fn assert_one_reload(page: &Page, site: &Server) -> Result<(), Error> {
    let begun = "return [performance.timeOrigin, performance.getEntriesByType('navigation')[0].type];";
    let before = page.session.script(begun, Vec::new())?;
    assert_eq!(before[1], json!("reload"));
    thread::sleep(Duration::from_secs(1));
    assert_eq!(page.session.script(begun, Vec::new())?, before, "it rests");
    let asked = site.take_seen().into_iter().filter(|seen| seen.navigates && seen.status == 200);
    assert_eq!(asked.count(), 1, "the page was loaded without the service worker once");
    Ok(())
}

/// Waits until an element says this. Between a page and its reload there is none.
fn says(page: &Page, selector: &str, words: &str) -> Result<(), Error> {
    let said = "return document.querySelector(arguments[0])?.textContent.includes(arguments[1]) ?? false;";
    page.until(words, SOON, || {
        Ok(page.session.script(said, vec![json!(selector), json!(words)])? == json!(true))
    })
}

fn is_kept(page: &Page, name: &str) -> Result<bool, Error> {
    let kept = "return Boolean(await caches.match(new URL(arguments[0], location.href)));";
    Ok(page.session.async_script(kept, vec![json!(name)])? == json!(true))
}

/// A comment in every page, a line in scripts and styles: all works, nothing of it is kept as the build's, and a newer build is found.
fn altered_files(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.behave(&[
        Habit::Adds { ending: ".html", text: "<!-- counted -->" },
        Habit::Adds { ending: ".js", text: "\n" },
        Habit::Adds { ending: ".css", text: "\n" },
    ]);
    open(page, &format!("{}{}", site.url(), short()))?;
    assert_one_reload(page, &site)?;
    runs(page)?;
    await_fill(page, "/")?;
    for (name, kept) in
        [("./", false), ("index.html", false), ("boot.js", false), ("engine/plain/engine_bg.wasm", true)]
    {
        assert_eq!(is_kept(page, name)?, kept, "{name}");
    }
    open_again(page, &format!("{}lessons/waiting.html", site.url()))?;
    open_again(page, &site.url())?;
    let first = build(page)?;
    let other = OtherBuild::new(page, &suite::site())?;
    site.move_to(other.root().to_owned());
    // What this build's page asks for now is another build's.
    let engine = "return (await fetch('engine/python/worker.js')).status;";
    assert_eq!(page.session.async_script(engine, Vec::new())?, json!(503));
    page.until("of the other build", ENOUGH, || {
        open(page, &site.url())?;
        Ok(build(page)? == json!("another") && first != json!("another"))
    })?;
    let engine = "return (await fetch('engine/plain/worker.js')).text();";
    let text = page.session.async_script(engine, Vec::new())?;
    assert!(text.as_str().is_some_and(|text| text.ends_with("// another build\n\n")), "{text}");
    runs(page)
}

/// Addresses without `.html` and without slashes, where a redirect takes the query away.
fn clean_addresses(page: &Page) -> Result<(), Error> {
    let start = || {
        let site = Server::start(Site { isolated: false, mount: "/a/b/", ..Site::new(suite::site()) })?;
        site.behave(&[Habit::CleanAddresses]);
        Ok::<_, Error>(site)
    };
    let place = |page: &Page| {
        page.session.script("return location.pathname + location.search + location.hash;", Vec::new())
    };
    let site = start()?;
    // The address that embed.js gives to a lesson's frame.
    open(page, &format!("{}lessons/waiting.html?embed=1&theme=dark#?embed=1&theme=dark", site.url()))?;
    assert_eq!(place(page)?, json!("/a/b/lessons/waiting?embed=1&theme=dark"));
    assert_eq!(
        page.session.script("return document.documentElement.dataset.theme;", Vec::new())?,
        json!("dark")
    );
    assert!(!page.is_visible(".site")?, "it is embedded");
    assert_one_reload(page, &site)?;
    await_fill(page, "/a/b/")?;
    open_again(page, &format!("{}lessons/tills", site.url()))?;
    // A folder without its slash gets it, with the query.
    open_again(page, &format!("{}lessons?theme=dark", site.url()))?;
    assert_eq!(place(page)?, json!("/a/b/lessons/?theme=dark"));
    let root = site.url();
    drop(site);
    open_again(page, &format!("{root}runs.html?recorded=wait"))?;
    page.until("showing the recorded run", ENOUGH, || Ok(page.count(".run, #runs li, table")? > 0))?;
    assert_eq!(place(page)?, json!("/a/b/runs.html?recorded=wait"));
    open_again(page, &format!("{root}lessons/lock"))?;
    // The first visit of all, to a folder without its slash.
    let site = start()?;
    page.session.goto(&format!("{}embed", site.url()))?;
    page.until("previewing the lab", ENOUGH, || {
        let answered = "document.querySelector('overlap-lab')?.scrollIntoView();
            return Boolean(document.querySelector('overlap-lab')?.shadowRoot.querySelector('iframe.answered'));";
        Ok(page.session.script(answered, Vec::new())? == json!(true))
    })?;
    assert_eq!(place(page)?, json!("/a/b/embed/"));
    Ok(())
}

/// Waits until the service worker of the site at `mount` has seen every file of its build: kept, or passed since the host has it otherwise.
fn await_fill(page: &Page, mount: &str) -> Result<(), Error> {
    let filled = "const mount = arguments[0];
        const worker = await (await fetch(`${mount}sw.js`)).text();
        const { id, files } = JSON.parse(worker.match(/const BUILD = (.*);/)[1]);
        const cache = await caches.open(`overlap ${mount} ${id}`);
        const seen = (await cache.keys()).map(({ url }) => url.replace(/\\?passed$/, ''));
        const wanted = Object.keys(files).filter(name => !name.startsWith('engine/python'));
        return new Set(seen).size === wanted.length;";
    page.until("filled", ENOUGH, || Ok(page.session.async_script(filled, vec![json!(mount)])? == json!(true)))
}

/// A host without the files that are only shown: the site works without a network, and a newer build is found.
fn files_left_out(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.behave(&[Habit::Lacks(".rs"), Habit::Lacks(".py"), Habit::Lacks("recorded/wait.json")]);
    open(page, &format!("{}{}", site.url(), short()))?;
    await_fill(page, "/")?;
    assert!(!is_kept(page, "overlap.py")?);
    let other = OtherBuild::new(page, &suite::site())?;
    site.move_to(other.root().to_owned());
    page.until("of the other build", ENOUGH, || {
        open(page, &site.url())?;
        Ok(build(page)? == json!("another"))
    })?;
    await_fill(page, "/")?;
    let root = site.url();
    drop(site);
    open_again(page, &format!("{root}{}", short()))?;
    runs(page)
}

/// A host that answers with its first page, and status 200, in the place of what it does not have.
fn a_page_for_every_file(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.behave(&[Habit::AnswersAll, Habit::Lacks("plain/engine_bg.wasm"), Habit::Lacks(".py")]);
    open(page, &format!("{}{}", site.url(), query("wait", "tasks=3&wait_ms=20", "serial", "warmup=0")))?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let reason = page.record()?.results[0].reason.clone().unwrap_or_default();
    for part in ["engine/plain/engine_bg.wasm", "a page (text/html)"] {
        assert!(reason.contains(part), "{reason}");
    }
    assert!(!is_kept(page, "engine/plain/engine_bg.wasm")? && !is_kept(page, "overlap.py")?);
    let site = stage::bare(suite::site())?;
    site.behave(&[Habit::AnswersAll, Habit::Lacks("_bg.wasm")]);
    page.session.goto(&site.url())?;
    says(page, "#boot-message", "a page (text/html) instead of overlap-app-")
}

/// A host whose own policy does not allow what the site needs: the page names the directive.
fn a_policy_of_its_own(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.send_headers(vec![("Content-Security-Policy".to_owned(), "default-src 'self'".to_owned())]);
    page.session.goto(&site.url())?;
    says(page, "#boot-message", "stops WebAssembly")?;
    says(page, "#boot-message", "`script-src 'self' 'wasm-unsafe-eval'`")?;
    let site = stage::with_headers(suite::site())?;
    site.send_headers(vec![("Content-Security-Policy".to_owned(), "worker-src 'none'".to_owned())]);
    page.session.goto(&site.url())?;
    page.await_state(&["idle"], ENOUGH)?;
    says(page, "#stopped", "`worker-src 'self'`")
}

/// A host by which a browser may keep every page for a year: without a service worker an old page stays one visit at most.
fn pages_cached_for_ever(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    let for_ever = ("Cache-Control".to_owned(), "public, max-age=31536000, immutable".to_owned());
    site.send_headers(vec![for_ever]);
    open(page, &format!("{}?sw=off", site.url()))?;
    let first = build(page)?;
    open(page, &site.url())?;
    let forget =
        "for (const one of await navigator.serviceWorker.getRegistrations()) { await one.unregister(); }
        for (const name of await caches.keys()) { await caches.delete(name); } return true;";
    assert!(truth(page, forget)?);
    let other = OtherBuild::new(page, &suite::site())?;
    assert_ne!(first, json!("another"));
    site.move_to(other.root().to_owned());
    page.session.goto(&site.url())?;
    page.until("of the other build", SOON, || Ok(build(page)? == json!("another")))?;
    page.await_state(&["idle"], ENOUGH)?;
    let begun = "return performance.timeOrigin;";
    let before = page.session.script(begun, Vec::new())?;
    thread::sleep(Duration::from_secs(1));
    assert_eq!(page.session.script(begun, Vec::new())?, before, "it rests");
    Ok(())
}

/// Two builds on one origin, one in a folder of the other, each with its own service worker; then the outer one moves away.
fn two_builds_and_a_move(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    open(page, &site.url())?;
    let outer = build(page)?;
    await_fill(page, "/")?;
    let other = OtherBuild::new(page, &suite::site())?;
    site.also_serve("/v2/", other.root().to_owned());
    let inner = format!("{}v2/", site.url());
    drop(site.take_seen());
    open(page, &format!("{inner}{}", short()))?;
    assert_one_reload(page, &site)?;
    assert_eq!(build(page)?, json!("another"));
    await_fill(page, "/v2/")?;
    runs(page)?;
    open_again(page, &site.url())?;
    assert_eq!(build(page)?, outer, "each keeps its own");
    // Nothing is left at the old place. Who goes there sees what was kept, once.
    site.move_to(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/noisy/none"));
    open_again(page, &site.url())?;
    let left = "const all = await navigator.serviceWorker.getRegistrations();
        const kept = await caches.keys();
        return all.length === 1 && all[0].scope.endsWith('/v2/') && kept.every(name => name === 'overlap /v2/ another');";
    page.until("left to the host", ENOUGH, || truth(page, left))?;
    page.session.goto(&site.url())?;
    assert!(page.text("body")?.contains("is not here"), "what the host has");
    open_again(page, &inner)?;
    assert_eq!(build(page)?, json!("another"));
    Ok(())
}
