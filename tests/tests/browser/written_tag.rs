//! The page about embedding with Python of one's own: what it writes runs that code, wherever it is put.

use crate::{
    support::{ENOUGH, OURS, SOON},
    tutorial::{record, run, tutorial},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use overlap_record::{MAX_CODE_BYTES, Value};
use serde_json::json;

pub const SUBJECT: Subject = Subject {
    isolated: false,
    alike: true,
    ..Subject::new(
        "written_tag",
        &[
            Case::new("runs_its_code", runs_its_code).expecting(OURS),
            Case::new("previewed_and_linked", previewed_and_linked).expecting(OURS),
            Case::new("code_that_is_too_long", code_that_is_too_long),
        ],
    )
};

/// Nothing of it means anything in a script element.
const PLAIN: &str =
    "A = '<b>&amp;\"λ 😀\\''\n\n\ndef task(i):\n    if i < 1 and 1 > i:\n        return A\n    return i\n";

/// What ends a script element, and what keeps one from ending.
const HOSTILE: [&str; 2] = ["</ScRiPt >", "<!-- <script>"];

fn fill(page: &Page, id: &str, value: &str) -> Result<(), Error> {
    let fill = "const it = document.getElementById(arguments[0]); it.value = arguments[1];
        it.dispatchEvent(new Event('input', { bubbles: true }));";
    page.session.script(fill, vec![json!(id), json!(value)]).map(drop)
}

fn written(page: &Page, what: &str) -> Result<String, Error> {
    page.property(&format!("#code-{what}"), "value")
}

/// Opens the form for two tasks of code of one's own, under serial alone.
fn open(page: &Page, site: &str) -> Result<(), Error> {
    page.session.goto(&format!("{site}embed/"))?;
    assert!(!page.is_visible("#code")?, "Rust has no place for code");
    fill(page, "workload", "python")?;
    assert!(page.is_visible("#code")?);
    fill(page, "tasks", "2")?;
    let serial = "for (const box of document.querySelectorAll('[name=strategy]')) box.checked = box.value === 'serial';";
    page.session.script(serial, Vec::new())?;
    fill(page, "more", "warmup=0&repeats=1")
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn runs_its_code(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::readable(suite::site())?);
    let hostile = HOSTILE.map(|marker| format!("{PLAIN}# {marker}\n"));
    for (code, in_script) in [(PLAIN, true), (&*hostile[0], false), (&*hostile[1], false)] {
        open(page, &site.url_by_name())?;
        fill(page, "code", code)?;
        let tag = written(page, "tag")?;
        assert_eq!(tag.contains("<script type=\"text/x-python\">"), in_script, "{tag}");
        let tag = tag.replace("<overlap-lab ", "<overlap-lab id=\"lab\" ");
        tutorial(page, &host, &site.url_by_name(), &tag)?;
        let after = "return [document.querySelector('#end').innerText, document.querySelector('overlap-lab a').innerText];";
        assert_eq!(page.session.script(after, Vec::new())?, json!(["The end.", "Run this experiment"]));
        let record = record(&run(page, "lab", "")?)?;
        assert_eq!(record.spec.code.as_deref(), Some(code), "{tag}");
        assert_eq!(record.results[0].answers, [text("'<b>&amp;\"λ 😀\\''"), text("1")]);
    }
    Ok(())
}

fn previewed_and_linked(page: &Page) -> Result<(), Error> {
    open(page, &page.server.url())?;
    fill(page, "code", PLAIN)?;
    let lab = "return [document.querySelector('#preview overlap-lab')?.getAttribute('code') ?? null,
        document.querySelector('#preview overlap-lab')?.record?.results[0].answers[1] ?? null];";
    page.until("previewing the code", SOON, || Ok(page.session.script(lab, Vec::new())?[0] == json!(PLAIN)))?;
    page.session.click("#run-preview")?;
    page.until("having run the preview", ENOUGH, || {
        let said = page.text("#said")?;
        assert!(!said.contains("rejected"), "{said}");
        Ok(page.session.script(lab, Vec::new())?[1] == json!("1"))
    })?;
    for what in ["link", "iframe"] {
        assert!(written(page, what)?.contains("#code="), "{what}");
    }
    let link = written(page, "link")?;
    // Another experiment's Python has code of its own in its place; Rust has none.
    fill(page, "workload", "wait")?;
    assert!(
        !page.is_visible("#code")? && !written(page, "tag")?.contains("def task"),
        "{}",
        written(page, "tag")?
    );
    fill(page, "language", "python")?;
    let tag = written(page, "tag")?;
    assert!(
        tag.contains("workload=\"wait\" tasks=\"2\" lang=\"python\"") && tag.contains(PLAIN.trim_end()),
        "{tag}"
    );
    page.session.goto(&link)?;
    page.until("opening the link", SOON, || {
        Ok(page.count("#editor")? == 1 && page.property("#editor", "value")? == PLAIN)
    })?;
    assert!(page.text("#editor-notice")?.contains("came with the link"));
    Ok(())
}

fn code_that_is_too_long(page: &Page) -> Result<(), Error> {
    open(page, &page.server.url())?;
    let full = format!("{PLAIN}#{}", "x".repeat(MAX_CODE_BYTES - PLAIN.len() - 1));
    let said = || page.text("#code-problem");
    fill(page, "code", &full)?;
    assert_eq!(said()?, "");
    assert!(written(page, "tag")?.contains("def task"));
    fill(page, "code", &format!("{full}x"))?;
    assert!(said()?.contains("65,537 bytes") && said()?.contains("65,536"), "{}", said()?);
    for what in ["tag", "iframe", "link"] {
        let written = written(page, what)?;
        assert!(!written.contains("def task") && !written.contains("#code="), "{what}: {written}");
    }
    assert_eq!(page.property("#code", "ariaInvalid")?, "true");
    fill(page, "code", PLAIN)?;
    assert_eq!(said()?, "");
    Ok(())
}
