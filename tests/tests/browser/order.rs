//! The timeline in sentences, which are made when they are asked for.

use crate::support::{ENOUGH, SOON, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};

pub const SUBJECT: Subject =
    Subject::new("order", &[Case::new("order_of_events", order_of_events).measuring()]).alike();

fn order_of_events(page: &Page) -> Result<(), Error> {
    page.measure(&query("wait", "tasks=24&wait_ms=60", "serial,async", "warmup=0"), ENOUGH)?;
    page.until("offering it", SOON, || page.is_visible("#order"))?;
    assert_eq!(page.count("#order li")?, 0, "nothing is made before it is asked for");
    page.session.click("#order > summary")?;
    page.until("telling", SOON, || page.is_visible("#order li"))?;
    let lines = page.text("#order")?;
    assert!(page.count("#order li")? <= 24, "{lines}");
    for part in [
        "24 tasks on 1 lane, finished after",
        "Task 1 starts waiting.",
        "moments are left out here: tasks ",
        "Task 24 ends.",
    ] {
        assert!(lines.contains(part), "{part} in {lines}");
    }
    page.session.click("#order .tabs button:nth-child(2)")?;
    page.until("telling of the other", SOON, || {
        let lines = page.text("#order")?;
        // A busy machine may start them in two groups.
        Ok(lines.contains("Tasks 1 to ") && lines.contains(" start waiting. Now 24 tasks wait."))
    })?;
    assert!(page.export("markdown")?.contains("\n- async: 24 tasks on 1 lane, finished after "));
    Ok(())
}
