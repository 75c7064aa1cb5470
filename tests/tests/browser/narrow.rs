//! Narrow screens: nothing sticks out sideways, before a run and after it.

use crate::support::{ALL, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::json;

pub const SUBJECT: Subject = Subject::new(
    "narrow",
    &[
        Case::new("at_320", |page| fits(page, "full", 320)),
        Case::new("at_360", |page| fits(page, "full", 360)),
        Case::new("compact_at_280", |page| fits(page, "compact", 280)),
        Case::new("to_read_at_360", to_read_at_360),
    ],
)
.alike();

/// Pages that nothing runs on.
const TO_READ: [&str; 7] = [
    "embed/systems.html",
    "lessons/guide.html",
    "lessons/choose.html",
    "lessons/teachers.html",
    "lessons/waiting.teacher.html",
    "lessons/waiting.project.html",
    "lessons/test.html",
];

/// What sticks out of a page in a frame of the wanted width.
const LOOK_AT: &str = "
    const [path, width] = arguments;
    const frame = document.createElement('iframe');
    frame.width = width;
    frame.height = 640;
    document.body.replaceChildren(frame);
    await new Promise(loaded => { frame.onload = loaded; frame.src = path; });
    const root = frame.contentDocument.documentElement;
    return [root.clientWidth <= width, root.querySelector('h2') !== null, root.scrollWidth - root.clientWidth];";

/// Opens the page again in a frame of the wanted width, since windows cannot be that narrow, runs it, and yields what sticks
/// out of the viewport before and after.
const LOOK: &str = "
    const [query, width] = arguments;
    const frame = document.createElement('iframe');
    frame.width = width;
    frame.height = 640;
    document.body.replaceChildren(frame);
    const pause = () => new Promise(resume => setTimeout(resume, 50));
    const state = () => frame.contentDocument?.body?.dataset.state;
    const reach = async wanted => {
        for (let left = 1000; state() !== wanted; left -= 1) {
            if (left === 0) throw new Error(`the page is ${state()}, not ${wanted}`);
            await pause();
        }
    };
    const out = () => {
        const root = frame.contentDocument.documentElement;
        const guilty = [...root.querySelectorAll('body *')]
            .filter(it => it.getBoundingClientRect().right > width + 1 && it.checkVisibility())
            .map(it => it.tagName + '#' + it.id + '.' + it.className);
        return root.scrollWidth > root.clientWidth ? guilty.slice(0, 5).concat(`${root.scrollWidth} px`) : [];
    };
    frame.src = location.pathname + query;
    await reach('idle');
    const before = out();
    frame.contentDocument.querySelector('#run').click();
    await reach('done');
    return {before, after: out(), width: frame.contentDocument.documentElement.clientWidth};";

fn fits(page: &Page, view: &str, width: u32) -> Result<(), Error> {
    let query = query("wait", "tasks=7&wait_ms=50", ALL, &format!("warmup=0&view={view}"));
    page.load("")?;
    let found = page.session.async_script(LOOK, vec![json!(query), json!(width)])?;
    assert!(found["width"].as_u64().is_some_and(|inner| inner <= u64::from(width)), "{found}");
    assert_eq!(found["before"], json!([]), "before a run at {width} px");
    assert_eq!(found["after"], json!([]), "after a run at {width} px");
    Ok(())
}

fn to_read_at_360(page: &Page) -> Result<(), Error> {
    page.load("")?;
    for path in TO_READ {
        let found = page.session.async_script(LOOK_AT, vec![json!(path), json!(360)])?;
        assert_eq!(
            found,
            json!([true, true, 0]),
            "{path} is 360 px wide, complete, and sticks out by so much"
        );
    }
    Ok(())
}
