//! What can go wrong with a lab in a tutorial: the element's errors, messages of others, and frames that go away.

use crate::{
    support::{ENOUGH, OURS, assert_ok},
    tutorial::{FRAME, SHORT, await_ready, code, inside, record, run, tag, tutorial},
};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::json;
use std::{thread, time::Duration};

const OURS_AND_BLOCKED: &[&str] = &[
    "a request for http://127.0.0.1:",
    "a request for http://localhost:",
    "ERR_BLOCKED_BY_RESPONSE",
    "Cross-Origin-Embedder-Policy",
];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    alike: true,
    ..Subject::new(
        "embedded_trouble",
        &[
            Case::new("errors_are_typed", errors_are_typed).expecting(OURS),
            Case::new("reloaded_in_a_run", reloaded_in_a_run).expecting(OURS),
            Case::new("a_frame_that_falls_silent", a_frame_that_falls_silent).expecting(OURS),
            Case::new("the_recorded_run_stands_in", the_recorded_run_stands_in).expecting(OURS),
            Case::new("messages_of_others_are_ignored", messages_of_others_are_ignored).expecting(OURS),
            Case::new("bare_site_in_an_isolated_page", bare_site_in_an_isolated_page)
                .expecting(OURS_AND_BLOCKED),
        ],
    )
};

fn errors_are_typed(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let slow = r#"workload="wait" tasks="7" wait_ms="2000" warmup="0" strategies="serial""#;
    let long = r#"workload="wait" tasks="60" wait_ms="10000" warmup="0" strategies="serial""#;
    let boxed = format!("{SHORT} sandbox=\"allow-scripts\"");
    let tags = [("slow", slow), ("long", long), ("gone", SHORT), ("back", SHORT), ("boxed", &boxed)];
    let tags: String = tags.iter().map(|(id, attributes)| tag(id, attributes)).collect();
    tutorial(page, &host, &site.url_by_name(), &tags)?;
    assert_eq!(code(&run(page, "boxed", "")?), "unavailable", "no workers without an origin");
    assert_eq!(code(&run(page, "long", "")?), "long", "a run of ten minutes needs consent");
    // Cancelled in the middle, and ready for another at once.
    let cancelled = page.session.async_script(
        "const lab = document.getElementById('slow');
         lab.addEventListener('overlap-started', () => setTimeout(() => lab.cancel(), 300), { once: true });
         return lab.run().catch(({ name, code }) => ({ name, code }));",
        Vec::new(),
    )?;
    assert_eq!(code(&cancelled), "cancelled");
    let removed = page.session.async_script(
        "const lab = document.getElementById('gone');
         lab.addEventListener('overlap-started', () => lab.remove(), { once: true });
         return lab.run().catch(({ name, code }) => ({ name, code }));",
        Vec::new(),
    )?;
    assert_eq!(code(&removed), "removed");
    // Put back before its turn has come, it runs what it is asked from then on.
    let back = page.session.async_script(
        "const lab = document.getElementById('back');
         const before = lab.run().catch(({ name, code }) => ({ name, code }));
         lab.remove();
         document.body.append(lab);
         const { schema } = await lab.run();
         return { ...await before, schema };",
        Vec::new(),
    )?;
    assert_eq!((code(&back), &back["schema"]), ("removed", &json!("overlap.run/1")));
    // A lab that is gone does not hold up the others.
    page.session.script("document.getElementById('slow').setAttribute('wait_ms', '10');", Vec::new())?;
    record(&run(page, "slow", "")?)?;
    Ok(())
}

/// A reader reloads the frame while it runs: the run is over, the next lab has its turn, and the frame can be used again.
fn reloaded_in_a_run(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let slow = r#"workload="wait" tasks="7" wait_ms="3000" warmup="0" strategies="serial" theme="dark""#;
    tutorial(page, &host, &site.url_by_name(), &format!("{}{}", tag("lab", slow), tag("next", SHORT)))?;
    await_ready(page)?;
    page.session.script(
        "window.outcome = window.after = null;
         const [lab, next] = ['lab', 'next'].map(id => document.getElementById(id));
         lab.run().catch(({ name, code, message }) => { window.outcome = { name, code, message }; });
         next.run().then(({ schema }) => { window.after = schema; });",
        Vec::new(),
    )?;
    let seen = |kind: &str| {
        let count = "return seen.filter(([type, id]) => type === arguments[0] && id === 'lab').length;";
        page.session.script(count, vec![json!(kind)])
    };
    page.until("running", ENOUGH, || Ok(seen("started")? == json!(1)))?;
    // The theme that was set since has to outlive the page that was told.
    page.session.script("document.getElementById('lab').setAttribute('theme', 'light');", Vec::new())?;
    inside(page, "setTimeout(() => location.reload(), 100);")?;
    page.until("telling that its run is gone", Duration::from_secs(15), || {
        Ok(!page.session.script("return window.outcome;", Vec::new())?.is_null())
    })?;
    let outcome = page.session.script("return window.outcome;", Vec::new())?;
    assert_eq!(code(&outcome), "cancelled", "{outcome}");
    assert!(outcome["message"].as_str().is_some_and(|said| said.contains("was reloaded")), "{outcome}");
    page.until("running the next lab", ENOUGH, || {
        Ok(page.session.script("return window.after;", Vec::new())? == json!("overlap.run/1"))
    })?;
    assert_eq!((seen("ready")?, seen("error")?), (json!(2), json!(1)));
    assert_eq!(inside(page, "return document.documentElement.dataset.theme;")?, json!("light"));
    page.session.script("document.getElementById('lab').setAttribute('wait_ms', '10');", Vec::new())?;
    record(&run(page, "lab", "")?).map(drop)
}

/// In the place of the site stands one that answers once. Its failure is passed on; when it answers no more while a run is
/// waited for, the run is given up and the lab stays.
fn a_frame_that_falls_silent(page: &Page) -> Result<(), Error> {
    let (host, silent) = (stage::host(false)?, stage::readable(suite::site())?);
    silent.answer_with("/", stage::html("<script src=\"/frame.js\"></script>"));
    let script = "let runs = 0;
        addEventListener('message', ({ data, source, origin }) => {
            const say = (message) => source.postMessage({ overlap: 1, id: data.id, ...message }, origin);
            if (data.type === 'ping' && runs < 2) { say({ type: 'pong', page: 1 }); }
            if (data.type === 'run' && ++runs === 1) {
                say({ type: 'error', code: 'failed', message: 'the power is out' });
            }
        });";
    let body = script.into();
    silent.answer_with("/frame.js", Answer { kind: "text/javascript", body, headers: Vec::new() });
    tutorial(page, &host, &silent.url_by_name(), &tag("lab", SHORT))?;
    let failed = run(page, "lab", "")?;
    assert_eq!((code(&failed), &failed["message"]), ("failed", &json!("the power is out")));
    page.session.script(
        "window.outcome = null;
         document.getElementById('lab').run().catch(({ name, code }) => { window.outcome = { name, code }; });",
        Vec::new(),
    )?;
    page.until("giving up", ENOUGH, || {
        Ok(page.session.script("return window.outcome;", Vec::new())?
            == json!({ "name": "OverlapError", "code": "unreachable" }))
    })?;
    let errors = "return seen.filter(([type]) => type === 'error').map(([, , code]) => code);";
    assert_eq!(page.session.script(errors, Vec::new())?, json!(["failed", "unreachable"]));
    assert_eq!(inside(page, "return document.readyState;")?, json!("complete"), "the frame is still there");
    Ok(())
}

/// Where nothing can run, the recorded run can be explored within the frame, which grows with it and keeps the colours.
fn the_recorded_run_stands_in(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let attributes = format!("{SHORT} theme=\"dark\" sandbox=\"allow-scripts\"");
    tutorial(page, &host, &site.url_by_name(), &tag("lab", &attributes))?;
    await_ready(page)?;
    let height = || {
        let height =
            "return document.querySelector('overlap-lab').shadowRoot.querySelector('iframe').offsetHeight;";
        page.session.script(height, Vec::new()).map(|height| height.as_u64().unwrap_or(0))
    };
    inside(page, "document.querySelector('#boot-recorded a:not([target])').click();")?;
    page.until("showing the recorded run in its own height", ENOUGH, || {
        let look = "return document.querySelector('#provenance') ? document.body.scrollHeight : 0;";
        let inner = inside(page, look)?.as_u64().unwrap_or(0);
        Ok(inner > 900 && inner.abs_diff(height()?) <= 2)
    })?;
    assert_eq!(inside(page, "return document.documentElement.dataset.theme;")?, json!("dark"));
    page.session.script("document.getElementById('lab').setAttribute('theme', 'light');", Vec::new())?;
    page.until("following the host's colours", ENOUGH, || {
        Ok(inside(page, "return document.documentElement.dataset.theme;")? == json!("light"))
    })?;
    assert_eq!(code(&run(page, "lab", "")?), "unavailable");
    Ok(())
}

/// Other frames speak in the name of both sides, from another origin, from the page's own and from the site's: neither the
/// element nor the lab listens, since the source is another window. Nor does the element when another origin's page has come
/// into its own frame.
fn messages_of_others_are_ignored(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let villain = stage::host(false)?;
    let attack = "setInterval(() => {
        for (const forged of [{ type: 'result', id: 'run-1', record: { schema: 'forged' } }, { type: 'height', height: 5 }]) {
            parent.postMessage({ overlap: 1, ...forged }, '*');
        }
        if (new URLSearchParams(location.search).has('inside')) {
            const lab = parent.document.querySelector('overlap-lab')?.shadowRoot?.querySelector('iframe')?.contentWindow;
            for (const forged of [{ type: 'ping' }, { type: 'run', id: 'x' }, { type: 'configure', query: '?tasks=2' }]) {
                lab?.postMessage({ overlap: 1, ...forged }, '*');
            }
        }
    }, 50);";
    for server in [&villain, &host, &site] {
        server.answer_with("/attack.html", stage::html("<script src=\"attack.js\"></script>"));
        let body = attack.into();
        server.answer_with("/attack.js", Answer { kind: "text/javascript", body, headers: Vec::new() });
    }
    let frames = format!(
        "<iframe src=\"{}attack.html\"></iframe><iframe src=\"{}attack.html\"></iframe><iframe src=\"/attack.html?inside\"></iframe>",
        villain.url(),
        site.url_by_name()
    );
    tutorial(page, &host, &site.url_by_name(), &format!("{frames}{}", tag("lab", SHORT)))?;
    await_ready(page)?;
    page.session.script("window.forged = {}; addEventListener('message', ({ data, origin }) => { forged[origin] = (forged[origin] ?? 0) + (data?.record?.schema === 'forged'); });", Vec::new())?;
    page.until("attacked from all three", ENOUGH, || {
        let counts = page
            .session
            .script("return Object.values(forged).filter(count => count > 20).length;", Vec::new())?;
        Ok(counts == json!(3))
    })?;
    let state = "return [document.getElementById('lab').record, seen.map(([type]) => type), document.getElementById('lab').shadowRoot.querySelector('iframe').offsetHeight > 100];";
    assert_eq!(page.session.script(state, Vec::new())?, json!([null, ["ready"], true]));
    // The same messages from the page itself are heard.
    let record = record(&run(page, "lab", "")?)?;
    assert_eq!(record.spec.tasks, 3, "nobody else has changed the settings");
    let leave = "document.getElementById('lab').shadowRoot.querySelector('iframe').src = arguments[0]; seen.length = 0;";
    page.session.script(leave, vec![json!(format!("{}attack.html?again", villain.url()))])?;
    page.until("attacked from its own frame", ENOUGH, || {
        page.session.within(FRAME, || {
            Ok(page.session.script("return location.search;", Vec::new())? == json!("?again"))
        })
    })?;
    thread::sleep(Duration::from_secs(1));
    let state = "return [document.getElementById('lab').record.schema, seen.length];";
    assert_eq!(page.session.script(state, Vec::new())?, json!(["overlap.run/1", 0]));
    Ok(())
}

/// A page that is isolated refuses frames of hosts without headers. Chromium has a way round it; elsewhere the lab's own
/// children stay.
fn bare_site_in_an_isolated_page(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(true)?, stage::readable(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &tag("lab", SHORT))?;
    if page.session.browser() == Browser::Chromium {
        let record = record(&run(page, "lab", "")?)?;
        record.results.iter().for_each(assert_ok);
        return Ok(());
    }
    assert_eq!(code(&run(page, "lab", "")?), "unreachable");
    let link = "return document.querySelector('overlap-lab a').checkVisibility();";
    assert_eq!(page.session.script(link, Vec::new())?, json!(true), "the fallback is there");
    Ok(())
}
