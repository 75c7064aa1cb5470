//! Which row of its lane a span goes to.

use super::placed::Placed;
use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, binary_heap::PeekMut},
};

/// Tasks from this number on may change rows, so that a hostile number costs no memory.
const MOST_TASKS: usize = 1 << 20;

/// Sorts a lane's spans by start; whether each begins only after the one before, so that one row is enough.
pub(super) fn sort(spans: &mut [Placed]) -> bool {
    let by_start = |a: &Placed, b: &Placed| a.span.by_start(&b.span);
    if !spans.is_sorted_by(|a, b| by_start(a, b).is_le()) {
        spans.sort_by(by_start);
    }
    spans.windows(2).all(|pair| pair[1].span.start_ms >= pair[0].span.end_ms)
}

/// The rows of a lane, as far as its spans were placed.
#[derive(Default)]
pub(super) struct Rows {
    /// Each task's last row.
    home: Vec<u32>,
    /// When each row is free again.
    free_at: Vec<f64>,
    /// The same by time. It also holds moments that a row has outlived since, which are passed over.
    queue: BinaryHeap<Reverse<Row>>,
}

impl Rows {
    /// How many there are.
    pub fn count(&self) -> u32 {
        self.free_at.len() as u32
    }

    /// Puts the next span, by start, into a row that is free: its task's last row if that is, or else the one that has been free
    /// longest. A new row is begun only where none is free, so there are as few as can be.
    pub fn place(&mut self, placed: &mut Placed) {
        let (start_ms, until_ms) = (placed.span.start_ms, placed.span.end_ms);
        let task = placed.span.task.map(|task| task as usize).filter(|task| *task < MOST_TASKS);
        let own_row = task
            .and_then(|task| self.home.get(task).copied())
            .filter(|row| self.free_at.get(*row as usize).is_some_and(|free| *free <= start_ms));
        placed.row = match own_row {
            Some(row) => {
                self.queue.push(Reverse(Row { until_ms, row }));
                row
            }
            None => longest_free(&mut self.queue, &self.free_at, start_ms, until_ms).unwrap_or_else(|| {
                let row = self.free_at.len() as u32;
                self.free_at.push(until_ms);
                self.queue.push(Reverse(Row { until_ms, row }));
                row
            }),
        };
        self.free_at[placed.row as usize] = until_ms;
        if let Some(task) = task {
            if task >= self.home.len() {
                self.home.resize(task + 1, u32::MAX);
            }
            self.home[task] = placed.row;
        }
    }
}

/// Takes the row that has been free longest at `start_ms`, if one is, until `until_ms`.
fn longest_free(
    queue: &mut BinaryHeap<Reverse<Row>>,
    free_at: &[f64],
    start_ms: f64,
    until_ms: f64,
) -> Option<u32> {
    loop {
        let mut next = queue.peek_mut().filter(|next| next.0.until_ms <= start_ms)?;
        if free_at[next.0.row as usize] == next.0.until_ms {
            next.0.until_ms = until_ms;
            return Some(next.0.row);
        }
        PeekMut::pop(next);
    }
}

/// A row and the end of a span in it.
struct Row {
    until_ms: f64,
    row: u32,
}

impl Ord for Row {
    fn cmp(&self, other: &Self) -> Ordering {
        self.until_ms.total_cmp(&other.until_ms).then(self.row.cmp(&other.row))
    }
}

impl PartialOrd for Row {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Row {}
