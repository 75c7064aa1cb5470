//! The content security policy, by trying to break each part of it.

use crate::support::{ALL, ENOUGH, assert_ok, query};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{fs, time::Duration};

/// What the browsers say of attempts that are stopped.
const STOPPED: &[&str] = &[
    "Content Security Policy",
    "Content-Security-Policy",
    "violates the following",
    "a request for http://127.0.0.1:",
    "Refused",
    "unsupported MIME type",
    // Chromium tells of requests that it stops; that none of these was made is seen by the proxy.
    "a request for http://other.example/",
];

pub const SUBJECT: Subject = Subject {
    alike: true,
    isolated: false,
    ..Subject::new(
        "policy",
        &[
            Case::new("in_headers", in_headers).expecting(STOPPED),
            Case::new("in_the_page_alone", in_the_page_alone).expecting(STOPPED),
            Case::new("on_every_page", on_every_page).expecting(STOPPED),
            Case::new("readers_addresses", readers_addresses).expecting(STOPPED),
            Case::new("permissions", permissions).only(Browser::Chromium).expecting(STOPPED),
        ],
    )
};

/// Each attempt, with the directive that has to stop it.
const ATTEMPTS: [(&str, &str); 9] = [
    (
        "script-src",
        "const it = document.createElement('script'); it.textContent = 'window.broken = 1'; document.head.append(it);",
    ),
    (
        "script-src",
        "const it = document.createElement('div'); it.setAttribute('onclick', 'window.broken = 2'); document.body.append(it); it.click();",
    ),
    (
        "script-src",
        "const it = document.createElement('script'); it.src = 'http://other.example/x.js'; document.head.append(it);",
    ),
    (
        "script-src",
        "const it = document.createElement('script'); it.src = URL.createObjectURL(new Blob(['window.broken = 3'])); document.head.append(it);",
    ),
    (
        "worker-src",
        "try { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))).onmessage = () => { window.broken = 4; }; } catch {}",
    ),
    ("connect-src", "fetch('http://other.example/').catch(() => {});"),
    ("img-src", "new Image().src = 'http://other.example/x.png';"),
    (
        "style-src",
        "const it = document.createElement('style'); it.textContent = 'body { display: none }'; document.head.append(it);",
    ),
    (
        "frame-src",
        "const it = document.createElement('iframe'); it.src = 'http://other.example/'; document.body.append(it);",
    ),
];

fn try_all(page: &Page, stopped: impl Fn(&str) -> bool) -> Result<(), Error> {
    page.await_state(&["idle"], Duration::from_secs(30))?;
    try_each(page, stopped)?;
    assert!(page.is_visible("#run")?, "the page has kept its style");
    Ok(())
}

/// Makes the attempts that one of these directives stops.
fn try_each(page: &Page, stopped: impl Fn(&str) -> bool) -> Result<(), Error> {
    page.session.script(
        "window.stopped = []; addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective));",
        Vec::new(),
    )?;
    for (directive, attempt) in ATTEMPTS.into_iter().filter(|(directive, _)| stopped(directive)) {
        page.session.script("stopped.length = 0;", Vec::new())?;
        // As a task of the page's own: what a driver runs is not held to the page's policy.
        page.session.script(&format!("setTimeout(() => {{ {attempt} }});"), Vec::new())?;
        page.until(&format!("stopping `{attempt}`"), Duration::from_secs(5), || {
            let stopped = page.session.script("return stopped;", Vec::new())?;
            Ok(stopped
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .any(|name| name.starts_with(directive)))
        })?;
    }
    assert_eq!(page.session.script("return window.broken ?? null;", Vec::new())?, Value::Null);
    let seen = page.server.take_seen();
    assert!(!seen.iter().any(|seen| seen.target.contains("other.example")), "{seen:?}");
    assert_eq!(page.session.script("return document.body.checkVisibility();", Vec::new())?, json!(true));
    // A base or a form that leads elsewhere.
    let base = "const it = document.createElement('base'); it.href = 'http://other.example/'; document.head.append(it);
        const base = document.baseURI; it.remove(); return base.startsWith(location.origin);";
    assert_eq!(page.session.script(base, Vec::new())?, json!(true));
    Ok(())
}

/// Pages that are no lab have the same policy.
fn on_every_page(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Default::default() });
    for path in [
        "lessons/index.html",
        "lessons/glossary.html",
        "lessons/guide.html",
        "lessons/waiting.html",
        "lessons/waiting.project.html",
        "lessons/test.html",
        "runs.html",
        "embed/",
        "embed/systems.html",
    ] {
        page.session.goto(&format!("{}{path}", site.url()))?;
        try_each(page, |_| true)?;
    }
    Ok(())
}

/// The engines' workers may fetch an address that a reader gives, if its host allows it; the page may not.
fn readers_addresses(page: &Page) -> Result<(), Error> {
    let elsewhere = stage::readable(suite::site())?;
    let url = format!("{}data/one.txt", elsewhere.url());
    let params = format!("tasks=2&wait_ms=10&urls={url}");
    for site in [stage::with_headers(suite::site())?, stage::bare(suite::site())?] {
        page.session.goto(&format!("{}{}", site.url(), query("open_url", &params, ALL, "warmup=0")))?;
        page.until("isolated", ENOUGH, || {
            Ok(page.session.script("return self.crossOriginIsolated;", Vec::new())? == json!(true))
        })?;
        page.await_state(&["idle"], ENOUGH)?;
        page.run()?;
        page.await_state(&["done"], ENOUGH)?;
        let record = page.record()?;
        assert_eq!(record.results.len(), 5);
        record.results.iter().for_each(assert_ok);
        for result in &record.results {
            let refused = result.answers.iter().any(|answer| format!("{answer:?}").contains("error"));
            assert!(!refused, "{}: {:?}", result.strategy, result.answers);
        }
        page.session.script("window.fetched = 'waiting';", Vec::new())?;
        page.session.script(
            &format!("setTimeout(() => fetch('{url}').then(() => {{ window.fetched = 'got it'; }}, () => {{ window.fetched = 'refused'; }}));"),
            Vec::new(),
        )?;
        page.until("refused", ENOUGH, || {
            Ok(page.session.script("return window.fetched;", Vec::new())? == json!("refused"))
        })?;
    }
    Ok(())
}

/// What the page never needs, it cannot have.
fn permissions(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    page.session.goto(&site.url())?;
    let allowed = "return ['camera', 'microphone', 'geolocation', 'usb', 'payment', 'midi', 'display-capture', 'cross-origin-isolated']
        .filter(name => document.featurePolicy.allowsFeature(name));";
    assert_eq!(page.session.script(allowed, Vec::new())?, json!(["cross-origin-isolated"]));
    Ok(())
}

/// The headers alone, on a page whose own tag is taken away. Theirs is the engines' policy too, which may fetch an address that
/// a reader gives.
fn in_headers(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    let html =
        fs::read_to_string(suite::site().join("index.html")).map_err(Error::io("reading index.html"))?;
    let (before, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap_or_default();
    let (_, after) = rest.split_once('>').unwrap_or_default();
    assert!(!before.is_empty() && !after.contains("Content-Security-Policy"), "the page had one tag");
    let body = format!("{before}{after}").into_bytes();
    site.answer_with("/", Answer { kind: "text/html; charset=utf-8", body, headers: Vec::new() });
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Default::default() });
    page.session.goto(&site.url())?;
    try_all(page, |directive| directive != "connect-src")
}

/// On a host without headers and without the service worker, which would add them, the page's own tag is left.
fn in_the_page_alone(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Default::default() });
    page.session.goto(&site.url())?;
    try_all(page, |_| true)
}
