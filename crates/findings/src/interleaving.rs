//! How one update was lost, access by access: what each task has read and not yet written, and what an access did, in words.

use overlap_record::{
    Access, AccessKind, Language, StrategyResult,
    format::{capitalised, count, counted, counted_as, list},
};

/// One access of an interleaving, and where it leaves the tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessStep {
    /// The access. Afterwards the variable holds its value.
    pub access: Access,
    /// How many accesses between this one and the one before are left out.
    pub left_out: u32,
    /// Of each task in [`actors`], the value that it has read and not yet used for a write, as far as is known.
    pub holds: Vec<Option<u32>>,
    /// How many updates of other tasks this access wiped out.
    pub wiped_out: u32,
    /// What happened, in sentences.
    pub words: String,
}

/// The tasks of an interleaving by their indices, ascending.
#[must_use]
pub fn actors(accesses: &[Access]) -> Vec<u32> {
    let mut tasks: Vec<u32> = accesses.iter().map(|access| access.task).collect();
    tasks.sort_unstable();
    tasks.dedup();
    tasks
}

/// The accesses of an interleaving, in their order.
#[must_use]
pub fn access_steps(accesses: &[Access]) -> Vec<AccessStep> {
    let actors = actors(accesses);
    let mut holds = vec![None; actors.len()];
    let mut before: Option<&Access> = None;
    let mut steps = Vec::with_capacity(accesses.len());
    for (i, access) in accesses.iter().enumerate() {
        let left_out =
            before.map_or(0, |before| access.number.saturating_sub(before.number).saturating_sub(1));
        if left_out > 0 {
            for (held, task) in holds.iter_mut().zip(&actors) {
                *held = held.filter(|held| is_kept(*held, *task, &accesses[i..]));
            }
        }
        let held = before.filter(|_| left_out == 0).map(|before| before.value);
        let actor = actors.binary_search(&access.task).unwrap_or_default();
        let read = match access.kind {
            AccessKind::Read => holds[actor].replace(access.value),
            // A task writes one more than it has read, also where the read is not shown.
            AccessKind::Write => Some(holds[actor].take().unwrap_or(access.value.saturating_sub(1))),
        };
        let wiped_out = match (access.kind, read, held) {
            (AccessKind::Write, Some(read), Some(held)) => held.saturating_sub(read),
            _ => 0,
        };
        let words = in_words(access, left_out, read, held, &others(&actors, &holds, access.task));
        steps.push(AccessStep { access: *access, left_out, holds: holds.clone(), wiped_out, words });
        before = Some(access);
    }
    steps
}

/// Why a result has no interleaving, and what to do about it. `result` is none where nothing ran.
#[must_use]
pub fn no_interleaving(lang: Language, result: Option<&StrategyResult>) -> String {
    match result {
        _ if lang == Language::Python => {
            "Accesses by Python code are not recorded: run the same in Rust.".to_owned()
        }
        None => {
            "Threads could not run here, so no access was recorded: open this page where they can.".to_owned()
        }
        Some(result) if result.workers < 2 => {
            "One worker alone loses no update, so there is nothing to step through: use two or more."
                .to_owned()
        }
        Some(result) => format!(
            "No update was lost in {}, so there is nothing to step through: run it again.",
            counted(result.repeats.len() as u64, "repeat")
        ),
    }
}

/// Whether a task that held a value before a gap has not used it in the gap, as what it does next says.
fn is_kept(held: u32, task: u32, later: &[Access]) -> bool {
    let next = later.iter().find(|access| access.task == task);
    next.is_some_and(|next| next.kind == AccessKind::Write && next.value == held.saturating_add(1))
}

/// What the other tasks hold.
fn others(actors: &[u32], holds: &[Option<u32>], task: u32) -> Vec<(u32, u32)> {
    let held = actors.iter().zip(holds).filter_map(|(actor, held)| Some((*actor, (*held)?)));
    held.filter(|(actor, _)| *actor != task).collect()
}

/// What happened. `read` is what the task of a write had read, `held` what the variable held before, as far as it is known.
fn in_words(
    access: &Access,
    left_out: u32,
    read: Option<u32>,
    held: Option<u32>,
    others: &[(u32, u32)],
) -> String {
    let number = |value: u32| count(value.into());
    let (task, value) = (access.task, access.value);
    let mut out = String::new();
    if left_out > 0 {
        out = format!("{} later ", counted_as(left_out.into(), "access", "accesses"));
    }
    match access.kind {
        AccessKind::Read => {
            let same: Vec<String> = others
                .iter()
                .filter(|(_, held)| *held == value)
                .map(|(other, _)| format!("task {other}"))
                .collect();
            if same.is_empty() {
                out.push_str(&format!("task {task} reads {}.", number(value)));
            } else {
                let have = if same.len() == 1 { "has" } else { "have" };
                let who = capitalised(&list(&same));
                out.push_str(&format!(
                    "task {task} reads {}, too. {who} {have} not written yet.",
                    number(value)
                ));
            }
        }
        AccessKind::Write => {
            match (read, held) {
                (Some(read), Some(held)) if held > read => out.push_str(&format!(
                    "task {task} writes {}, one more than the {} that it read. The counter held {}: this wipes out {}.",
                    number(value),
                    number(read),
                    number(held),
                    counted((held - read).into(), "update")
                )),
                (Some(read), Some(held)) if held < read => out.push_str(&format!(
                    "task {task} writes {}, one more than the {} that it read. The counter held {}.",
                    number(value),
                    number(read),
                    number(held)
                )),
                _ => out.push_str(&format!("task {task} writes {}.", number(value))),
            }
            let old: Vec<String> = others
                .iter()
                .filter(|(_, held)| *held < value)
                .map(|(other, held)| format!("task {other} still holds the old {}", number(*held)))
                .collect();
            if !old.is_empty() {
                out.push_str(&format!(" {}.", capitalised(&list(&old))));
            }
        }
    }
    capitalised(&out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AccessKind::{Read, Write};
    use overlap_record::{
        StrategyId,
        testing::{repeat, result},
    };

    fn accesses(told: &[(u32, u32, AccessKind, u32)]) -> Vec<Access> {
        told.iter()
            .map(|(number, task, kind, value)| Access {
                number: *number,
                task: *task,
                kind: *kind,
                value: *value,
            })
            .collect()
    }

    fn words(told: &[(u32, u32, AccessKind, u32)]) -> Vec<String> {
        access_steps(&accesses(told)).into_iter().map(|step| step.words).collect()
    }

    #[test]
    fn an_update_is_lost_step_by_step() {
        let steps = access_steps(&accesses(&[
            (5, 2, Read, 7),
            (6, 0, Read, 7),
            (7, 0, Write, 8),
            (8, 2, Write, 8),
            (9, 0, Read, 8),
        ]));
        let said: Vec<&str> = steps.iter().map(|step| step.words.as_str()).collect();
        assert_eq!(
            said,
            [
                "Task 2 reads 7.",
                "Task 0 reads 7, too. Task 2 has not written yet.",
                "Task 0 writes 8. Task 2 still holds the old 7.",
                "Task 2 writes 8, one more than the 7 that it read. The counter held 8: this wipes out 1 update.",
                "Task 0 reads 8.",
            ]
        );
        let holds: Vec<_> = steps.iter().map(|step| [step.holds[0], step.holds[1]]).collect();
        let [seven, eight] = [Some(7), Some(8)];
        assert_eq!(holds, [[None, seven], [seven, seven], [None, seven], [None, None], [eight, None]]);
        assert_eq!(steps.iter().map(|step| step.wiped_out).collect::<Vec<_>>(), [0, 0, 0, 1, 0]);
    }

    #[test]
    fn what_is_left_out_is_counted_and_what_tasks_held_there_is_not_guessed() {
        let told = [
            (1, 1, Read, 0),
            (2, 0, Read, 0),
            (3, 0, Write, 1),
            (4, 3, Read, 1),
            (2000, 0, Read, 1004),
            (2001, 1, Write, 1),
            (2002, 0, Write, 1005),
        ];
        assert_eq!(
            words(&told)[4..],
            [
                "1,995 accesses later task 0 reads 1,004.",
                "Task 1 writes 1, one more than the 0 that it read. The counter held 1,004: this wipes out 1,004 updates.",
                "Task 0 writes 1,005, one more than the 1,004 that it read. The counter held 1.",
            ]
        );
        let steps = access_steps(&accesses(&told));
        assert_eq!(steps[3].holds, [None, Some(0), Some(1)]);
        assert_eq!(steps[4].holds, [Some(1004), Some(0), None], "task 3 may have written in between");
        assert_eq!(steps[4].left_out, 1995);
    }

    #[test]
    fn several_tasks_that_hold_a_value_are_named_together() {
        let told = [(1, 0, Read, 3), (2, 1, Read, 3), (3, 4, Read, 3), (4, 4, Write, 4)];
        assert_eq!(words(&told)[2], "Task 4 reads 3, too. Task 0 and task 1 have not written yet.");
        assert_eq!(
            words(&told)[3],
            "Task 4 writes 4. Task 0 still holds the old 3 and task 1 still holds the old 3."
        );
    }

    #[test]
    fn why_there_is_none_is_a_sentence_with_what_to_do() {
        let ran = result(StrategyId::RAYON, vec![repeat(1.0, Vec::new()); 10]);
        let alone = StrategyResult { workers: 1, ..ran.clone() };
        let why = |lang, result| no_interleaving(lang, result);
        assert!(why(Language::Rust, Some(&ran)).contains("in 10 repeats") && ran.workers > 1);
        assert!(why(Language::Rust, Some(&alone)).contains("use two or more"));
        assert!(why(Language::Rust, None).contains("Threads could not run"));
        assert!(why(Language::Python, Some(&ran)).contains("in Rust"));
    }

    #[test]
    fn a_write_whose_read_is_not_shown_is_one_more_than_what_was_read() {
        let told = [(1, 0, Read, 9), (2, 1, Write, 9)];
        let step = &access_steps(&accesses(&told))[1];
        assert_eq!(step.wiped_out, 1);
        assert_eq!(words(&[(1, 0, Write, 5)]), ["Task 0 writes 5."], "nothing is known of what it replaced");
    }
}
