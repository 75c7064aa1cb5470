//! What can run where: every way in which a host may serve the site and a page may frame it. Each row says what this
//! browser was seen to allow; the page must say the same.

use crate::support::{ALL, ENOUGH, OURS, assert_ok, query, strategies};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    server::{Answer, Server},
    stage,
    suite::{self, Case, Subject},
};
use overlap_record::{RunRecord, StrategyId};
use serde_json::{Value, json};
use std::time::Duration;

/// The hosts that these tests serve themselves.
const OURS_AND_BLOCKED: &[&str] = &[
    "a request for http://127.0.0.1:",
    "a request for http://localhost:",
    "ERR_BLOCKED",
    "X-Frame",
    "Cross-Origin",
    "sandbox",
    "sw.js",
    "Content-Security-Policy",
    "Content Security Policy",
    "unsupported MIME type",
    "CORS",
    "ERR_FAILED",
];

const DELEGATED: (&str, &str) = ("allow", "cross-origin-isolated");

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "hosted",
        &[
            Case::new("bare_host", bare_host).expecting(OURS),
            Case::new("host_with_headers", host_with_headers).expecting(OURS),
            Case::new("never_a_loop", never_a_loop).expecting(OURS).alike(),
            Case::new("lessons_by_address", lessons_by_address).expecting(OURS).alike(),
            Case::new("preview_under_the_worker", preview_under_the_worker).expecting(OURS).alike(),
            Case::new("no_service_worker", no_service_worker).expecting(OURS_AND_BLOCKED),
            Case::new("no_workers", no_workers).expecting(OURS_AND_BLOCKED),
            Case::new("no_nested_workers", no_nested_workers).expecting(OURS_AND_BLOCKED),
            Case::new("framed_by_a_plain_page", framed_by_a_plain_page).expecting(OURS).alike(),
            Case::new("framed_by_an_isolated_page", framed_by_an_isolated_page).expecting(OURS),
            Case::new("sandboxed", sandboxed).expecting(OURS_AND_BLOCKED),
            Case::new("sandboxed_on_a_closed_host", sandboxed_on_a_closed_host)
                .expecting(OURS_AND_BLOCKED)
                .alike(),
            Case::new("without_scripts", without_scripts).expecting(OURS_AND_BLOCKED).alike(),
        ],
    )
};

/// A query that every mode can run at once.
fn short() -> String {
    query("wait", "tasks=3&wait_ms=20", ALL, "warmup=0")
}

fn isolated(page: &Page) -> Result<bool, Error> {
    Ok(page.session.script("return self.crossOriginIsolated;", Vec::new())? == json!(true))
}

/// How often a host was asked for its first page.
fn visits(server: &Server) -> usize {
    server.take_seen().iter().filter(|seen| seen.target == "/" || seen.target.starts_with("/?")).count()
}

/// The site copied to a bare static server: threads after one reload, and none on the next visit.
fn bare_host(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}{}", page.server.url(), short()))?;
    page.until("isolated", Duration::from_secs(20), || isolated(page))?;
    page.await_state(&["idle"], ENOUGH)?;
    let kind = "return performance.getEntriesByType('navigation')[0].type;";
    assert_eq!(page.session.script(kind, Vec::new())?, json!("reload"));
    assert!(visits(&page.server) <= 2, "one reload at most");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    page.load(&short())?;
    assert!(isolated(page)?);
    assert_eq!(page.session.script(kind, Vec::new())?, json!("navigate"), "no reload on the second visit");
    Ok(())
}

fn host_with_headers(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    page.session.goto(&format!("{}{}", site.url(), short()))?;
    page.await_state(&["idle"], ENOUGH)?;
    assert!(isolated(page)?);
    assert_eq!(visits(&site), 1, "the headers are enough");
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.record()?.results.iter().for_each(assert_ok);
    Ok(())
}

/// The page on embedding, whose headers the service worker sets as well, may frame the lab.
fn preview_under_the_worker(page: &Page) -> Result<(), Error> {
    page.load(&short())?;
    page.until("isolated", Duration::from_secs(20), || isolated(page))?;
    page.await_state(&["idle"], ENOUGH)?;
    page.session.goto(&format!("{}embed/", page.server.url()))?;
    assert!(isolated(page)?, "this page, too");
    page.until("answered by the preview", ENOUGH, || {
        let answered = "document.querySelector('overlap-lab')?.scrollIntoView();
            return Boolean(document.querySelector('overlap-lab')?.shadowRoot.querySelector('iframe.answered'));";
        Ok(page.session.script(answered, Vec::new())? == json!(true))
    })
}

/// A service worker that does not isolate the page is no reason to load it again and again.
fn never_a_loop(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    let body = "addEventListener('install', () => skipWaiting()); addEventListener('fetch', () => {});";
    site.answer_with("/sw.js", Answer { kind: "text/javascript", body: body.into(), ..Answer::default() });
    page.session.goto(&format!("{}{}", site.url(), short()))?;
    let record = ran(page)?;
    assert_eq!(record.environment.mode, "workers");
    page.session.goto(&format!("{}{}", site.url(), short()))?;
    page.await_state(&["idle"], ENOUGH)?;
    std::thread::sleep(Duration::from_secs(2));
    let visits = visits(&site);
    assert!(visits <= 3, "two visits and at most one reload, not {visits}");
    Ok(())
}

/// A lesson has a page of its own, which the lab's address leads to; one that does not exist is named.
fn lessons_by_address(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    page.session.goto(&format!("{}?v=1&lesson=waiting&embed=1&theme=dark&tasks=3", site.url()))?;
    let place = "return [location.pathname, location.search];";
    page.until("at the lesson", ENOUGH, || {
        Ok(page.session.script(place, Vec::new())? == json!(["/lessons/waiting.html", "?embed=1&theme=dark"]))
    })?;
    assert!(page.is_visible("h1")? || page.is_visible("main")?);
    for unknown in ["juggling", "../index", "index", "waiting.html", "__proto__"] {
        page.session.goto(&format!("{}?lesson={unknown}", site.url()))?;
        page.await_state(&["idle"], ENOUGH)?;
        assert!(page.text("#notices")?.contains(&format!("no lesson `{unknown}`")), "{unknown} is named");
    }
    Ok(())
}

/// The result of a run on a page where not everything can run.
fn ran(page: &Page) -> Result<RunRecord, Error> {
    page.await_state(&["idle"], ENOUGH)?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    let record = page.record()?;
    assert_eq!(strategies(&record), StrategyId::all().collect::<Vec<_>>());
    for result in record.results.iter().filter(|result| !result.available) {
        assert!(
            result.reason.as_ref().is_some_and(|reason| reason.len() > 20),
            "{} says why",
            result.strategy
        );
    }
    record.results.iter().filter(|result| result.available).for_each(assert_ok);
    Ok(record)
}

fn available(record: &RunRecord) -> Vec<&'static str> {
    record.results.iter().filter(|result| result.available).map(|result| result.strategy.name()).collect()
}

fn no_service_worker(page: &Page) -> Result<(), Error> {
    let site = stage::bare(suite::site())?;
    // A file of the wrong kind is refused as a service worker, as one is by a browser in which they are switched off.
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Answer::default() });
    page.session.goto(&format!("{}{}", site.url(), short()))?;
    let record = ran(page)?;
    assert_eq!(record.environment.mode, "workers");
    assert_eq!(available(&record), ["serial", "async", "isolated"]);
    assert_eq!(visits(&site), 1, "no reload that cannot help");
    Ok(())
}

const FRAME: &str = "return document.querySelector('iframe');";

/// A frame in which a strategy cannot run says which and why, and links to the same setting in a tab of its own.
fn leads_out(page: &Page) -> Result<(), Error> {
    page.session.within(FRAME, || {
        // The compact view folds it.
        let unfold = "document.querySelector('#unavailable').closest('details')?.setAttribute('open', '');";
        page.session.script(unfold, Vec::new())?;
        let said = page.text("#unavailable")?;
        assert!(said.contains("cannot run here") && said.len() > 60, "{said}");
        let link = "return document.querySelector('#unavailable a[target=_blank]').href;";
        let link = page.session.script(link, Vec::new())?;
        let link = link.as_str().unwrap_or_default();
        assert!(link.contains("wait_ms=20") && !link.contains("embed"), "{link}");
        Ok(())
    })
}

/// Where a policy forbids workers, nothing can run; the page says so, whatever it then shows.
fn no_workers(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    site.send_headers(vec![("Content-Security-Policy".to_owned(), "worker-src 'none'".to_owned())]);
    assert_eq!(mode(page, &host, &site.url_by_name(), &[])?, "recorded");
    leads_out(page)?;
    page.session.script("say({ type: 'run', id: 'b' });", Vec::new())?;
    assert_eq!(stage::message(page, "error")?["code"], json!("unavailable"));
    Ok(())
}

fn no_nested_workers(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    let body = std::fs::read(suite::site().join("probe.js")).map_err(Error::io("reading probe.js"))?;
    let deny = ("Content-Security-Policy".to_owned(), "worker-src 'none'".to_owned());
    site.answer_with("/probe.js", Answer { kind: "text/javascript", body, headers: vec![deny] });
    page.session.goto(&format!("{}{}", site.url(), short()))?;
    let record = ran(page)?;
    assert_eq!(record.environment.mode, "single");
    assert_eq!(available(&record), ["serial", "async"]);
    assert!(page.text("#unavailable")?.contains("Isolated"));
    Ok(())
}

/// Frames the site, and says what can run in it.
fn mode(page: &Page, host: &Server, site: &str, attributes: &[(&str, &str)]) -> Result<String, Error> {
    stage::frame(page, host, &format!("{site}{}&embed=1", short()), attributes)?;
    let ready = stage::message(page, "ready")?;
    Ok(ready.get("mode").and_then(Value::as_str).unwrap_or_default().to_owned())
}

/// The same, and holds the lab to it by a run.
fn run_framed(page: &Page, host: &Server, site: &str, attributes: &[(&str, &str)]) -> Result<String, Error> {
    let mode = mode(page, host, site, attributes)?;
    page.session.script("say({ type: 'run', id: 'a' });", Vec::new())?;
    let result = stage::message(page, "result")?;
    assert_eq!(result["id"], json!("a"));
    let record: RunRecord = serde_json::from_value(result["record"].clone())?;
    assert_eq!(record.environment.mode, mode);
    let expected: &[&str] = match mode.as_str() {
        "threads" => &["serial", "async", "rayon", "isolated", "gil"],
        "workers" => &["serial", "async", "isolated"],
        _ => &["serial", "async"],
    };
    assert_eq!(available(&record), expected);
    record.results.iter().filter(|result| result.available).for_each(assert_ok);
    Ok(mode)
}

/// A tutorial that is not isolated: Chromium isolates the frame alone, by Document-Isolation-Policy, which Firefox lacks.
fn framed_by_a_plain_page(page: &Page) -> Result<(), Error> {
    let host = stage::host(false)?;
    let expected = if page.session.browser() == Browser::Chromium { "threads" } else { "workers" };
    let headed = stage::with_headers(suite::site())?;
    assert_eq!(run_framed(page, &host, &headed.url_by_name(), &[DELEGATED])?, expected, "headers");
    let bare = stage::bare(suite::site())?;
    assert_eq!(run_framed(page, &host, &bare.url_by_name(), &[DELEGATED])?, expected, "service worker");
    assert!(visits(&bare) <= 2, "one reload at most");
    if expected == "workers" {
        leads_out(page)?;
    }
    Ok(())
}

fn framed_by_an_isolated_page(page: &Page) -> Result<(), Error> {
    let host = stage::host(true)?;
    let site = stage::with_headers(suite::site())?;
    assert_eq!(run_framed(page, &host, &site.url_by_name(), &[DELEGATED])?, "threads", "with allow");
    // Chromium isolates the frame by Document-Isolation-Policy all the same, and Firefox asks for no permission.
    assert_eq!(run_framed(page, &host, &site.url_by_name(), &[])?, "threads", "without allow");
    Ok(())
}

fn sandboxed(page: &Page) -> Result<(), Error> {
    let host = stage::host(false)?;
    let site = stage::with_headers(suite::site())?;
    let own = ("sandbox", "allow-scripts allow-same-origin");
    let expected = if page.session.browser() == Browser::Chromium { "threads" } else { "workers" };
    assert_eq!(
        run_framed(page, &host, &site.url_by_name(), &[own, DELEGATED])?,
        expected,
        "with its own origin"
    );
    // Without an origin of its own a page may start no workers, so a recorded run stands in.
    assert_eq!(mode(page, &host, &site.url_by_name(), &[("sandbox", "allow-scripts")])?, "recorded");
    leads_out(page)?;
    page.session.script("say({ type: 'run', id: 'b' });", Vec::new())?;
    assert_eq!(stage::message(page, "error")?["code"], json!("unavailable"));
    Ok(())
}

/// A host that does not let pages without an origin have its files: not even the program can be loaded, and a recorded
/// run stands in, with its label and the way out.
fn sandboxed_on_a_closed_host(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::bare(suite::site())?);
    let address = format!("{}{}&embed=1", site.url_by_name(), short());
    stage::frame(page, &host, &address, &[("sandbox", "allow-scripts")])?;
    page.until("showing a recorded run", ENOUGH, || {
        page.session.within(FRAME, || page.is_visible("#boot-recorded img"))
    })?;
    page.session.within(FRAME, || {
        assert!(page.text("#boot-message")?.contains("sandbox"));
        let caption = page.text("#boot-recorded figcaption")?;
        assert!(caption.contains("recorded") && caption.contains("cores"), "{caption}");
        let link = page.property("#boot-recorded a", "href")?;
        assert!(link.contains("wait_ms=20") && !link.contains("embed"), "{link}");
        Ok(())
    })
}

/// A frame in which scripts are off, of the same origin so that the test may look into it.
fn without_scripts(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    site.answer_with(
        "/around.html",
        stage::html("<iframe src=\"/\" sandbox=\"allow-same-origin\"></iframe>"),
    );
    page.session.goto(&format!("{}around.html", site.url()))?;
    let look = "return frames[0]?.document.body?.innerText ?? '';";
    let mut said = String::new();
    page.until("framing a page in words", ENOUGH, || {
        said = page.session.script(look, Vec::new())?.as_str().unwrap_or_default().to_owned();
        Ok(said.contains("JavaScript"))
    })?;
    assert!(said.contains("recorded run"), "a picture of a run and its caption: {said}");
    Ok(())
}
