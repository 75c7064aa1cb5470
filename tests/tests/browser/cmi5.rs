//! The package for cmi5 in a platform with a record store of its own, held against the specification and against @xapi/cmi5, which the
//! same store serves.

use crate::{
    lms::{LESSON, Package, RIGHT, await_lesson, await_said, correct, said, script, walk},
    support::{GONE, OURS, SOON},
};
use overlap_browser_tests::{
    Error,
    lrs::Lrs,
    page::Page,
    scripts::XAPI_CMI5,
    stage,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

/// Beside [`OURS`] what Chromium's console says of an answer that is an error: one on purpose, or that there is no such document.
const EXPECTED: &[&str] = &["a request for http://127.0.0.1:", "Failed to load resource", GONE];

pub const SUBJECT: Subject = Subject {
    isolated: false,
    alike: true,
    ..Subject::new(
        "cmi5",
        &[
            Case::new("as_the_reference_does", as_the_reference_does).expecting(EXPECTED),
            Case::new("failed_at_the_end", failed_at_the_end).expecting(EXPECTED),
            Case::new("told_once_a_registration", told_once_a_registration).expecting(EXPECTED),
            Case::new("only_looked_at", only_looked_at).expecting(EXPECTED),
            Case::new("a_store_that_refuses", a_store_that_refuses).expecting(EXPECTED),
            Case::new("without_a_platform", without_a_platform).expecting(OURS),
        ],
    )
};

const CONTEXT: &str = "https://w3id.org/xapi/cmi5/context/";

fn launch_data(mode: &str) -> Value {
    json!({
        "launchMode": mode,
        "moveOn": "CompletedOrPassed",
        "masteryScore": 0.5,
        "returnURL": "http://127.0.0.1/course",
        "contextTemplate": {
            "contextActivities": { "grouping": [{ "id": format!("urn:overlap-lab:lesson:{LESSON}") }] },
            "extensions": { format!("{CONTEXT}extensions/sessionid"): "session-1" }
        }
    })
}

/// A page's address with what a platform adds to it.
fn launched(page: &Page, address: &str, lrs: &Lrs) -> Result<String, Error> {
    let add = "const [address, more] = arguments;
        const launched = new URL(address);
        Object.entries(more).forEach(([name, value]) => launched.searchParams.set(name, value));
        return launched.href;";
    let actor =
        json!({ "objectType": "Agent", "account": { "homePage": "http://127.0.0.1", "name": "learner" } });
    let more = json!({
        "endpoint": lrs.endpoint(),
        "fetch": lrs.fetch(),
        "actor": actor.to_string(),
        "registration": "9b2c3a9e-1f0d-4e6b-8a47-5e1f0c2d3b4a",
        "activityId": "http://127.0.0.1/activities/1"
    });
    let launched = page.session.script(add, vec![json!(address), more])?;
    Ok(launched.as_str().unwrap_or_default().to_owned())
}

/// Opens the lesson as a platform does.
fn open(page: &Page, package: &Package, lrs: &Lrs, mode: &str) -> Result<(), Error> {
    lrs.launch(&launch_data(mode));
    page.session.goto(&launched(page, &package.launch_page(), lrs)?)
}

/// Leaves the page, and waits for the last statement.
fn leave(page: &Page, lrs: &Lrs) -> Result<Vec<Value>, Error> {
    page.session.goto("about:blank")?;
    let is_over = || verbs(&lrs.statements()).last().is_some_and(|verb| verb == "terminated");
    page.until("reported as over", SOON, || Ok(is_over()))?;
    Ok(lrs.statements())
}

fn verbs(statements: &[Value]) -> Vec<String> {
    let verb = |statement: &Value| statement["verb"]["id"].as_str().unwrap_or_default().to_owned();
    let last = |verb: String| verb.rsplit('/').next().unwrap_or_default().to_owned();
    statements.iter().map(verb).map(last).collect()
}

/// A statement without what differs between two visits or is left to who writes it.
fn essence(mut statement: Value) -> Value {
    for (part, names) in [("", &["id", "timestamp"][..]), ("/verb", &["display"]), ("/result", &["duration"])]
    {
        if let Some(map) = statement.pointer_mut(part).and_then(Value::as_object_mut) {
            names.iter().for_each(|name| drop(map.remove(*name)));
        }
    }
    let categories =
        statement.pointer_mut("/context/contextActivities/category").and_then(Value::as_array_mut);
    for category in categories.into_iter().flatten() {
        *category = json!(category["id"]);
    }
    statement
}

fn as_the_reference_does(page: &Page) -> Result<(), Error> {
    let (package, lrs) = (Package::open("cmi5")?, Lrs::start()?);
    open(page, &package, &lrs, "Normal")?;
    walk(page, true, [Some(RIGHT), Some(RIGHT)])?;
    page.until("passed", SOON, || Ok(lrs.statements().len() == 3))?;
    assert_eq!(
        (said(page)?, page.property("#leave", "href")?),
        (String::new(), "http://127.0.0.1/course".to_owned())
    );
    let ours = leave(page, &lrs)?;
    assert_eq!(verbs(&ours), ["initialized", "completed", "passed", "terminated"]);
    for statement in &ours {
        let (id, time) = (
            statement["id"].as_str().unwrap_or_default(),
            statement["timestamp"].as_str().unwrap_or_default(),
        );
        assert!(id.len() == 36 && time.ends_with('Z'), "{statement}");
        let duration = statement["result"]["duration"].as_str();
        assert!(
            statement["result"].is_null() || duration.is_some_and(|it| it.starts_with("PT")),
            "{statement}"
        );
    }
    // The same visit by the reference.
    package.server.answer_with("/reference.js", script(XAPI_CMI5.load()?));
    package.server.answer_with("/reference.html", stage::html("<script src=\"/reference.js\"></script>"));
    lrs.launch(&launch_data("Normal"));
    page.session.goto(&launched(page, &format!("{}reference.html", package.server.url()), &lrs)?)?;
    let visit = "const session = new Cmi5();
        await session.initialize();
        await session.complete();
        await session.pass({ scaled: 1, raw: 100, min: 0, max: 100 });
        await session.terminate();";
    page.session.async_script(visit, Vec::new())?;
    let reference: Vec<Value> = lrs.statements().into_iter().map(essence).collect();
    assert_eq!(ours.into_iter().map(essence).collect::<Vec<_>>(), reference);
    Ok(())
}

/// A wrong answer can be corrected until the page is left.
fn failed_at_the_end(page: &Page) -> Result<(), Error> {
    let (package, lrs) = (Package::open("cmi5")?, Lrs::start()?);
    open(page, &package, &lrs, "Normal")?;
    walk(page, false, [None, Some(RIGHT + 1)])?;
    let failed = leave(page, &lrs)?;
    assert_eq!(verbs(&failed), ["initialized", "completed", "failed", "terminated"]);
    let result = &failed[2]["result"];
    assert_eq!((&result["success"], &result["score"]["scaled"]), (&json!(false), &json!(0)), "{result}");
    let decides = |statement: &Value| statement.to_string().contains("categories/moveon");
    assert_eq!(failed.iter().map(decides).collect::<Vec<_>>(), [false, true, true, false]);
    open(page, &package, &lrs, "Normal")?;
    walk(page, false, [None, Some(RIGHT + 1)])?;
    correct(page, "transfer", RIGHT)?;
    let passed = leave(page, &lrs)?;
    assert_eq!(verbs(&passed), ["initialized", "passed", "terminated"], "completed before");
    Ok(())
}

fn told_once_a_registration(page: &Page) -> Result<(), Error> {
    let (package, lrs) = (Package::open("cmi5")?, Lrs::start()?);
    for expected in
        [&["initialized", "completed", "passed", "terminated"][..], &["initialized", "terminated"]]
    {
        open(page, &package, &lrs, "Normal")?;
        walk(page, false, [None, Some(RIGHT)])?;
        page.until("told", SOON, || Ok(lrs.statements().len() == expected.len() - 1))?;
        assert_eq!(verbs(&leave(page, &lrs)?), expected);
    }
    // A page that is loaded again has no token any more.
    page.session.goto(&launched(page, &package.launch_page(), &lrs)?)?;
    await_said(
        page,
        "gives no access (the token was given already): the lesson works, but nothing is reported.",
    )
}

fn only_looked_at(page: &Page) -> Result<(), Error> {
    let (package, lrs) = (Package::open("cmi5")?, Lrs::start()?);
    open(page, &package, &lrs, "Review")?;
    walk(page, false, [None, Some(RIGHT)])?;
    assert_eq!(verbs(&leave(page, &lrs)?), ["initialized", "terminated"]);
    Ok(())
}

/// Nothing is lost where the store answers later.
fn a_store_that_refuses(page: &Page) -> Result<(), Error> {
    let (package, lrs) = (Package::open("cmi5")?, Lrs::start()?);
    lrs.refuse(Some(500));
    open(page, &package, &lrs, "Normal")?;
    await_said(page, "record store answered 500. It is tried again")?;
    lrs.refuse(Some(401));
    await_said(page, "record store answered 401. It is tried again")?;
    walk(page, false, [None, Some(RIGHT)])?;
    assert!(lrs.statements().is_empty() && lrs.refused() > 1);
    lrs.refuse(None);
    page.until("told after all", SOON, || Ok(lrs.statements().len() == 3 && said(page)?.is_empty()))?;
    assert_eq!(verbs(&leave(page, &lrs)?), ["initialized", "completed", "passed", "terminated"]);
    Ok(())
}

fn without_a_platform(page: &Page) -> Result<(), Error> {
    let package = Package::open("cmi5")?;
    page.session.goto(&package.launch_page())?;
    await_said(page, "(its address lacks endpoint, fetch, actor, registration, activityId)")?;
    await_lesson(page)?;
    drop(package);
    Ok(())
}
