//! The package's element, which no site comes with, and the module for notebooks.

use crate::{
    support::{ENOUGH, OURS},
    tutorial::{SHORT, await_ready, lazy_tag, record, run, tag},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::json;

pub const SUBJECT: Subject = Subject {
    isolated: false,
    alike: true,
    ..Subject::new(
        "package",
        &[
            Case::new("waits_for_a_site", waits_for_a_site).expecting(OURS),
            Case::new("html_attributes", html_attributes).expecting(OURS),
            Case::new("notebook", notebook).expecting(OURS),
            Case::new("notebook_without_a_kernel", notebook_without_a_kernel).expecting(OURS),
            Case::new("notebook_without_a_site", notebook_without_a_site).expecting(&[
                "a request for http://127.0.0.1:",
                "a request for http://localhost:",
                "Failed to load resource",
            ]),
        ],
    )
};

/// A page of another origin with this body, whose scripts know the site's address as `SITE`.
fn open(page: &Page, body: &str) -> Result<Stage, Error> {
    let stage = Stage { host: stage::host(false)?, site: stage::readable(suite::site())? };
    let address = stage.site.url_by_name();
    let script = format!(
        "<script>
             window.SITE = '{address}';
             window.seen = [];
             for (const type of ['ready', 'error']) {{
                 addEventListener(`overlap-${{type}}`, ({{ target, detail }}) => seen.push([type, target.id, detail?.code ?? null]));
             }}
         </script>"
    );
    stage.host.answer_with("/page.html", stage::html(&format!("{script}<h1>A page</h1>{body}")));
    page.session.goto(&format!("{}page.html", stage.host.url()))?;
    Ok(stage)
}

struct Stage {
    host: overlap_browser_tests::server::Server,
    site: overlap_browser_tests::server::Server,
}

fn waits_for_a_site(page: &Page) -> Result<(), Error> {
    let stage = open(page, &format!("{}{}", tag("lab", SHORT), tag("wrong", "site='javascript:0'")))?;
    page.session.async_script("window.element = await import(`${SITE}npm/index.js`);", Vec::new())?;
    page.until("told that there is no site", ENOUGH, || {
        let told = page.session.script("return seen.toSorted();", Vec::new())?;
        Ok(told == json!([["error", "lab", "invalid"], ["error", "wrong", "invalid"]]))
    })?;
    let refused = run(page, "lab", "")?;
    assert_eq!(refused["code"], json!("invalid"), "{refused}");
    let link = "return document.getElementById('lab').permalink;";
    assert_eq!(page.session.script(link, Vec::new())?, json!(""));
    let wrong =
        "try { element.configure({ site: 'mailto:me' }); } catch ({ name, code }) { return [name, code]; }";
    assert_eq!(page.session.script(wrong, Vec::new())?, json!(["OverlapError", "invalid"]));
    page.session.script("element.configure({ site: SITE.replace(/\\/$/, '') });", Vec::new())?;
    await_ready(page)?;
    record(&run(page, "lab", "")?)?;
    // The attribute wins, and may come later.
    page.session.script("document.getElementById('wrong').setAttribute('site', SITE);", Vec::new())?;
    page.until("at its own site", ENOUGH, || {
        let ready = "return seen.some(([type, id]) => type === 'ready' && id === 'wrong');";
        Ok(page.session.script(ready, Vec::new())? == json!(true))
    })?;
    drop(stage);
    Ok(())
}

/// What documentation systems, editors and translators add to an element is no setting of the lab.
fn html_attributes(page: &Page) -> Result<(), Error> {
    let added = "width='640' height='480' class='wide' translate='no' inert loading='lazy' align='center' data-x='1'
        aria-label='a lab' autofocus contenteditable='false' spellcheck='false' nonce='n' popover='manual' accesskey='l'";
    let stage = open(page, &lazy_tag("lab", &format!("tasks='3' {added}")))?;
    page.session.async_script("await import(`${SITE}embed.js`);", Vec::new())?;
    let link = "return document.getElementById('lab').permalink.slice(SITE.length);";
    assert_eq!(page.session.script(link, Vec::new())?, json!("?v=1&tasks=3"));
    drop(stage);
    Ok(())
}

/// What a host of notebooks gives to a module, and what the module did with it.
const MODEL: &str = "
    const listeners = new Map();
    window.traits = { workload: 'wait', tasks: 3, wait_ms: 20, warmup: 0, strategies: ['serial', 'async'], theme: null, site: SITE,
        loading: 'eager' };
    window.saved = 0;
    window.model = {
        get: name => traits[name],
        set: (name, value) => { traits[name] = value; },
        save_changes: () => { window.saved += 1; },
        on: (event, listener) => listeners.set(event, listener),
        off: event => listeners.delete(event),
    };
    window.change = (name, value) => { traits[name] = value; listeners.get(`change:${name}`)(); };
    window.heard = () => listeners.size;
    window.cell = document.body.appendChild(document.createElement('div'));
    window.show = async () => {
        // A host loads the module from a text, as notebooks do.
        const text = await (await fetch(`${SITE}overlap.mjs`)).text();
        const module = await import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
        window.clear = await module.default.render({ model, el: cell });
        const lab = cell.querySelector('overlap-lab');
        if (lab) lab.id = 'lab';
    };";

fn notebook(page: &Page) -> Result<(), Error> {
    let stage = open(page, "")?;
    page.session.async_script(&format!("{MODEL} await show();"), Vec::new())?;
    let link = "return document.getElementById('lab').permalink.slice(SITE.length);";
    let settings = "?v=1&workload=wait&tasks=3&strategies=serial%2Casync&warmup=0&wait_ms=20";
    assert_eq!(page.session.script(link, Vec::new())?, json!(settings));
    await_ready(page)?;
    page.session.script("change('tasks', 2);", Vec::new())?;
    let made = record(&run(page, "lab", "")?)?;
    assert_eq!(made.spec.tasks, 2, "the lab follows the trait");
    let out = "return [traits.record.schema, traits.record.spec.tasks, window.saved];";
    assert_eq!(page.session.script(out, Vec::new())?, json!(["overlap.run/1", 2, 1]));
    let cleared = "clear(); return [cell.childElementCount, heard()];";
    assert_eq!(page.session.script(cleared, Vec::new())?, json!([0, 0]));
    drop(stage);
    Ok(())
}

/// MyST's pages have nobody who could keep a record.
fn notebook_without_a_kernel(page: &Page) -> Result<(), Error> {
    let stage = open(page, "")?;
    let deaf = "model.save_changes = () => { throw new Error('not implemented'); }; delete model.on; delete model.off;";
    page.session.async_script(&format!("{MODEL} {deaf} await show();"), Vec::new())?;
    await_ready(page)?;
    record(&run(page, "lab", "")?)?;
    assert_eq!(page.session.script("clear(); return cell.childElementCount;", Vec::new())?, json!(0));
    drop(stage);
    Ok(())
}

fn notebook_without_a_site(page: &Page) -> Result<(), Error> {
    let stage = open(page, "")?;
    let said = |site: &str| {
        let show = format!(
            "{MODEL} traits.site = {site}; await show(); return cell.querySelector('[role=alert]').innerText;"
        );
        page.session.async_script(&show, Vec::new())
    };
    assert!(said("undefined")?.as_str().is_some_and(|said| said.contains("Set the trait `site`")));
    assert!(
        said("`${SITE}nowhere`")?
            .as_str()
            .is_some_and(|said| said.contains("nowhere/embed.js cannot be loaded"))
    );
    drop(stage);
    Ok(())
}
