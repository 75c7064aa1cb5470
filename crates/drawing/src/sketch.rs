//! A sketch of how each strategy goes about four tasks that compute a little and wait a while. It is a drawing, not a measurement.

use overlap_record::{
    SpanKind, StrategyId,
    strategy::{Lanes, Mechanism},
};

/// Units across the drawing.
pub const WIDTH: u32 = 320;

/// One stretch of time of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What is done.
    pub kind: SpanKind,
    /// The row, from 0.
    pub lane: u32,
    /// Where it begins, in units of which the drawing has [`WIDTH`].
    pub x: u32,
    /// How long it is, in the same units.
    pub w: u32,
}

impl Block {
    /// How many rows so many blocks have; at least 1.
    #[must_use]
    pub fn rows(blocks: &[Self]) -> u32 {
        blocks.iter().map(|block| block.lane + 1).max().unwrap_or(1)
    }
}

const fn at(kind: SpanKind, lane: u32, x: u32, w: u32) -> Block {
    Block { kind, lane, x, w }
}

/// Tasks, and widths of what each does.
const TASKS: u32 = 4;
const RUN: u32 = 20;
const WAIT: u32 = 55;
const COPY: u32 = 6;
/// Width of a pool's start.
const START: u32 = 18;

/// The tasks dealt out to the lanes in turn. A lane takes its next task once it is free: after the wait of the one before, or where
/// waits overlap after its computing. Then each task has a row of its own, else each lane has one.
#[must_use]
pub fn sketch(id: StrategyId) -> Vec<Block> {
    blocks(id.mechanism())
}

fn blocks(mechanism: Mechanism) -> Vec<Block> {
    let lanes = match mechanism.lanes {
        Lanes::One => 1,
        Lanes::Workers => TASKS / 2,
        Lanes::Threads => TASKS,
    };
    let mut blocks = Vec::new();
    let mut free_at = vec![0; lanes as usize];
    if mechanism.has_pool() {
        blocks.extend((0..lanes).map(|lane| at(SpanKind::Startup, lane, 0, START)));
        free_at.fill(START);
    }
    let mut lock_free_at = 0;
    for task in 0..TASKS {
        let lane = task % lanes;
        let row = if mechanism.overlaps_waits() { task } else { lane };
        let free_at = &mut free_at[lane as usize];
        let mut x = *free_at;
        let mut add = |kind, width| {
            if width > 0 {
                blocks.push(at(kind, row, x, width));
            }
            x += width;
            x
        };
        if mechanism.copies() {
            add(SpanKind::Copy, COPY);
        }
        if mechanism.has_one_lock() {
            add(SpanKind::Lock, u32::saturating_sub(lock_free_at, *free_at));
        }
        let computed = add(SpanKind::Run, RUN);
        lock_free_at = computed;
        let waited = add(SpanKind::Wait, WAIT);
        *free_at = if mechanism.overlaps_waits() { computed } else { waited };
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the computing of each task begins, by row.
    fn computing(id: StrategyId) -> Vec<(u32, u32)> {
        let blocks = blocks(id.mechanism());
        blocks.iter().filter(|block| block.kind == SpanKind::Run).map(|block| (block.lane, block.x)).collect()
    }

    #[test]
    fn tasks_begin_where_their_strategy_lets_them() {
        let task = RUN + WAIT;
        assert_eq!(computing(StrategyId::SERIAL), [0, 1, 2, 3].map(|i| (0, i * task)));
        assert_eq!(computing(StrategyId::ASYNC), [0, 1, 2, 3].map(|i| (i, i * RUN)));
        let second = START + task;
        assert_eq!(computing(StrategyId::RAYON), [(0, START), (1, START), (0, second), (1, second)]);
        let copied = START + COPY;
        let second = copied + task + COPY;
        assert_eq!(computing(StrategyId::ISOLATED), [(0, copied), (1, copied), (0, second), (1, second)]);
        assert_eq!(computing(StrategyId::GIL), [0, 1, 2, 3].map(|i| (i, START + i * RUN)));
    }

    #[test]
    fn every_strategy_s_sketch_fits() {
        for id in StrategyId::all() {
            assert!(blocks(id.mechanism()).iter().all(|block| block.x + block.w <= WIDTH), "{id}");
        }
    }
}
