//! The content security policy, by trying to break each part of it.

use overlap_browser_tests::{
    Error,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::time::Duration;

/// What the browsers say of attempts that are stopped.
const STOPPED: &[&str] = &[
    "Content Security Policy",
    "Content-Security-Policy",
    "violates the following",
    "a request for http://127.0.0.1:",
    "Refused",
];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "policy",
        &[
            Case::new("in_headers", in_headers).expecting(STOPPED),
            Case::new("in_the_page_alone", in_the_page_alone).expecting(STOPPED),
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

fn try_all(page: &Page) -> Result<(), Error> {
    page.await_state(&["idle"], Duration::from_secs(30))?;
    page.session.script(
        "window.stopped = []; addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective));",
        Vec::new(),
    )?;
    for (directive, attempt) in ATTEMPTS {
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
    assert!(page.is_visible("#run")?, "the page has kept its style");
    // A base or a form that leads elsewhere.
    let base = "const it = document.createElement('base'); it.href = 'http://other.example/'; document.head.append(it);
        const base = document.baseURI; it.remove(); return base.startsWith(location.origin);";
    assert_eq!(page.session.script(base, Vec::new())?, json!(true));
    Ok(())
}

fn in_headers(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    page.session.goto(&site.url())?;
    try_all(page)
}

/// On a host without headers and without the service worker, which would add them, the page's own tag is left.
fn in_the_page_alone(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Default::default() });
    page.session.goto(&site.url())?;
    try_all(page)
}
