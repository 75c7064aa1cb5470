//! The compact view: little is shown at once, and nothing is lost.

use crate::support::{ALL, ENOUGH, SOON, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use serde_json::{Value, json};

pub const SUBJECT: Subject = Subject::new(
    "compact",
    &[
        Case::new("heights", heights),
        Case::new("everything_is_a_press_away", everything_is_a_press_away),
        Case::new("frames_are_compact", frames_are_compact),
        Case::new("lesson", lesson),
    ],
)
.alike();

/// The most that the view takes in a column of 700 px, before a run and after one with five strategies, px.
const MOST_PX: [f64; 2] = [360.0, 480.0];

/// Opens the page in a frame of 700 px without saying which view, runs it, and yields the view and the heights.
const LOOK: &str = "
    const frame = document.createElement('iframe');
    frame.width = 700;
    frame.height = 640;
    document.body.replaceChildren(frame);
    const state = () => frame.contentDocument?.body?.dataset.state;
    const reach = async wanted => {
        for (let left = 1000; state() !== wanted; left -= 1) {
            if (left === 0) throw new Error(`the page is ${state()}, not ${wanted}`);
            await new Promise(resume => setTimeout(resume, 50));
        }
        await new Promise(resume => setTimeout(resume, 300));
    };
    const height = () => frame.contentDocument.body.getBoundingClientRect().height;
    frame.src = location.pathname + arguments[0];
    await reach('idle');
    const before = height();
    frame.contentDocument.querySelector('#run').click();
    await reach('done');
    return [frame.contentDocument.documentElement.dataset.view, before, height()];";

fn heights(page: &Page) -> Result<(), Error> {
    page.load("")?;
    for work in [query("wait", "tasks=7&wait_ms=50", ALL, "embed=1"), query("long_comp", "", ALL, "embed=1")]
    {
        let found = page.session.async_script(LOOK, vec![json!(work)])?;
        assert_eq!(found[0], json!("compact"), "the usual view of a frame");
        for (at, most_px) in MOST_PX.into_iter().enumerate() {
            let px = found[at + 1].as_f64().unwrap_or(f64::INFINITY);
            assert!(px <= most_px, "{px} px of at most {most_px}: {work}");
        }
    }
    Ok(())
}

/// The controls that are shown, by what they say; each unfolds a part and folds the one before.
fn everything_is_a_press_away(page: &Page) -> Result<(), Error> {
    page.measure(&query("wait", "tasks=3&wait_ms=20", ALL, "view=compact"), ENOUGH)?;
    for (control, part) in [
        ("Timeline", ".tools button"),
        ("Numbers", "#results"),
        ("Log", "#log"),
        ("Answers", "#answers"),
        ("Downloads", "#export-json"),
        ("Code", "#code .source"),
        ("Waiting", "#workload"),
    ] {
        assert!(!page.is_visible(part)?, "{part} is folded away");
        let press = "const of = [...document.querySelectorAll('summary')].filter(it => it.checkVisibility() && it.innerText.startsWith(arguments[0]));
            of[0]?.click();
            return of.length;";
        assert_eq!(page.session.script(press, vec![json!(control)])?, json!(1), "one control says {control}");
        page.until(&format!("showing {part}"), SOON, || page.is_visible(part))?;
    }
    assert!(!page.is_visible("#results")?, "of the readings one is unfolded at a time");
    assert!(page.is_visible("#bars")? && page.is_visible("#timeline canvas")?);
    Ok(())
}

/// A page by itself shows everything, unless its address says otherwise; what cannot be used is named.
fn frames_are_compact(page: &Page) -> Result<(), Error> {
    let view = |page: &Page| page.session.script("return document.documentElement.dataset.view;", Vec::new());
    for (query, wanted) in [("", "full"), ("?view=compact", "compact"), ("?view=full", "full")] {
        page.load(query)?;
        page.await_state(&["idle"], ENOUGH)?;
        assert_eq!(view(page)?, json!(wanted), "`{query}`");
    }
    page.load("?view=small")?;
    page.await_state(&["idle"], ENOUGH)?;
    assert_eq!(view(page)?, json!("full"));
    assert!(page.text("#notices")?.contains("`small`"), "{}", page.text("#notices")?);
    Ok(())
}

/// Question, prediction, run and judgement; the rest is a link away.
fn lesson(page: &Page) -> Result<(), Error> {
    page.session.goto(&format!("{}lessons/waiting.html?view=compact&embed=1", page.server.url()))?;
    page.await_state(&["idle"], ENOUGH)?;
    assert!(page.is_visible("#question .prose")? && page.is_visible("#commit")?);
    assert!(!page.is_visible(".steps")? && !page.is_visible("#start-lesson")?);
    let predict = "for (const it of document.querySelectorAll('#predict input[type=range]')) {
            it.value = 700;
            it.dispatchEvent(new Event('input', { bubbles: true }));
        }
        document.querySelector('#commit').click();";
    page.session.script(predict, Vec::new())?;
    page.until("ready to run", SOON, || page.is_visible("#start-lesson"))?;
    page.session.click("#start-lesson")?;
    page.await_state(&["done"], ENOUGH)?;
    page.until("judged", SOON, || page.is_visible("#judgement"))?;
    assert!(
        page.is_visible("#bars")? && page.is_visible("#timeline canvas")? && !page.is_visible("#results")?
    );
    assert!(!page.is_visible("#observe")? && !page.is_visible("#claims")?);
    let whole = page.property(".whole a", "href")?;
    assert!(whole.ends_with("/lessons/waiting.html"), "{whole}");
    let known: Value = page.session.script("return document.querySelectorAll('h1').length;", Vec::new())?;
    assert_eq!(known, json!(1));
    Ok(())
}
