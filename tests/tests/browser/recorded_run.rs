//! The recorded run that the site ships, and where it stands in for one that cannot be made.

use crate::support::{ENOUGH, SOON};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::Answer,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::json;

/// The host that the last test serves itself, and what is said of its refused service worker.
const ANOTHER_HOST: &[&str] = &["a request for http://127.0.0.1:", "sw.js", "MIME"];

pub const SUBJECT: Subject = Subject::new(
    "recorded_run",
    &[
        Case::new("the_recorded_run", the_recorded_run),
        Case::new("where_nothing_can_run", where_nothing_can_run).expecting(ANOTHER_HOST),
    ],
)
.alike();

fn the_recorded_run(page: &Page) -> Result<(), Error> {
    page.load("runs.html?recorded=wait&theme=dark")?;
    page.until("showing it", SOON, || page.is_visible("#provenance"))?;
    let said = page.text("#provenance")?;
    for part in ["A recorded run", "Chromium ", "2 cores", " 2026", "not measured here"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(page.text("#verdict")?.len() > 40 && page.is_visible("#timeline")?);
    assert!(page.export("svg")?.starts_with("<svg"));
    assert!(page.is_visible("nav.site")?);
    page.load("runs.html?recorded=wait&embed=1")?;
    page.until("showing it alone", SOON, || page.is_visible("#provenance"))?;
    assert!(
        !page.is_visible("nav.site")?
            && !page.is_visible("#open-record")?
            && !page.is_visible(".masthead")?
    );
    page.load("runs.html?recorded=..%2Fx")?;
    assert!(page.text("#problems")?.contains("recorded=../x"));
    Ok(())
}

/// A page that may start no workers shows a picture of the recorded run, and leads to it.
fn where_nothing_can_run(page: &Page) -> Result<(), Error> {
    let site = stage::with_headers(suite::site())?;
    // A worker that never answers is taken as refused. The service worker would have kept the one that does.
    site.answer_with("/probe.js", Answer { kind: "text/javascript", ..Answer::default() });
    site.answer_with("/sw.js", Answer { kind: "text/plain", ..Answer::default() });
    page.session.goto(&format!("{}?tasks=5", site.url()))?;
    page.await_state(&["idle"], ENOUGH)?;
    assert!(page.text("#verdict")?.contains("Nothing can run here."), "{}", page.text("#verdict")?);
    assert_eq!(page.property("#run", "disabled")?, "true");
    let loaded = "const picture = document.querySelector('.output #boot-recorded img');
        return Boolean(picture?.checkVisibility() && picture.complete && picture.naturalWidth > 0);";
    page.until("showing the picture", SOON, || Ok(page.session.script(loaded, Vec::new())? == json!(true)))?;
    let said = page.text("#boot-recorded figcaption")?;
    for part in ["recorded run", "Chromium ", "2 cores", " 2026"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let same = page.property("#boot-recorded a[target=_blank]", "href")?;
    assert!(same.contains("workload=wait") && same.contains("tasks=5"), "the same setting: {same}");
    page.session.click("#boot-recorded a")?;
    page.until("showing the recorded run", SOON, || page.is_visible("#provenance"))
}
