//! What a change of the page's state means to the framing page. Pure.

use crate::{
    lab::state::{Field, Plan, Problem, State},
    model::Phase,
};
use overlap_protocol::{
    frame::{ErrorCode, ToHost},
    permalink::Notice,
};

/// What is to be told after a change, in order.
pub fn tell<'a>(before: &State, after: &'a State) -> Vec<ToHost<'a>> {
    let mut told = Vec::new();
    if before.phase == Phase::Loading && after.phase != Phase::Loading {
        told.extend(ready(after));
    }
    let ended = over(before, after);
    if !before.phase.is_busy() && (after.phase.is_busy() || ended.is_some()) {
        told.push(ToHost::Started);
    }
    if let Phase::Running(now) = &after.phase
        && before.phase != after.phase
    {
        let strategy = now.at.map(|(strategy, _)| strategy);
        told.push(ToHost::Progress { strategy, done: now.done, total: now.total });
    }
    told.extend(ended);
    told
}

/// How a run has ended, if one has.
fn over<'a>(before: &State, after: &'a State) -> Option<ToHost<'a>> {
    match &after.phase {
        Phase::Done if before.record != after.record => {
            after.record.as_ref().map(|record| ToHost::Result { record })
        }
        phase if *phase == before.phase => None,
        Phase::Cancelled { .. } => Some(ToHost::error(ErrorCode::Cancelled, "The run was cancelled.")),
        Phase::Failed(message) => Some(ToHost::error(ErrorCode::Failed, message.clone())),
        _ => None,
    }
}

/// That the lab can be used, and how; none before it can.
pub fn ready<'a>(state: &State) -> Option<ToHost<'a>> {
    let mode = state.capabilities.as_ref()?.mode();
    Some(ToHost::Ready { query: state.query(), mode })
}

/// What a request to run leads to: a run, or a refusal.
pub fn request<'a>(state: &State, long: bool) -> Result<Plan, ToHost<'a>> {
    if state.phase.is_busy() || state.phase == Phase::Loading {
        return Err(ToHost::error(ErrorCode::Busy, "A run is going on; wait for its result, or cancel it."));
    }
    if let Some(Err(reason)) = state.capabilities.as_ref().map(|capabilities| &capabilities.workers) {
        return Err(ToHost::error(ErrorCode::Unavailable, reason.clone()));
    }
    if !state.notices.is_empty() {
        return Err(unusable(&state.notices));
    }
    let plan = state.checked.as_ref().map_err(|problems| {
        let problem = |problem: &Problem| {
            let field = problem.field.map_or("strategies", Field::name);
            format!("{field}: {}", problem.message)
        };
        let problems: Vec<String> = problems.iter().map(problem).collect();
        ToHost::error(ErrorCode::Invalid, problems.join(" "))
    })?;
    let estimate = plan.estimate(state.cores());
    if estimate.is_long() && !long {
        let seconds = estimate.total_ms / 1000.0;
        let message =
            format!("This run would take about {seconds:.0} seconds; ask for it with `long: true`.");
        return Err(ToHost::error(ErrorCode::Long, message));
    }
    Ok(plan.clone())
}

/// The refusal of settings that could not be used as they stand.
pub fn unusable<'a>(notices: &[Notice]) -> ToHost<'a> {
    let parts: Vec<String> =
        notices.iter().map(|notice| [notice.part.as_str(), ": ", &notice.message].concat()).collect();
    ToHost::error(ErrorCode::Invalid, parts.join(" "))
}
