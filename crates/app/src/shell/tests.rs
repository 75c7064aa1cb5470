//! What every page has in common, without a browser.

use super::{Shell, ShellAction, consented, refused, tell};
use crate::model::{Activity, Capabilities, Estimate, Phase, Progress, RunEvent};
use overlap_protocol::{
    frame::{ErrorCode, ToHost},
    permalink::Notice,
};
use overlap_record::StrategyId;

fn opened() -> Shell {
    let notice = |part: &str| Notice { part: part.to_owned(), message: String::new() };
    Shell::opened(vec![notice("a"), notice("b")])
}

fn probed(workers: Result<(), String>) -> Shell {
    let mut shell = opened();
    let capabilities =
        Capabilities { threads: workers.clone(), isolated: workers.clone(), workers, cores: 4 };
    shell.hear(&RunEvent::Probed(capabilities));
    shell
}

fn running() -> Shell {
    let mut shell = probed(Ok(()));
    shell.begin();
    shell
}

fn progress() -> RunEvent {
    let at = Some((StrategyId::ASYNC, Activity::Repeat(0)));
    RunEvent::Progress(Progress { at, done: 1, total: 4 })
}

#[test]
fn a_run_that_is_cancelled_says_nothing_of_progress_any_more() {
    let mut shell = running();
    shell.hear(&progress());
    assert!(matches!(&shell.phase, Phase::Running(now) if now.share() == Some(0.25)));
    shell.act(ShellAction::Cancel);
    shell.hear(&progress());
    assert_eq!((&shell.phase, shell.can_start()), (&Phase::Cancelling, false));
    shell.hear(&RunEvent::Cancelled { after_ms: 3.0 });
    assert_eq!((&shell.phase, shell.can_start()), (&Phase::Cancelled { after_ms: 3.0 }, true));
    assert!(shell.words().is_some_and(|words| words.starts_with("Cancelled; ready again after")));
}

#[test]
fn nothing_starts_before_the_browser_was_probed_or_where_nothing_runs() {
    assert_eq!((opened().can_start(), opened().nothing_runs()), (false, None));
    assert!(probed(Ok(())).can_start());
    let shell = probed(Err("no workers".to_owned()));
    assert_eq!((shell.can_start(), shell.nothing_runs()), (false, Some("no workers")));
}

#[test]
fn notices_go_one_by_one() {
    let mut shell = opened();
    shell.act(ShellAction::Dismiss(7));
    shell.act(ShellAction::Dismiss(0));
    assert_eq!(shell.notices.iter().map(|notice| notice.part.as_str()).collect::<Vec<_>>(), ["b"]);
}

#[test]
fn a_request_is_refused_with_a_code() {
    let code = |answer: Result<(), ToHost<'_>>| match answer {
        Err(ToHost::Error { code, .. }) => Some(code),
        _ => None,
    };
    assert_eq!(code(refused(&opened())), Some(ErrorCode::Busy));
    assert_eq!(code(refused(&running())), Some(ErrorCode::Busy));
    assert_eq!(code(refused(&probed(Err(String::new())))), Some(ErrorCode::Unavailable));
    assert_eq!(code(refused(&probed(Ok(())))), None);
    let long = Estimate { total_ms: 120_000.0 };
    assert_eq!(code(consented(long, false)), Some(ErrorCode::Long));
    assert_eq!(code(consented(long, true)), None);
}

#[test]
fn the_host_hears_of_a_result_before_the_run_that_follows() {
    let record =
        overlap_record::read_record(include_str!("../../../../www/recorded/wait.json")).expect("it is sound");
    let query = || "?lesson=lock".to_owned();
    let (before, mut after) = (running(), running());
    after.begin();
    assert!(matches!(
        tell(&before, &after, query, Some(&record))[..],
        [ToHost::Result { .. }, ToHost::Started]
    ));
    // Start and end may arrive before the page is drawn again.
    let (idle, mut done) = (probed(Ok(())), running());
    done.phase = Phase::Done;
    assert!(matches!(tell(&idle, &done, query, Some(&record))[..], [ToHost::Started, ToHost::Result { .. }]));
    assert!(matches!(tell(&opened(), &idle, query, None)[..], [ToHost::Ready { mode: "threads", .. }]));
}
