//! Engines that should speak and do not, as where a browser holds their workers back.

use crate::support::{ENOUGH, SOON, assert_ok, query, ready_after_cancel_ms, result};
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::StrategyId;
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "silent",
    &[
        // Half a minute, and the same in every browser.
        Case::new("a_worker_that_never_starts", a_worker_that_never_starts).only(Browser::Chromium),
        Case::new("one_that_starts_the_second_time", one_that_starts_the_second_time),
        Case::new("a_pool_that_never_starts", |page| silent_after(page, "pool=reused", "serial,rayon")),
        Case::new("work_that_is_never_heard", |page| silent_after(page, "", "serial")),
    ],
)
.alike();

/// From now on the messages of workers are kept from the page: of the first `mute` workers all, and of every worker those after
/// the first `heard`.
const MUTE: &str = "const [mute, heard] = arguments;
    window.startedWorkers = 0;
    window.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            window.startedWorkers += 1;
            const isMute = window.startedWorkers <= mute;
            let count = 0;
            this.addEventListener('message', event => {
                count += 1;
                if (isMute || count > heard) {
                    event.stopImmediatePropagation();
                }
            });
        }
    };";

const MANY: u32 = 1_000_000;

fn small(strategies: &str, more: &str) -> String {
    query("wait", "tasks=3&wait_ms=400", strategies, &format!("warmup=0&{more}"))
}

fn a_worker_that_never_starts(page: &Page) -> Result<(), Error> {
    page.load(&small("serial", ""))?;
    page.await_state(&["idle"], ENOUGH)?;
    page.session.script(MUTE, vec![json!(MANY), json!(MANY)])?;
    page.run()?;
    page.await_state(&["done"], 2 * ENOUGH)?;
    let record = page.record()?;
    let reason = result(&record, StrategyId::SERIAL).reason.clone().unwrap_or_default();
    assert!(
        reason.contains("started twice. It did not answer") && reason.contains("developer tools"),
        "{reason}"
    );
    Ok(())
}

fn one_that_starts_the_second_time(page: &Page) -> Result<(), Error> {
    page.load(&small("serial", ""))?;
    page.await_state(&["idle"], ENOUGH)?;
    // Where cores are measured, the first worker is the one that measures them.
    page.session.script(MUTE, vec![json!(1), json!(MANY)])?;
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    assert_ok(result(&page.record()?, StrategyId::SERIAL));
    let started = page.session.script("return window.startedWorkers;", Vec::new())?;
    assert!(started.as_u64() >= Some(2), "{started}");
    Ok(())
}

/// The engine is ready, and nothing is heard of it afterwards: the page says so, and Cancel ends it.
fn silent_after(page: &Page, more: &str, strategies: &str) -> Result<(), Error> {
    page.load(&small(strategies, more))?;
    page.await_state(&["idle"], ENOUGH)?;
    // The cores are measured once a page, by an engine that has to be heard.
    page.run()?;
    page.await_state(&["done"], ENOUGH)?;
    page.session.script(MUTE, vec![json!(0), json!(1)])?;
    page.run()?;
    page.until("speaking of the silence", Duration::from_secs(20), || {
        Ok(page.text("#progress")?.contains("No message has come from the engine"))
    })?;
    ready_after_cancel_ms(page)?;
    page.until("ready again", SOON, || Ok(page.state()? == "cancelled"))
}
