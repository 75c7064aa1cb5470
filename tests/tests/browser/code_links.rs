//! Code in links: it arrives whole, never runs by itself, and what cannot be used is named. None of it needs an engine.

use crate::{
    support::{OURS, SOON},
    tutorial::{await_ready, inside, tutorial},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{thread, time::Duration};

pub const SUBJECT: Subject = Subject::new(
    "code_links",
    &[
        Case::new("shared", shared),
        Case::new("bad_code", bad_code),
        Case::new("no_bomb", no_bomb),
        Case::new("back_and_forward", back_and_forward),
        Case::new("a_host_may_not_run_it", a_host_may_not_run_it).expecting(OURS),
        Case::new("the_element_s_own", the_element_s_own).expecting(OURS),
    ],
)
.alike();

const OWN: &str = "?v=1&workload=python";
const CODE: &str = "def task(i):\n    return '<b>λ</b> 😀'\n";

fn text(page: &Page) -> Result<String, Error> {
    page.property("#editor", "value")
}

/// The fragment with this code, deflated by the browser; `form` makes bytes of the text.
fn fragment(page: &Page, text: &str) -> Result<String, Error> {
    let deflate =
        "const stream = new Blob([arguments[0]]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        const text = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
        return '#code=' + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');";
    let found = page.session.async_script(deflate, vec![json!(text)])?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

/// Opens a link with code, in a page of its own: a browser loads nothing for another fragment alone.
fn open(page: &Page, query: &str, fragment: &str) -> Result<(), Error> {
    page.load("?v=1&workload=wait&tasks=1")?;
    page.session.script("localStorage.clear();", Vec::new())?;
    page.load(&format!("{query}{fragment}"))
}

fn shared(page: &Page) -> Result<(), Error> {
    open(page, OWN, "")?;
    let code = format!("{CODE}# {}\n", "long ".repeat(4000));
    let fill = "const it = document.querySelector('#editor'); it.value = arguments[0];
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.session.script(fill, vec![json!(code)])?;
    page.session.click("#share")?;
    page.until("showing the link", SOON, || page.is_visible("#permalink"))?;
    let link = page.property("#permalink", "value")?;
    let (query, fragment) = link.split_once('#').unwrap_or_default();
    assert!(fragment.starts_with("code=") && fragment.len() < 1000, "{link}");
    assert_eq!(
        page.session.script("return location.href;", Vec::new())?,
        json!(link),
        "in the address bar too"
    );
    let query = query.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    open(page, &query, &format!("#{fragment}"))?;
    assert_eq!(text(page)?, code);
    assert!(!page.is_visible("#notices li")?);
    assert_eq!(page.property("#lang-python", "checked")?, "true");
    let notice = page.text("#editor-notice")?;
    assert!(notice.contains("came with the link"), "{notice}");
    // It is the reader's once it was changed.
    page.session.script(
        "const it = document.querySelector('#editor'); it.focus(); it.setSelectionRange(0, 0);",
        Vec::new(),
    )?;
    page.session.keys("#")?;
    page.until("the reader's", SOON, || Ok(!page.is_visible("#editor-notice")?))?;
    // A fragment is never sent to a host.
    let sent = page.server.take_seen();
    assert!(!sent.is_empty() && sent.iter().all(|seen| !seen.target.contains("code=")), "{sent:?}");
    Ok(())
}

fn bad_code(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let whole = fragment(page, CODE)?;
    let cut = &whole[..whole.len() - 8];
    let long = fragment(page, &"x".repeat(65537))?;
    let right = fragment(page, &"x".repeat(65536))?;
    let many = format!("#code={}", "A".repeat(100_000));
    for (query, fragment, words) in [
        (OWN, "#code=", "damaged"),
        (OWN, "#code=*", "base64url"),
        (OWN, "#code=<img src=x onerror=window.broken=1>", "base64url"),
        (OWN, "#code=AAAA", "damaged"),
        (OWN, cut, "damaged"),
        (OWN, &long, "more than 65536 bytes"),
        (OWN, &many, "more than 65536 bytes"),
        // Bytes that are no text, stored as they are.
        (OWN, "#code=AQIA_f___g", "UTF-8"),
        ("?v=1&workload=wait", &whole, "only Python"),
    ] {
        open(page, query, fragment)?;
        let notices = page.text("#notices")?;
        let shown = &fragment[..fragment.len().min(50)];
        assert!(notices.contains("code") && notices.contains(words), "{query}{shown}: {notices}");
        assert_eq!(page.state()?, "idle", "{shown}: nothing runs");
        assert_eq!(page.session.script("return window.broken ?? null;", Vec::new())?, json!(null));
        assert!(page.is_visible("#run")?);
        if query == OWN {
            assert!(text(page)?.contains("Called for each i"), "{shown}: the example");
        }
    }
    open(page, OWN, &right)?;
    assert_eq!(text(page)?.len(), 65536);
    assert!(!page.is_visible("#notices li")?, "the limit itself is allowed");
    // Without code, a language that does not exist is named as well.
    page.load("?v=1&workload=wait&lang=perl")?;
    assert!(page.text("#notices")?.contains("perl"));
    Ok(())
}

/// A few kilobytes that would inflate to half a gigabyte are given up at the limit.
fn no_bomb(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let bomb = "const part = new Uint8Array(1 << 20);
        const stream = new ReadableStream({ start(to) { for (let at = 0; at < 60; at += 1) to.enqueue(part); to.close(); } })
            .pipeThrough(new CompressionStream('deflate-raw'));
        const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
        let text = '';
        for (const byte of bytes) text += String.fromCharCode(byte);
        return '#code=' + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');";
    let fragment = page.session.async_script(bomb, Vec::new())?;
    let fragment = fragment.as_str().unwrap_or_default();
    assert!((1000..88_000).contains(&fragment.len()), "{}", fragment.len());
    open(page, OWN, fragment)?;
    let notices = page.text("#notices")?;
    assert!(notices.contains("more than 65536 bytes"), "{notices}");
    Ok(())
}

fn back_and_forward(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let [first, second] = ["a = 1\n", "b = 2\n"].map(|text| fragment(page, text));
    let (first, second) = (first?, second?);
    open(page, OWN, &first)?;
    assert_eq!(text(page)?, "a = 1\n");
    page.session.script("location.hash = arguments[0];", vec![json!(second)])?;
    page.until("showing the other", SOON, || Ok(text(page)? == "b = 2\n"))?;
    page.session.script("history.back();", Vec::new())?;
    page.until("back", SOON, || Ok(text(page)? == "a = 1\n"))?;
    page.session.script("history.forward();", Vec::new())?;
    page.until("forward", SOON, || Ok(text(page)? == "b = 2\n"))?;
    page.session.script("location.hash = '#code=*';", Vec::new())?;
    page.until("named", SOON, || Ok(page.text("#notices")?.contains("base64url")))?;
    thread::sleep(Duration::from_millis(300));
    assert_eq!(page.state()?, "idle", "nothing of it ran");
    // Another fragment is about something else.
    page.session.script("history.back();", Vec::new())?;
    page.until("back", SOON, || Ok(text(page)? == "b = 2\n"))
}

/// Code of a frame's address runs by its reader's press alone; a host that gives it by message may run it.
fn a_host_may_not_run_it(page: &Page) -> Result<(), Error> {
    page.load("")?;
    let fragment = fragment(page, CODE)?;
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    stage::frame(page, &host, &format!("{}{OWN}&embed=1{fragment}", site.url_by_name()), &[("allow", "")])?;
    page.session.script("setInterval(() => say({ type: 'ping' }), 200);", Vec::new())?;
    stage::message(page, "ready")?;
    page.session.script("say({ type: 'run', id: 'first' });", Vec::new())?;
    let refused = stage::message(page, "error")?;
    assert_eq!((&refused["id"], &refused["code"]), (&json!("first"), &json!("invalid")), "{refused}");
    assert!(refused["message"].as_str().is_some_and(|it| it.contains("only the reader")), "{refused}");
    let configure = "heard.length = 0; say({ type: 'configure', id: 'second', query: arguments[0], code: arguments[1] });";
    page.session.script(configure, vec![json!("?v=1&workload=wait"), json!(CODE)])?;
    let named = stage::message(page, "error")?;
    assert!(named["message"].as_str().is_some_and(|it| it.contains("only Python")), "{named}");
    page.session.script(configure, vec![json!(OWN), json!("x".repeat(65537))])?;
    let named = stage::message(page, "error")?;
    assert!(named["message"].as_str().is_some_and(|it| it.contains("65536")), "{named}");
    page.session.script(configure, vec![json!(OWN), json!(CODE)])?;
    let taken = stage::message(page, "ready")?;
    assert_eq!(taken["id"], json!("second"), "{taken}");
    page.session.script("heard.length = 0; say({ type: 'run', id: 'third' });", Vec::new())?;
    stage::message(page, "started").map(drop)
}

/// The element passes its own code on, by attribute or as a script within it, and follows its changes.
fn the_element_s_own(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    let script =
        "<overlap-lab id=\"lab\" loading=\"eager\" view=\"full\" lang=\"en\" workload=\"python\" tasks=\"2\"><script type=\"text/x-python\">
        def task(i):
            return i
        </script></overlap-lab>";
    tutorial(page, &host, &site.url_by_name(), script)?;
    await_ready(page)?;
    let shown = "return [document.querySelector('#editor').value, document.querySelector('#editor-notice')?.innerText ?? '',
        document.querySelectorAll('#notices li').length];";
    let is_shown = |wanted: &str| {
        let mut found = Value::Null;
        page.until("showing the element's code", SOON, || {
            found = inside(page, shown)?;
            Ok(found[0] == json!(wanted) && found[1].as_str().is_some_and(|it| it.contains("page around")))
        })?;
        assert_eq!(found[2], json!(0), "nothing to notice");
        Ok::<(), Error>(())
    };
    is_shown("def task(i):\n    return i\n")?;
    let link = page.session.script("return document.querySelector('overlap-lab').permalink;", Vec::new())?;
    assert!(link.as_str().is_some_and(|it| it.contains("#code=") && !it.contains("lang=en")), "{link}");
    page.session
        .script("document.querySelector('overlap-lab script').textContent = 'x = \"</b>\"';", Vec::new())?;
    is_shown("x = \"</b>\"\n")?;
    page.session
        .script("document.querySelector('overlap-lab').setAttribute('code', 'y = 2');", Vec::new())?;
    is_shown("y = 2\n")?;
    // The link of the element opens the same code, and says whose it is.
    let link = page.session.script("return document.querySelector('overlap-lab').permalink;", Vec::new())?;
    page.session.goto(link.as_str().unwrap_or_default())?;
    page.until("opened", SOON, || Ok(page.count("#editor")? == 1 && text(page)? == "y = 2\n"))?;
    assert!(page.text("#editor-notice")?.contains("came with the link"));
    Ok(())
}
