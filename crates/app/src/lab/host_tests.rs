//! What the page around the lab is told, without a browser.

use super::embedded::{Lab, request};
use crate::{
    lab::state::{Action, Plan, State},
    model::{Capabilities, Estimate, RunEvent},
    shell::Embedded,
};
use overlap_protocol::{
    frame::{ErrorCode, ToHost},
    permalink,
};
use std::rc::Rc;
use yew::Reducible;

fn opened(query: &str, workers: Result<(), String>) -> Rc<State> {
    let state = Rc::new(State::opened(permalink::decode(query, 4)));
    let capabilities =
        Capabilities { threads: workers.clone(), isolated: workers.clone(), workers, cores: 4 };
    state.reduce(Action::Event(RunEvent::Probed(capabilities)))
}

fn code(refused: Result<Plan, ToHost<'_>>) -> Option<ErrorCode> {
    match refused {
        Err(ToHost::Error { code, .. }) => Some(code),
        _ => None,
    }
}

/// No script starts a run of over a minute that was not consented to.
pub fn refuses_what_is_long(mut state: State, estimate: &Estimate) {
    let capabilities = Capabilities { threads: Ok(()), isolated: Ok(()), workers: Ok(()), cores: 4 };
    state.shell.notices.clear();
    let state = Rc::new(state).reduce(Action::Event(RunEvent::Probed(capabilities)));
    let refused = code(request(&state, false));
    assert_eq!(refused, estimate.is_long().then_some(ErrorCode::Long));
}

/// Whether a script may start this run, however long it takes.
pub fn may_run(state: &State) -> bool {
    request(state, true).is_ok()
}

#[test]
fn readiness_is_told_once() {
    let loading = Rc::new(State::opened(permalink::decode("", 4)));
    let state = opened("", Ok(()));
    assert!(matches!(Lab::tell(&loading, &state)[..], [ToHost::Ready { mode: "threads", .. }]));
    assert_eq!(Lab::tell(&state, &state), []);
}

#[test]
fn a_run_is_told_from_its_start_to_its_end() {
    let idle = opened("?tasks=2&wait_ms=10", Ok(()));
    let plan = request(&idle, false).expect("nothing is in the way");
    let running = Rc::clone(&idle).reduce(Action::Start(plan));
    assert!(matches!(
        Lab::tell(&idle, &running)[..],
        [ToHost::Started, ToHost::Progress { strategy: None, done: 0, .. }]
    ));
    assert_eq!(code(request(&running, true)), Some(ErrorCode::Busy));
    let cancelled = Rc::clone(&running).reduce(Action::Event(RunEvent::Cancelled { after_ms: 1.0 }));
    assert!(matches!(
        Lab::tell(&running, &cancelled)[..],
        [ToHost::Error { code: ErrorCode::Cancelled, .. }]
    ));
    let failed = running.clone().reduce(Action::Event(RunEvent::Failed { message: "no".to_owned() }));
    assert!(
        matches!(&Lab::tell(&running, &failed)[..], [ToHost::Error { code: ErrorCode::Failed, message }] if message == "no")
    );
    // Both changes may arrive before the page is drawn again.
    assert!(matches!(Lab::tell(&idle, &cancelled)[..], [ToHost::Started, ToHost::Error { .. }]));
}

#[test]
fn what_cannot_run_is_refused_with_a_code() {
    let wrong = opened("", Ok(())).reduce(Action::Type(crate::lab::state::Field::Workers, "many".to_owned()));
    assert_eq!(code(request(&wrong, false)), Some(ErrorCode::Invalid));
    assert_eq!(code(request(&opened("", Err("no workers".to_owned())), true)), Some(ErrorCode::Unavailable));
    // A script would not see the notice that a reader sees.
    assert_eq!(code(request(&opened("?tasks=many", Ok(())), false)), Some(ErrorCode::Invalid));
    let long = opened("?workload=wait&tasks=60&wait_ms=10000", Ok(()));
    assert_eq!(code(request(&long, false)), Some(ErrorCode::Long));
    assert!(request(&long, true).is_ok());
    assert_eq!(code(request(&State::opened(permalink::decode("", 4)), true)), Some(ErrorCode::Busy));
}
