//! Tutorials on another origin that have labs of ours in them, for the subjects on embedding.

use crate::support::ENOUGH;
use overlap_browser_tests::{Error, page::Page, schema, server::Server, stage, suite};
use overlap_record::RunRecord;
use serde_json::{Value, json};

/// A run of a fraction of a second.
pub const SHORT: &str =
    r#"workload="wait" tasks="3" wait_ms="20" warmup="0" strategies="serial,async,isolated""#;

/// Opens a tutorial of `host` with these tags of the site.
pub fn tutorial(page: &Page, host: &Server, site: &str, tags: &str) -> Result<(), Error> {
    // Listens before the element can have said anything.
    let script = format!(
        "<script>
             window.seen = [];
             for (const type of ['ready', 'started', 'result', 'error']) {{
                 addEventListener(`overlap-${{type}}`, ({{ target, detail }}) => seen.push([type, target.id, detail?.code ?? null]));
             }}
         </script>
         <script type=\"module\" src=\"{site}embed.js\"></script>"
    );
    host.answer_with(
        "/tutorial.html",
        stage::html(&format!("{script}<h1>A tutorial</h1>{tags}<p id=\"end\">The end.</p>")),
    );
    page.session.goto(&format!("{}tutorial.html", host.url()))
}

/// All of a lab, loaded as soon as it comes into view.
pub fn tag(id: &str, attributes: &str) -> String {
    lazy_tag(id, &format!("loading=\"eager\" view=\"full\" {attributes}"))
}

/// A lab that is loaded when it is touched.
pub fn lazy_tag(id: &str, attributes: &str) -> String {
    format!(
        "<overlap-lab id=\"{id}\" {attributes}><a href=\"https://example.org/\">A picture and a link</a></overlap-lab>"
    )
}

/// Calls an element's `run`, and says how it ended: the record, or code and message.
pub fn run(page: &Page, id: &str, options: &str) -> Result<Value, Error> {
    page.session.async_script(
        &format!(
            "const lab = document.getElementById(arguments[0]);
             return lab.run({options}).then(record => ({{ record }}), ({{ name, code, message }}) => ({{ name, code, message }}));"
        ),
        vec![json!(id)],
    )
}

pub fn record(outcome: &Value) -> Result<RunRecord, Error> {
    assert!(outcome["record"].is_object(), "a record, not {outcome}");
    schema::check(&schema::load(&suite::site())?, &outcome["record"])?;
    Ok(serde_json::from_value(outcome["record"].clone())?)
}

pub fn code(outcome: &Value) -> &str {
    assert_eq!(outcome["name"], json!("OverlapError"), "{outcome}");
    outcome["code"].as_str().unwrap_or_default()
}

/// The lab's frame.
pub const FRAME: &str = "return document.querySelector('overlap-lab').shadowRoot.querySelector('iframe');";

/// What a script finds in the lab's frame.
pub fn inside(page: &Page, script: &str) -> Result<Value, Error> {
    page.session.within(FRAME, || page.session.script(script, Vec::new()))
}

/// Waits until the labs of the page have answered.
pub fn await_ready(page: &Page) -> Result<(), Error> {
    page.until("answering", ENOUGH, || {
        let ready = "return seen.some(([type]) => type === 'ready');";
        Ok(page.session.script(ready, Vec::new())? == json!(true))
    })
}
