//! What the programs of a run printed.

use overlap_record::StrategyId;
use std::{
    cell::{Ref, RefCell},
    rc::Rc,
};

/// Most lines that are kept of a run.
pub const MAX_LINES: usize = 10_000;

/// Most bytes that are kept of a run's lines.
pub const MAX_BYTES: usize = 1 << 20;

/// One printed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedLine {
    /// Which strategy.
    pub strategy: StrategyId,
    /// The index of the task; none outside of every task.
    pub task: Option<u32>,
    /// The lane, from 0.
    pub lane: u32,
    /// The line, without its end.
    pub text: String,
}

/// The lines of a run, in the order in which they came, up to a bound.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prints {
    lines: Vec<PrintedLine>,
    bytes: usize,
    left_out: u64,
}

impl Prints {
    /// Takes in what was printed, line by line. What is beyond the bounds is counted.
    pub fn add(&mut self, strategy: StrategyId, task: Option<u32>, lane: u32, text: &str) {
        for text in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            let fits = self.lines.len() < MAX_LINES && self.bytes + text.len() <= MAX_BYTES;
            if fits && self.left_out == 0 {
                self.bytes += text.len();
                self.lines.push(PrintedLine { strategy, task, lane, text: text.to_owned() });
            } else {
                self.left_out += 1;
            }
        }
    }

    /// The lines of one strategy.
    pub fn of(&self, strategy: StrategyId) -> impl Iterator<Item = &PrintedLine> {
        self.lines.iter().filter(move |line| line.strategy == strategy)
    }

    /// Whether nothing was printed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.left_out == 0
    }

    /// How many lines were left out, of all strategies.
    #[must_use]
    pub const fn left_out(&self) -> u64 {
        self.left_out
    }
}

/// The lines of the run under way, or of the last one. Like spans they come too often to be a part of a page's state: a million of them
/// would draw the page a million times.
#[derive(Clone, Debug, Default)]
pub struct SharedPrints(Rc<RefCell<Prints>>);

impl PartialEq for SharedPrints {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl SharedPrints {
    /// The lines.
    pub fn lines(&self) -> Ref<'_, Prints> {
        self.0.borrow()
    }

    /// Changes them.
    pub fn update(&self, change: impl FnOnce(&mut Prints)) {
        change(&mut self.0.borrow_mut());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERIAL: StrategyId = StrategyId::SERIAL;

    #[test]
    fn what_was_printed_is_kept_line_by_line() {
        let mut prints = Prints::default();
        prints.add(SERIAL, Some(3), 1, "one\n\ntwo\n");
        prints.add(StrategyId::ASYNC, None, 0, "three");
        let texts: Vec<&str> = prints.of(SERIAL).map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["one", "", "two"]);
        let other: Vec<_> = prints.of(StrategyId::ASYNC).collect();
        assert_eq!((other[0].task, other[0].lane, other[0].text.as_str()), (None, 0, "three"));
        assert!(!prints.is_empty() && prints.left_out() == 0);
    }

    #[test]
    fn too_many_lines_are_counted() {
        let mut prints = Prints::default();
        for _ in 0..MAX_LINES + 5 {
            prints.add(SERIAL, Some(0), 0, "x\n");
        }
        assert_eq!((prints.of(SERIAL).count(), prints.left_out()), (MAX_LINES, 5));
    }

    #[test]
    fn too_many_bytes_are_counted_and_nothing_follows_a_gap() {
        let mut prints = Prints::default();
        prints.add(SERIAL, Some(0), 0, &"x".repeat(MAX_BYTES - 1));
        prints.add(SERIAL, Some(0), 0, "too long\nx");
        assert_eq!((prints.of(SERIAL).count(), prints.left_out()), (1, 2));
    }
}
