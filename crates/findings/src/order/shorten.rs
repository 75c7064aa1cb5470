//! Which moments are told one by one, and which together.

use super::{AtOnce, Between, Line, Moment};

/// So many moments are told one by one.
const ALL: usize = 20;
/// Of more, so many are.
const KEPT: usize = 12;
/// Among them are so many from the start, and so many from the end.
const FIRST: usize = 3;
const LAST: usize = 2;

/// The most lines that an order of events has.
pub const MOST_LINES: usize = if ALL > 2 * KEPT { ALL } else { 2 * KEPT };

/// The lines: the first moments and the last, those that reach what most tasks did at once, and those that change most of it. What
/// lies between two of them is one line.
pub(super) fn shorten(moments: Vec<Moment>) -> Vec<Line> {
    if moments.len() <= ALL {
        return moments.into_iter().map(Line::Moment).collect();
    }
    let kept = kept(&moments);
    let mut lines = Vec::new();
    let mut between: Vec<Moment> = Vec::new();
    for (moment, is_kept) in moments.into_iter().zip(kept) {
        if is_kept {
            lines.extend(together(std::mem::take(&mut between)));
            lines.push(Line::Moment(moment));
        } else {
            between.push(moment);
        }
    }
    lines.extend(together(between));
    lines
}

fn kept(moments: &[Moment]) -> Vec<bool> {
    let count = moments.len();
    let mut kept: Vec<bool> = (0..count).map(|index| index < FIRST || index >= count - LAST).collect();
    let numbers: [fn(&AtOnce) -> u32; 3] = [|at| at.computing, |at| at.waiting, |at| at.queueing];
    for number in numbers {
        let most = moments.iter().map(|moment| number(&moment.most)).max().unwrap_or(0);
        if let Some(first) =
            moments.iter().position(|moment| number(&moment.most) == most).filter(|_| most > 0)
        {
            kept[first] = true;
        }
    }
    let change = |index: usize| moments[index].after.distance(moments[index - 1].after);
    let mut others: Vec<usize> = (1..count).filter(|index| !kept[*index] && change(*index) > 0).collect();
    others.sort_by_key(|index| std::cmp::Reverse(change(*index)));
    let room = KEPT.saturating_sub(kept.iter().filter(|kept| **kept).count());
    for index in others.into_iter().take(room) {
        kept[index] = true;
    }
    kept
}

/// Moments in one line; a single one as it is.
fn together(mut moments: Vec<Moment>) -> Option<Line> {
    if moments.len() < 2 {
        return moments.pop().map(Line::Moment);
    }
    let ([first, ..], [.., last]) = (moments.as_slice(), moments.as_slice()) else { return None };
    let gathered = |tasks: fn(&Moment) -> &Vec<u32>| {
        let mut all: Vec<u32> = moments.iter().flat_map(tasks).copied().collect();
        all.sort_unstable();
        all
    };
    Some(Line::Between(Between {
        from_ms: first.from_ms,
        until_ms: last.until_ms,
        moments: moments.len(),
        begun: gathered(|moment| &moment.begun),
        ended: gathered(|moment| &moment.ended),
        most: moments.iter().fold(AtOnce::default(), |most, moment| most.max(moment.most)),
    }))
}
