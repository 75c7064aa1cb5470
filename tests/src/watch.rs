//! How smoothly the page's main thread goes while a run is on.

use crate::{Error, page::Page};
use serde_json::Value;

const START: &str = "window.watch = {frames: 0, start: performance.now(), longest: 0};
    const frame = () => { window.watch.frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) window.watch.longest = Math.max(window.watch.longest, entry.duration);
        }).observe({type: 'longtask'});
    }";

const READ: &str = "const {frames, start, longest} = window.watch;
    return {frames: frames * 1000 / (performance.now() - start), longest};";

/// The longest task that a test lets pass, ms. The page promises 50; a busy machine may take the processor away from the browser for as
/// long twice more. What blocks the page takes a second and more.
pub const LONGEST_TASK_MS: f64 = 150.0;

/// What was seen since the watch began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smoothness {
    /// Animation frames a second.
    pub frames_per_second: f64,
    /// The longest task of the main thread, ms; 0 where none took over 50 ms, which is where the browser begins to tell, and in
    /// Firefox, which tells none.
    pub longest_task_ms: f64,
}

/// Begins to watch the page that is open.
///
/// # Errors
/// When the browser does not answer.
pub fn start(page: &Page) -> Result<(), Error> {
    page.session.script(START, Vec::new()).map(drop)
}

/// What was seen since [`start`].
///
/// # Errors
/// When the browser does not answer, or no watch was begun.
pub fn read(page: &Page) -> Result<Smoothness, Error> {
    let seen = page.session.script(READ, Vec::new())?;
    let number = |name: &str| seen.get(name).and_then(Value::as_f64).unwrap_or(0.0);
    Ok(Smoothness { frames_per_second: number("frames"), longest_task_ms: number("longest") })
}
