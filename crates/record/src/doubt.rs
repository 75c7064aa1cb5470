//! Doubts: reasons not to trust a number, each with the threshold that raised it.

use crate::format::{count, counted, ms, share};
use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Fewest steps of the clock in a total. A start and an end are each off by less than one step, in the same direction, so
/// their difference is off by less than one step: 1 % of 100.
pub const TOO_SHORT_STEPS: f64 = 100.0;

/// The fewest repeats whose whole range covers the true median with at least 95 % probability: of n independent samples
/// all lie on one side of it with probability 2^(1-n), which is 3.1 % for 6 and 6.3 % for 5. Below this no interval
/// of the median can keep its promise, however it is computed.
pub const FEWEST_FOR_95: usize = 6;

/// A reason not to trust a timing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// The total is under 100 steps of the clock.
    TooShort {
        /// Median total, ms.
        median_ms: f64,
        /// Clock resolution, microseconds.
        resolution_us: f64,
    },
    /// The interquartile range is over a tenth of the median.
    WideSpread {
        /// Interquartile range over median.
        ratio: f64,
    },
    /// A repeat stands apart from the others.
    Outlier {
        /// Index of the repeat.
        repeat: u32,
        /// Its total, ms.
        total_ms: f64,
    },
    /// The page was hidden, where browsers slow timers to about one a second.
    PageHidden,
    /// More workers than the machine has cores.
    CoresFewerThanWorkers {
        /// Workers asked for.
        workers: u32,
        /// Cores reported.
        cores: u32,
    },
    /// The browser reports more cores than could be measured.
    CoresOverstated {
        /// Cores reported.
        reported: u32,
        /// Cores measured.
        measured: f64,
    },
    /// Not cross-origin isolated: the clock is coarse.
    NotIsolated,
    /// Nothing was run before timing, so the first repeat paid for compilation.
    FirstRunCold,
    /// Little of an interpreter ran before timing, so the browser had not optimised it yet.
    WarmUpShort {
        /// How long the untimed passes took, ms.
        ran_ms: f64,
    },
    /// One repeat only: no spread is known.
    SingleRepeat,
    /// Too few repeats for an interval of 95 %.
    FewRepeats {
        /// Timed repeats.
        repeats: u32,
    },
    /// Spans were lost since a buffer was full; the totals stand.
    SpansLost {
        /// How many.
        spans: u64,
    },
}

impl Doubt {
    /// What is doubtful, by how much, and what to do about it, in plain words.
    #[must_use]
    pub fn message(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { median_ms, resolution_us } => write!(
                f,
                "{} is short for this clock: it moves in steps of {}. Give the tasks more work, until the total is {} or more.",
                ms(*median_ms),
                ms(resolution_us / 1000.0),
                ms(resolution_us / 1000.0 * TOO_SHORT_STEPS),
            ),
            Self::WideSpread { ratio } => write!(
                f,
                "The middle half of the repeats spreads over {} of the median: close other pages and programs, and run more repeats.",
                share(*ratio),
            ),
            Self::Outlier { repeat, total_ms } => write!(
                f,
                "Repeat {} took {}, far from the others: something else may have run at the time. Run it again.",
                repeat + 1,
                ms(*total_ms),
            ),
            Self::PageHidden => f.write_str(
                "The page was hidden during the run, and browsers slow hidden pages down: a page's timers may fire only about once \
                 a second. Run it again and keep the page in view.",
            ),
            Self::CoresFewerThanWorkers { workers, cores } => write!(
                f,
                "{} share {}: all of them can wait at once, but only {cores} can compute at the same instant. Try {cores}.",
                counted(u64::from(*workers), "worker"),
                counted(u64::from(*cores), "core"),
            ),
            Self::CoresOverstated { reported, measured } => write!(
                f,
                "The browser reports {}, but only {measured:.1} threads really computed at the same instant: other programs may \
                 be busy, or the browser hides the true number. Expect no greater speed-up than that.",
                counted(u64::from(*reported), "core"),
            ),
            Self::NotIsolated => f.write_str(
                "This page is not cross-origin isolated (the browser cannot keep other sites' data out of its process), so it \
                 makes the clock coarse, with steps of up to 1 ms: trust only differences of many ms, or open the page on its own.",
            ),
            Self::FirstRunCold => f.write_str(
                "Nothing was run before timing, so the first repeat also includes the browser's compilation: set warm-up to 1 or more.",
            ),
            Self::WarmUpShort { ran_ms } => write!(
                f,
                "The interpreter ran for only {} before timing. The browser usually optimises it within 1 to 2 s, and until then it may \
                 take twice as long: set more warm-up passes, or give the tasks more work.",
                ms(*ran_ms),
            ),
            Self::SingleRepeat => write!(
                f,
                "There was only one repeat, so nothing is known about the spread: run at least {FEWEST_FOR_95}.",
            ),
            Self::FewRepeats { repeats } => write!(
                f,
                "{} are too few for a true 95 % interval, so the one shown is too narrow: run at least {FEWEST_FOR_95}.",
                counted(u64::from(*repeats), "repeat"),
            ),
            Self::SpansLost { spans } => write!(
                f,
                "{} spans were not recorded, since a buffer was full: the timeline has gaps, but the totals are right. Choose fewer \
                 tasks to see all of them.",
                count(*spans),
            ),
        }
    }
}
