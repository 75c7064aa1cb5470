//! How an update was lost: the accesses around it, in the order in which they happened.

use crate::{STRATEGIES, rig::Rig, support::plan};
use overlap_record::{
    Access, AccessKind,
    strategy::{GIL, RAYON, SERIAL},
};
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// How long a test goes on until something happens that always does sooner or later.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many losses are looked at, each of a round of its own.
const LOSSES: u32 = 10;

const TASKS: u64 = 4;
const UPDATES: u64 = 20_000;

/// Goes through the accesses as the counter did; yields how many updates each write wiped out.
fn replay(accesses: &[Access]) -> Vec<u32> {
    let mut wiped_out = Vec::new();
    let mut read: HashMap<u32, u32> = HashMap::new();
    let mut held: Option<u32> = None;
    let mut before: Option<&Access> = None;
    for access in accesses {
        assert!(u64::from(access.task) < TASKS, "{access:?}");
        assert!(before.is_none_or(|before| before.number < access.number), "{accesses:#?}");
        if before.is_none_or(|before| before.number + 1 != access.number) {
            held = None;
        }
        match access.kind {
            AccessKind::Read => {
                assert!(held.is_none_or(|held| held == access.value), "{access:?} of {accesses:#?}");
                read.insert(access.task, access.value);
            }
            AccessKind::Write => {
                let held = held.expect("what a write replaces is known");
                if let Some(read) = read.remove(&access.task) {
                    assert_eq!(access.value, read + 1, "{accesses:#?}");
                }
                wiped_out.push((held + 1).saturating_sub(access.value));
            }
        }
        held = Some(access.value);
        before = Some(access);
    }
    wiped_out
}

#[test]
fn a_loss_is_kept_in_the_order_in_which_it_happened() {
    let updates = UPDATES.to_string();
    let plan = plan("counter_watched", &[("tasks", "4"), ("updates", &updates)]);
    for strategy in [RAYON, GIL] {
        let (begin, mut kept) = (Instant::now(), 0);
        while kept < LOSSES {
            let outcome = Rig::new().run_on(4, strategy, &plan).outcome;
            let (counted, accesses) = (outcome.counted.unwrap(), outcome.interleaving);
            assert_eq!(counted == TASKS * UPDATES, accesses.is_empty(), "{counted}: {accesses:#?}");
            if !accesses.is_empty() {
                let wiped_out = replay(&accesses);
                assert!(wiped_out.iter().any(|updates| *updates > 0), "{accesses:#?}");
                assert!(accesses.len() <= 24, "{accesses:#?}");
                kept += 1;
            }
            assert!(begin.elapsed() < PATIENCE, "{strategy} never lost an update");
        }
    }
}

#[test]
fn without_a_loss_and_without_notes_there_is_none() {
    let watched = plan("counter_watched", &[("updates", "2000")]);
    assert_eq!(Rig::new().run(SERIAL, &watched).outcome.interleaving, []);
    for strategy in STRATEGIES {
        let outcome = Rig::new().run_on(4, strategy, &plan("counter", &[("updates", "2000")])).outcome;
        assert_eq!(outcome.interleaving, [], "{strategy}");
    }
}
