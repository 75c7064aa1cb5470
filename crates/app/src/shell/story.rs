//! What a change of a page's state means to the page around it, and what that page is refused. Pure.

use super::Shell;
use crate::model::{Estimate, Phase};
use overlap_protocol::{
    frame::{ErrorCode, ToHost},
    permalink::Notice,
};
use overlap_record::RunRecord;

/// That the page can be used, with the query of its settings; `None` before it can.
#[must_use]
pub fn ready<'a>(shell: &Shell, query: String) -> Option<ToHost<'a>> {
    let mode = shell.capabilities.as_ref()?.mode();
    Some(ToHost::Ready { query, mode })
}

/// What is to be told after a change, in order. `query` is the page's settings, `result` a record that is new.
pub fn tell<'a>(
    before: &Shell,
    after: &'a Shell,
    query: impl FnOnce() -> String,
    result: Option<&'a RunRecord>,
) -> Vec<ToHost<'a>> {
    let mut told = Vec::new();
    if before.phase == Phase::Loading && after.phase != Phase::Loading {
        told.extend(ready(after, query()));
    }
    let mut result = result.map(|record| ToHost::Result { record });
    // Where several runs follow each other, the result of one comes before the start of the next.
    if before.phase.is_busy() {
        told.extend(result.take());
    }
    if before.started != after.started {
        told.push(ToHost::Started);
    }
    let news = if before.phase == after.phase { None } else { news(&after.phase) };
    told.extend(news);
    told.extend(result);
    told
}

/// What the page around this one is told of a phase that has begun.
fn news<'a>(phase: &Phase) -> Option<ToHost<'a>> {
    match phase {
        Phase::Running(now) => {
            let strategy = now.at.map(|(strategy, _)| strategy);
            Some(ToHost::Progress { strategy, done: now.done, total: now.total })
        }
        Phase::Cancelled { .. } => Some(ToHost::error(ErrorCode::Cancelled, "The run was cancelled.")),
        Phase::Failed(message) => Some(ToHost::error(ErrorCode::Failed, message.clone())),
        _ => None,
    }
}

/// Refuses a run where none can be started.
///
/// # Errors
/// The refusal.
pub fn refused<'a>(shell: &Shell) -> Result<(), ToHost<'a>> {
    if shell.phase.is_busy() || shell.phase == Phase::Loading {
        return Err(ToHost::error(ErrorCode::Busy, "A run is going on; wait for its result, or cancel it."));
    }
    match shell.nothing_runs() {
        Some(reason) => Err(ToHost::error(ErrorCode::Unavailable, reason)),
        None => Ok(()),
    }
}

/// Refuses a long run that was not consented to.
///
/// # Errors
/// The refusal.
pub fn consented<'a>(estimate: Estimate, long: bool) -> Result<(), ToHost<'a>> {
    if estimate.is_long() && !long {
        let message = format!("This would take about {}; ask for it with `long: true`.", estimate.words());
        return Err(ToHost::error(ErrorCode::Long, message));
    }
    Ok(())
}

/// The refusal of settings that could not be used as they stand.
#[must_use]
pub fn unusable<'a>(notices: &[Notice]) -> ToHost<'a> {
    let parts: Vec<String> =
        notices.iter().map(|notice| format!("{}: {}", notice.part, notice.message)).collect();
    ToHost::error(ErrorCode::Invalid, parts.join(" "))
}
