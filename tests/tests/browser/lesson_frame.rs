//! A lesson within another page: nothing around it, and the same messages as the lab's.

use crate::{
    lessons::{forget, open},
    support::{ENOUGH, OURS},
};
use overlap_browser_tests::{
    Error,
    page::Page,
    schema,
    stage::{frame, host, message, with_headers},
    suite::{self, Case, Subject},
};
use serde_json::{Value, json};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(10);

pub const SUBJECT: Subject = Subject::new(
    "lesson_frame",
    &[
        Case::new("nothing_but_the_lesson", nothing_but_the_lesson),
        Case::new("messages", messages).expecting(OURS),
    ],
)
.alike();

fn nothing_but_the_lesson(page: &Page) -> Result<(), Error> {
    open(page, "tills", "?embed=1&theme=dark")?;
    forget(page)?;
    for gone in [".site", ".neighbours"] {
        assert!(!page.is_visible(gone)?, "{gone}");
    }
    assert!(page.is_visible("#commit")? && page.is_visible(".steps")?);
    let theme = page.session.script("return document.documentElement.dataset.theme;", Vec::new())?;
    assert_eq!(theme, json!("dark"));
    open(page, "tills", "?theme=pink")?;
    assert!(page.text("#notices")?.contains("pink"), "what cannot be used is named");
    page.session.click("#notices button")?;
    page.until("dismissing", SOON, || Ok(page.count("#notices")? == 0))
}

fn say(page: &Page, message: Value) -> Result<(), Error> {
    page.session.script("say(arguments[0]);", vec![message]).map(drop)
}

fn messages(page: &Page) -> Result<(), Error> {
    let (host, site) = (host(false)?, with_headers(suite::site())?);
    frame(page, &host, &format!("{}lessons/kitchens.html?embed=1", site.url_by_name()), &[])?;
    let ready = message(page, "ready")?;
    assert_eq!(ready["query"], json!("?lesson=kitchens"), "{ready}");
    assert!(message(page, "height")?["height"].as_f64().is_some_and(|height| height > 200.0));
    let lesson = message(page, "lesson")?;
    assert_eq!(
        (&lesson["lesson"], &lesson["finished"], &lesson["right"], &lesson["of"]),
        (&json!("kitchens"), &json!(false), &json!(0), &json!(1)),
        "before a run nobody can say what is to be seen in it"
    );
    say(page, json!({ "type": "configure", "id": "c", "query": "?tasks=3" }))?;
    let refusal = message(page, "error")?;
    assert_eq!((&refusal["id"], &refusal["code"]), (&json!("c"), &json!("invalid")));
    say(page, json!({ "type": "run", "id": "r" }))?;
    message(page, "started")?;
    page.until("told a result", ENOUGH, || {
        let look = "return heard.some(({ data }) => data?.type === 'result');";
        Ok(page.session.script(look, Vec::new())? == json!(true))
    })?;
    let result = message(page, "result")?;
    assert_eq!(result["id"], json!("r"));
    assert_eq!(result["record"]["spec"]["workload"], json!("shared_list"), "the first part");
    schema::check(&schema::load(&suite::site())?, &result["record"])?;
    let progress =
        "return heard.some(({ data }) => data?.type === 'progress' && data.total > 0 && data.id === 'r');";
    assert_eq!(page.session.script(progress, Vec::new())?, json!(true), "progress is told");
    Ok(())
}
