//! A page that has loaded keeps the main thread free: it can be scrolled and pressed while its program starts.

use crate::support::RUNS;
use overlap_browser_tests::{
    Error,
    driver::Browser,
    page::Page,
    suite::{Case, Subject},
    watch,
};
use serde_json::Value;
use std::{thread, time::Duration};

pub const SUBJECT: Subject =
    Subject::new("calm", &[Case::new("after_load", after_load).only(Browser::Chromium).measuring()]);

/// The lab, the contents, every lesson's page and the page on other runs.
fn pages() -> Vec<String> {
    let lessons = overlap_lessons::ALL.iter().map(|lesson| format!("lessons/{}.html", lesson.id));
    [String::new(), String::from("lessons/index.html"), RUNS.to_owned()].into_iter().chain(lessons).collect()
}

/// Tasks of over 50 ms, which is where browsers begin to tell, that began when the page had loaded: start and duration, ms.
const LONG_TASKS: &str = "const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
    const long = [];
    const observer = new PerformanceObserver(list => long.push(...list.getEntries()));
    observer.observe({ type: 'longtask', buffered: true });
    await new Promise(resolve => setTimeout(resolve, 200));
    return long.filter(it => it.startTime >= loaded).map(it => [it.startTime, it.duration]);";

fn after_load(page: &Page) -> Result<(), Error> {
    for path in pages() {
        page.load(&path)?;
        thread::sleep(Duration::from_secs(1));
        let long = page.session.async_script(LONG_TASKS, Vec::new())?;
        let tasks = long.as_array().cloned().unwrap_or_default();
        let is_short = |task: &Value| task[1].as_f64().is_some_and(|ms| ms <= watch::LONGEST_TASK_MS);
        assert!(tasks.iter().all(is_short), "`{path}`: {long}");
    }
    Ok(())
}
