//! Which accesses to the caller's counter show how an update was lost.

use overlap_record::{Access, AccessKind};
use overlap_workloads::{AFTER, Noted};

/// Most accesses before the losing task's read.
const LEAD: usize = 4;
/// Most accesses from that read to its write, both included. Where there are more, the first and the last few are taken.
const BETWEEN: usize = 16;
const HEAD: usize = 6;
const TAIL: usize = 8;

/// The accesses around the write with this number, which wiped out updates: from shortly before its task read the value to shortly after it
/// wrote. Each stretch without a gap begins with a read, so what the counter held is known throughout. Empty where too little was noted.
pub(crate) fn around(mut noted: Vec<Noted>, lost_at: u32) -> Vec<Access> {
    noted.sort_unstable_by_key(|it| it.number);
    chosen(&noted, lost_at).unwrap_or_default().into_iter().map(access).collect()
}

fn chosen(noted: &[Noted], lost_at: u32) -> Option<Vec<&Noted>> {
    let write = noted.binary_search_by_key(&lost_at, |it| it.number).ok()?;
    let read = noted[..write].iter().rposition(|it| it.task == noted[write].task && !it.wrote)?;
    let lead = from_a_read(without_gap_before(&noted[..=read], LEAD + 1));
    let after = without_gap_after(&noted[write..], AFTER as usize + 1);
    let between = &noted[read..=write];
    let is_whole = (noted[write].number - noted[read].number) as usize == write - read;
    let mut chosen: Vec<&Noted> = lead.iter().collect();
    if is_whole && between.len() <= BETWEEN {
        chosen.extend(&between[1..]);
    } else {
        chosen.extend(&without_gap_after(between, HEAD)[1..]);
        let tail = from_a_read(without_gap_before(between, TAIL));
        // The write alone does not tell what it replaced.
        chosen.extend((tail.len() > 1).then_some(tail)?);
    }
    chosen.extend(&after[1..]);
    Some(chosen)
}

/// The longest end without a gap, of at most so many accesses.
fn without_gap_before(noted: &[Noted], most: usize) -> &[Noted] {
    let last = noted.len().saturating_sub(most);
    let gap = noted.windows(2).rposition(|two| two[0].number + 1 != two[1].number);
    &noted[last.max(gap.map_or(0, |gap| gap + 1))..]
}

/// The longest start without a gap, of at most so many accesses.
fn without_gap_after(noted: &[Noted], most: usize) -> &[Noted] {
    let gap = noted.windows(2).position(|two| two[0].number + 1 != two[1].number);
    &noted[..most.min(gap.map_or(noted.len(), |gap| gap + 1))]
}

fn from_a_read(noted: &[Noted]) -> &[Noted] {
    &noted[noted.iter().take_while(|it| it.wrote).count()..]
}

fn access(noted: &Noted) -> Access {
    let Noted { number, task, wrote, value } = *noted;
    Access { number, task, kind: if wrote { AccessKind::Write } else { AccessKind::Read }, value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_workloads::{Counter, Watch};

    fn update(watch: &mut Watch<'_>) {
        let next = watch.read() + 1;
        watch.write(next);
    }

    /// A loss of task 1's, `others` updates of task 0 after its read, and some before and after that.
    fn lost(others: u32) -> Vec<Access> {
        let counter = Counter::default();
        let (mut slow, mut fast) = (counter.watch(1), counter.watch(0));
        (0..100).for_each(|_| update(&mut fast));
        let old = slow.read();
        (0..others).for_each(|_| update(&mut fast));
        slow.write(old + 1);
        (0..100).for_each(|_| update(&mut fast));
        drop((slow, fast));
        around(counter.noted(), counter.lost_at().unwrap())
    }

    fn numbers(accesses: &[Access]) -> Vec<u32> {
        accesses.iter().map(|access| access.number).collect()
    }

    #[test]
    fn a_short_loss_is_kept_whole_with_what_came_before_and_after() {
        let kept = lost(3);
        // Task 1 reads at 201 and writes at 208.
        assert_eq!(numbers(&kept), (197..=212).collect::<Vec<_>>());
        let [read, write] = [kept[4], kept[11]];
        assert_eq!((read.task, read.kind, read.value), (1, AccessKind::Read, 100));
        assert_eq!((write.task, write.kind, write.value), (1, AccessKind::Write, 101));
        assert_eq!(kept[10].value, 103, "the two writes lie two updates apart");
    }

    #[test]
    fn of_a_long_loss_the_middle_is_left_out() {
        // As many as the ring of task 0 still holds, and more than it does.
        assert_eq!(numbers(&lost(20)), [(197..=206), (236..=246)].into_iter().flatten().collect::<Vec<_>>());

        assert_eq!(
            numbers(&lost(1000)),
            [(201..=201), (2196..=2206)].into_iter().flatten().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_loss_at_the_very_start_has_nothing_before_it() {
        let counter = Counter::default();
        let (mut a, mut b) = (counter.watch(0), counter.watch(1));
        let (x, y) = (a.read(), b.read());
        a.write(x + 1);
        b.write(y + 1);
        drop((a, b));
        assert_eq!(numbers(&around(counter.noted(), 4)), [1, 2, 3, 4]);
    }

    #[test]
    fn too_few_notes_make_no_interleaving() {
        let note = |number, task, wrote| Noted { number, task, wrote, value: 0 };
        assert_eq!(around(Vec::new(), 4), []);
        assert_eq!(around(vec![note(2, 0, true), note(4, 0, true)], 4), [], "no read");
        assert_eq!(around(vec![note(2, 1, false), note(9, 1, true)], 9), [], "not what was replaced");
        assert_eq!(
            numbers(&around(vec![note(2, 1, false), note(8, 0, false), note(9, 1, true)], 9)),
            [2, 8, 9]
        );
    }
}
