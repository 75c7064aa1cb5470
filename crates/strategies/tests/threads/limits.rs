//! Semaphores and time-outs on real threads.

use crate::{
    STRATEGIES,
    rig::{Recorded, Rig},
    support::{answers_of, at_once, of_kind, plan},
};
use overlap_record::{SpanKind, strategy::GIL};

#[test]
fn threads_share_the_permits() {
    let plan = plan("limited", &[("tasks", "8"), ("wait_ms", "20"), ("limit", "2")]);
    for strategy in STRATEGIES {
        let Recorded { outcome, spans } = Rig::new().run_on(4, strategy, &plan);
        assert_eq!(at_once(&of_kind(&spans, SpanKind::Wait)), 2, "{strategy}");
        assert!(outcome.total_ms >= 80.0, "{strategy}: four rounds in {} ms", outcome.total_ms);
        assert!(!of_kind(&spans, SpanKind::Lock).is_empty(), "{strategy}: nobody queued");
        assert_eq!(outcome.answers, answers_of(&plan), "{strategy}");
    }
}

#[test]
fn a_thread_gives_up_when_its_time_is_over() {
    let plan = plan("time_out", &[("tasks", "4"), ("reply_ms", "50"), ("timeout_ms", "120")]);
    let Recorded { outcome, .. } = Rig::new().run_on(4, GIL, &plan);
    assert_eq!(outcome.answers, answers_of(&plan));
    let work_ms = outcome.total_ms - outcome.startup_ms;
    assert!((120.0..195.0).contains(&work_ms), "the longest reply takes 200 ms: {work_ms} ms");
}
