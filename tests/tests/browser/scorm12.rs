//! The package for SCORM 1.2 in a platform whose side is played by scorm-again.

use crate::{
    lms::{LESSON, Package, RIGHT, await_lesson, await_said, await_value, said, script, walk},
    support::{OURS, SOON},
};
use overlap_browser_tests::{
    Error,
    axe::Axe,
    page::Page,
    scripts::SCORM_AGAIN,
    stage,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject {
    isolated: false,
    alike: true,
    ..Subject::new(
        "scorm12",
        &[
            Case::new("completed_and_scored", completed_and_scored).expecting(OURS),
            Case::new("a_second_visit_takes_nothing_back", a_second_visit_takes_nothing_back).expecting(OURS),
            Case::new("a_platform_that_refuses", a_platform_that_refuses).expecting(OURS),
            Case::new("without_a_platform", without_a_platform).expecting(OURS),
        ],
    )
};

/// The launch page within the platform's.
const LAUNCH_FRAME: &str = "return document.getElementById('launch');";

/// Opens a platform's page with the lesson in a frame within a frame, whose API is as `prepare` leaves it.
fn open(page: &Page, prepare: &str) -> Result<Package, Error> {
    let package = Package::open("scorm12")?;
    let server = &package.server;
    server.answer_with("/scorm-again.js", script(SCORM_AGAIN.load()?));
    let body = format!(
        "<script src=\"/scorm-again.js\"></script>
         <script>
             window.API = new Scorm12API({{ autocommit: false, logLevel: 5 }});
             window.asked = [];
             for (const call of ['LMSInitialize', 'LMSCommit', 'LMSFinish']) {{ API.on(call, () => asked.push(call)); }}
             {prepare}
         </script>
         <iframe id=\"launch\" title=\"launch\" width=\"1100\" height=\"800\" src=\"/lms/{LESSON}.html\"></iframe>"
    );
    server.answer_with("/platform.html", stage::html(&body));
    page.session.goto(&format!("{}platform.html", server.url()))?;
    Ok(package)
}

const REPORTED: &str = "const { core } = API.cmi; return [core.lesson_status, core.score.raw];";

fn within_launch<T>(page: &Page, look: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    page.session.within(LAUNCH_FRAME, look)
}

/// Leaves the launch page, as a platform does that shows another.
fn leave(page: &Page) -> Result<(), Error> {
    page.session.script("document.getElementById('launch').src = 'about:blank';", Vec::new())?;
    await_value(page, "return asked.at(-1) === 'LMSFinish' && API.isTerminated();", &json!(true))
}

fn completed_and_scored(page: &Page) -> Result<(), Error> {
    let package = open(page, "")?;
    await_value(page, REPORTED, &json!(["incomplete", ""]))?;
    within_launch(page, || walk(page, true, [Some(RIGHT), Some(RIGHT + 1)]))?;
    await_value(page, REPORTED, &json!(["completed", "50"]))?;
    assert_eq!(within_launch(page, || said(page))?, "", "there is nothing to say");
    leave(page)?;
    let kept = page.session.script("return API.renderCommitCMI(true).cmi;", Vec::new())?;
    let core = &kept["core"];
    assert_eq!(
        (&core["score"]["min"], &core["score"]["max"], &core["exit"]),
        (&json!("0"), &json!("100"), &json!(""))
    );
    assert!(
        core["session_time"].as_str().is_some_and(|time| time.len() == 11 && time > "00:00:00.00"),
        "{core}"
    );
    let did: Value = serde_json::from_str(kept["suspend_data"].as_str().unwrap_or_default())?;
    assert_eq!(
        did,
        json!({ "lesson": LESSON, "predicted": false, "ran": true, "finished": true, "right": 1, "answered": 2, "of": 2 })
    );
    let asked = page.session.script("return asked;", Vec::new())?;
    let commits = asked.as_array().into_iter().flatten().filter(|call| **call == json!("LMSCommit")).count();
    assert!(asked[0] == json!("LMSInitialize") && commits >= 3, "what was done is kept at once: {asked}");
    drop(package);
    Ok(())
}

fn a_second_visit_takes_nothing_back(page: &Page) -> Result<(), Error> {
    let earlier = "API.loadFromJSON({ core: { lesson_status: 'completed', score: { raw: '100', min: '0', max: '100' } } });";
    let package = open(page, earlier)?;
    within_launch(page, || walk(page, false, [None, Some(RIGHT + 1)]))?;
    leave(page)?;
    assert_eq!(page.session.script(REPORTED, Vec::new())?, json!(["completed", "100"]));
    drop(package);
    Ok(())
}

/// What a platform does not take at first it is told again.
fn a_platform_that_refuses(page: &Page) -> Result<(), Error> {
    let refuse = "const commit = API.LMSCommit;
        window.refuses = true;
        API.LMSCommit = (text) => (refuses ? 'false' : commit.call(API, text));";
    let package = open(page, refuse)?;
    within_launch(page, || {
        await_said(page, "The platform did not take the report")?;
        walk(page, false, [None, Some(RIGHT)])
    })?;
    page.session.script("window.refuses = false;", Vec::new())?;
    within_launch(page, || page.until("quiet again", SOON, || Ok(said(page)?.is_empty())))?;
    assert_eq!(page.session.script(REPORTED, Vec::new())?, json!(["completed", "100"]));
    drop(package);
    Ok(())
}

fn without_a_platform(page: &Page) -> Result<(), Error> {
    let package = Package::open("scorm12")?;
    page.session.goto(&package.launch_page())?;
    await_said(page, "SCORM interface was not found: the lesson works, but nothing is reported.")?;
    await_lesson(page)?;
    walk(page, false, [None, Some(RIGHT)])?;
    let broken = Axe::load()?.broken(&page.session, None)?;
    assert!(broken.is_empty(), "rules of accessibility: {broken:#?}");
    drop(package);
    Ok(())
}
