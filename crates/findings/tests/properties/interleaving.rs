//! Interleavings of any program: what is said of each access follows from the accesses before it.

use overlap_findings::{access_steps, actors};
use overlap_record::{Access, AccessKind};
use proptest::{collection::vec, prelude::*};

/// What four tasks do that add 1 to a variable in two steps, where `order` says who goes next; and how many updates were made.
fn run(order: &[u32]) -> (Vec<Access>, u32) {
    let (mut held, mut made, mut read) = (0, 0, [None; 4]);
    let access = |(number, task): (u32, &u32)| {
        let (kind, value) = match read[*task as usize].take() {
            Some(value) => {
                made += 1;
                held = value + 1;
                (AccessKind::Write, held)
            }
            None => {
                read[*task as usize] = Some(held);
                (AccessKind::Read, held)
            }
        };
        Access { number, task: *task, kind, value }
    };
    let accesses = (1..).zip(order).map(access).collect();
    (accesses, made)
}

fn any_access() -> impl Strategy<Value = Access> {
    let kind = prop_oneof![Just(AccessKind::Read), Just(AccessKind::Write)];
    (any::<u32>(), any::<u32>(), kind, any::<u32>()).prop_map(|(number, task, kind, value)| Access {
        number,
        task,
        kind,
        value,
    })
}

proptest! {
    #[test]
    fn what_was_wiped_out_and_what_came_back_is_what_is_missing(order in vec(0..4_u32, 1..40)) {
        let (accesses, made) = run(&order);
        let steps = access_steps(&accesses);
        let (mut held, mut lost) = (0_i64, 0_i64);
        for step in &steps {
            let value = i64::from(step.access.value);
            if step.access.kind == AccessKind::Write {
                // Without other tasks it would be one more than before.
                lost += held + 1 - value;
                prop_assert_eq!(i64::from(step.wiped_out), (held + 1 - value).max(0));
                prop_assert_eq!(step.wiped_out > 0, step.words.contains("wipes out"), "{}", step.words);
            } else {
                prop_assert_eq!(step.wiped_out, 0);
            }
            held = value;
        }
        prop_assert_eq!(held + lost, i64::from(made));
        let last = &steps[steps.len() - 1];
        let open = actors(&accesses).into_iter().map(|task| order.iter().filter(|it| **it == task).count() % 2 == 1);
        prop_assert!(last.holds.iter().map(Option::is_some).eq(open), "{:?}", last);
    }

    #[test]
    fn any_list_has_a_sentence_for_each_access(accesses in vec(any_access(), 0..30)) {
        let steps = access_steps(&accesses);
        prop_assert_eq!(steps.len(), accesses.len());
        for step in steps {
            prop_assert!(step.words.ends_with('.') && step.words.starts_with(|first: char| !first.is_lowercase()));
            prop_assert_eq!(step.holds.len(), actors(&accesses).len());
        }
    }
}
