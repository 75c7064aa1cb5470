//! A tutorial on another origin with one script and one tag: the element from its first sight to its record.

use crate::{
    support::{ENOUGH, OURS, assert_ok},
    tutorial::{SHORT, await_ready, code, inside, lazy_tag, record, run, tag, tutorial},
};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::{thread, time::Duration};

pub const SUBJECT: Subject = Subject {
    isolated: false,
    ..Subject::new(
        "embedded",
        &[
            Case::new("one_script_and_one_tag", one_script_and_one_tag).expecting(OURS),
            Case::new("labs_take_turns", labs_take_turns).expecting(OURS),
            Case::new("attributes_are_live", attributes_are_live).expecting(OURS),
            // Firefox's driver cannot change functions of the page's.
            Case::new("settings_before_a_run_hold_in_it", settings_before_a_run_hold_in_it)
                .only(Browser::Chromium)
                .expecting(OURS),
            Case::new("lessons", lessons).expecting(OURS),
            Case::new("nothing_jumps", nothing_jumps).expecting(OURS),
            Case::new("configurator", configurator).expecting(OURS).alike(),
        ],
    )
};

fn one_script_and_one_tag(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &tag("lab", SHORT))?;
    let shown = "const lab = document.querySelector('overlap-lab');
        const frame = lab.shadowRoot?.querySelector('iframe');
        return frame ? [frame.checkVisibility({ visibilityProperty: true }), lab.querySelector('a').checkVisibility()] : null;";
    page.until("showing the lab in the place of the link", ENOUGH, || {
        Ok(page.session.script(shown, Vec::new())? == json!([true, false]))
    })?;
    // Nothing runs by itself, and nothing takes the focus.
    thread::sleep(Duration::from_millis(500));
    assert_eq!(
        page.session.script(
            "return [document.querySelector('overlap-lab').record, document.activeElement.tagName];",
            Vec::new()
        )?,
        json!([null, "BODY"])
    );
    let record = record(&run(page, "lab", "")?)?;
    assert_eq!((record.spec.tasks, record.environment.hidden), (3, false));
    record.results.iter().for_each(assert_ok);
    let threads = page.session.browser() == Browser::Chromium;
    assert_eq!(record.environment.isolated, threads, "isolated as far as this browser does that to a frame");
    let kept = "return [document.querySelector('overlap-lab').record.schema, seen.map(([type]) => type)];";
    let kept = page.session.script(kept, Vec::new())?;
    assert_eq!(kept[0], json!("overlap.run/1"));
    let seen: Vec<&str> = kept[1]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|it| *it != "ready")
        .collect();
    assert_eq!(seen, ["started", "result"]);
    // The frame is as tall as its page, so that there is nothing to scroll in it.
    let height = "const frame = document.querySelector('overlap-lab').shadowRoot.querySelector('iframe'); return frame.offsetHeight;";
    let height = page.session.script(height, Vec::new())?.as_u64().unwrap_or(0);
    assert!(height > 900, "the frame grows with the results: {height}");
    Ok(())
}

/// Two labs are asked at the same time; the second starts after the first has ended.
fn labs_take_turns(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &format!("{}{}", tag("one", SHORT), tag("two", SHORT)))?;
    let outcome = page.session.async_script(
        "const runs = await Promise.all(['one', 'two'].map(id => document.getElementById(id).run()));
         return [runs.map(run => run.schema), seen.filter(([type]) => type !== 'ready').map(([type, id]) => `${type} ${id}`)];",
        Vec::new(),
    )?;
    assert_eq!(outcome[0], json!(["overlap.run/1", "overlap.run/1"]));
    assert_eq!(outcome[1], json!(["started one", "result one", "started two", "result two"]));
    // A click in one frame while another runs has to wait as well, which the browser's locks see to.
    let clicks = "const labs = ['one', 'two'].map(id => document.getElementById(id));
        seen.length = 0;
        for (const lab of labs) {
            lab.shadowRoot.querySelector('iframe').contentWindow.postMessage({ overlap: 1, type: 'run', id: lab.id }, '*');
        }";
    page.session.script(clicks, Vec::new())?;
    page.until("done in both frames", ENOUGH, || {
        Ok(page.session.script("return seen.filter(([type]) => type === 'result').length;", Vec::new())?
            == json!(2))
    })?;
    let spans = page.session.script(
        "return ['one', 'two'].map(id => {
             const { environment, results } = document.getElementById(id).record;
             const total = results.flatMap(({ repeats }) => repeats).reduce((sum, { total_ms }) => sum + total_ms, 0);
             return [Date.parse(environment.started_at), total];
         }).sort(([a], [b]) => a - b);",
        Vec::new(),
    )?;
    let number = |run: usize, part: usize| spans[run][part].as_f64().unwrap_or(f64::NAN);
    assert!(
        number(1, 0) >= number(0, 0) + number(0, 1),
        "the second begins after the first has ended: {spans}"
    );
    Ok(())
}

fn attributes_are_live(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &tag("lab", &format!("{SHORT} theme=\"dark\"")))?;
    await_ready(page)?;
    let theme = |expected: Value| {
        page.until(&format!("themed {expected}"), ENOUGH, || {
            Ok(inside(page, "return document.documentElement.dataset.theme ?? null;")? == expected)
        })
    };
    theme(json!("dark"))?;
    let set =
        |body: &str| page.session.script(&format!("document.getElementById('lab').{body};"), Vec::new());
    set("setAttribute('theme', 'light')")?;
    theme(json!("light"))?;
    set("removeAttribute('theme')")?;
    theme(Value::Null)?;
    set("setAttribute('tasks', '5')")?;
    set("setAttribute('strategies', 'async')")?;
    let record = record(&run(page, "lab", "")?)?;
    assert_eq!((record.spec.tasks, record.results.len()), (5, 1));
    let masthead = "return document.querySelector('.masthead').checkVisibility();";
    assert_eq!(inside(page, masthead)?, json!(false), "nothing but the lab is shown");
    // A wrong value is named in the frame, and a script hears of it.
    set("setAttribute('tasks', 'many')")?;
    page.until("naming what is wrong", ENOUGH, || {
        let said = inside(page, "return document.getElementById('notices').innerText;")?;
        Ok(said.as_str().is_some_and(|said| said.contains("many")))
    })?;
    let refused = run(page, "lab", "")?;
    assert_eq!(code(&refused), "invalid");
    assert!(refused["message"].as_str().is_some_and(|said| said.contains("many")), "{refused}");
    Ok(())
}

/// Settings and a run in the same instant, in a page that draws slowly: Yew lets messages in whenever it has drawn for some time.
fn settings_before_a_run_hold_in_it(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    tutorial(page, &host, &site.url_by_name(), &tag("lab", SHORT))?;
    await_ready(page)?;
    let slow = "const now = Date.now; let late = 0; Date.now = () => now() + (late += 20);";
    inside(page, slow)?;
    for tasks in 4..8 {
        let set = "document.getElementById('lab').setAttribute('tasks', arguments[0]);";
        let in_one = format!("{set} {RUN_NOW}");
        let outcome = page.session.async_script(&in_one, vec![json!(tasks.to_string())])?;
        assert_eq!(record(&outcome)?.spec.tasks, tasks);
    }
    // A cancel that follows the run at once ends it.
    let outcome = page.session.async_script(
        &format!("setTimeout(() => document.getElementById('lab').cancel()); {RUN_NOW}"),
        Vec::new(),
    )?;
    assert_eq!(code(&outcome), "cancelled");
    Ok(())
}

const RUN_NOW: &str = "return document.getElementById('lab').run()
    .then(record => ({ record }), ({ name, code, message }) => ({ name, code, message }));";

/// A lesson in the place of the lab; one that no site can have is named by the lab.
fn lessons(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let tags = [("lab", "lesson=\"waiting\" theme=\"dark\""), ("none", "lesson=\"../x\"")]
        .map(|(id, attributes)| lazy_tag(id, &format!("loading=\"eager\" {attributes}")))
        .concat();
    tutorial(page, &host, &site.url_by_name(), &tags)?;
    let addresses = "return [...document.querySelectorAll('overlap-lab')]
        .map(lab => [lab.shadowRoot.querySelector('iframe')?.src.replace(/^.*?:[0-9]+/, ''), lab.permalink.replace(/^.*?:[0-9]+/, '')]);";
    page.until("framing a lesson and a lab", ENOUGH, || {
        Ok(page.session.script(addresses, Vec::new())?
            == json!([
                ["/lessons/waiting.html?embed=1&theme=dark#?embed=1&theme=dark", "/?v=1&lesson=waiting"],
                ["/?v=1&lesson=..%2Fx&embed=1", "/?v=1&lesson=..%2Fx"],
            ]))
    })?;
    page.until("answering", ENOUGH, || {
        let ready = "return seen.some(([type, id]) => type === 'ready' && id === 'none');";
        Ok(page.session.script(ready, Vec::new())? == json!(true))
    })?;
    let refused = run(page, "none", "")?;
    assert_eq!(code(&refused), "invalid");
    assert!(refused["message"].as_str().is_some_and(|said| said.contains("no lesson `../x`")), "{refused}");
    Ok(())
}

/// While the reader is below the lab, its growth does not move what is being read.
fn nothing_jumps(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    let text: String = (0..120).map(|line| format!("<p>Line {line} of the text.</p>")).collect();
    tutorial(page, &host, &site.url_by_name(), &format!("{}{text}", tag("lab", SHORT)))?;
    await_ready(page)?;
    let height = "return document.querySelector('overlap-lab').offsetHeight;";
    // There is room to scroll in both directions.
    let look = "return Math.round(document.querySelectorAll('p')[40].getBoundingClientRect().top);";
    page.session.script("document.querySelectorAll('p')[40].scrollIntoView();", Vec::new())?;
    let before = (page.session.script(height, Vec::new())?, page.session.script(look, Vec::new())?);
    record(&run(page, "lab", "")?)?;
    // Chromium draws nothing of a frame that is out of sight, so that there it grows when the reader returns.
    if page.session.browser() == Browser::Firefox {
        page.until("grown by the results", ENOUGH, || {
            Ok(page.session.script(height, Vec::new())?.as_u64() > before.0.as_u64())
        })?;
    }
    let after = page.session.script(look, Vec::new())?;
    assert!(
        (after.as_i64().unwrap_or(0) - before.1.as_i64().unwrap_or(1000)).abs() <= 2,
        "what was read has moved from {} to {after}",
        before.1
    );
    Ok(())
}

/// The site's own page on embedding writes a tag that works.
fn configurator(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}embed/", page.server.url()))?;
    let code = |what: &str| page.property(&format!("#code-{what}"), "value");
    let choose = |id: &str, value: &str| {
        let choose = "const it = document.getElementById(arguments[0]); it.value = arguments[1];
            it.dispatchEvent(new Event('input', { bubbles: true })); return it.value;";
        page.session.script(choose, vec![json!(id), json!(value)])
    };
    assert_eq!(choose("lesson", "waiting")?, json!("waiting"), "the site's lessons can be chosen");
    assert!(code("tag")?.contains(r#"<overlap-lab lesson="waiting">"#), "{}", code("tag")?);
    assert!(code("iframe")?.contains("/lessons/waiting.html?embed=1#?embed=1\""), "{}", code("iframe")?);
    assert!(code("link")?.ends_with("/?v=1&lesson=waiting"), "{}", code("link")?);
    choose("lesson", "")?;
    choose("sweep", "workers:1,2,3,4")?;
    assert!(code("tag")?.contains(r#"sweep="workers:1,2,3,4""#), "{}", code("tag")?);
    assert!(code("link")?.contains("&sweep=workers:1,2,3,4&"), "{}", code("link")?);
    choose("sweep", "")?;
    page.type_into("#tasks", "4")?;
    page.type_into("#more", "iterations=1000&onload=alert(1)&x\"y=1")?;
    let written = page.property("#code-tag", "value")?;
    assert!(
        written.contains(r#"workload="long_comp" tasks="4""#)
            && written.contains(r#"iterations="1000""#)
            && !written.contains("onload"),
        "{written}"
    );
    assert!(!written.contains("x\""), "no attribute that is none: {written}");
    assert!(page.property("#code-iframe", "value")?.contains("embed=1"));
    assert!(page.property("#code-link", "value")?.contains("tasks=4"));
    page.session.click("[data-copies=code-tag]")?;
    page.until("copying, or selecting what is to be copied", ENOUGH, || {
        let said = page.text("#copied")?;
        Ok(said.contains("Copied") || said.contains("selected"))
    })?;
    let hidden = "return [...document.querySelectorAll('textarea')].filter(it => it.scrollHeight > it.clientHeight + 1).length;";
    assert_eq!(page.session.script(hidden, Vec::new())?, json!(0), "nothing of the code is cut off");
    thread::sleep(Duration::from_millis(600));
    page.session.click("#run-preview")?;
    page.until("having run the preview", ENOUGH, || {
        Ok(page.text("#said")?.contains("resolved to a record"))
    })?;
    Ok(())
}
