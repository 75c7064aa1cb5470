//! What a way of running did for the tasks, against one after another, in words that can stand beside each other.

use overlap_record::{Summary, format::factor};

/// Within this factor of each other, times are called alike. The verdict does so with few repeats, and most documents timed once.
const ALIKE: f64 = 1.1;

/// What a way of running did for the tasks, against one after another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gain {
    /// About as long.
    Nothing,
    /// So many times as fast.
    Faster(f64),
    /// So many times as long.
    Slower(f64),
}

impl Gain {
    /// That of a speed-up.
    #[must_use]
    pub fn of(speedup: f64) -> Self {
        if speedup > ALIKE {
            Self::Faster(speedup)
        } else if speedup * ALIKE < 1.0 {
            Self::Slower(1.0 / speedup)
        } else {
            Self::Nothing
        }
    }

    /// That of a run, which claims no more than its interval shows; none without a speed-up.
    #[must_use]
    pub fn shown(summary: &Summary) -> Option<Self> {
        let [low, high] = summary.speedup_ci95?;
        if low <= 1.0 && high >= 1.0 { Some(Self::Nothing) } else { summary.speedup.map(Self::of) }
    }

    /// Whether both are a gain, or both a loss, or both neither.
    #[must_use]
    pub const fn is_like(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Nothing, Self::Nothing)
                | (Self::Faster(_), Self::Faster(_))
                | (Self::Slower(_), Self::Slower(_))
        )
    }

    /// The verb of several, how much, and of what.
    #[must_use]
    pub fn words(self) -> (&'static str, String, &'static str) {
        match self {
            Self::Nothing => ("gained ", "nothing".to_owned(), ""),
            Self::Faster(times) => ("were ", format!("{} times", factor(times)), " as fast"),
            Self::Slower(times) => ("took ", format!("{} times", factor(times)), " as long"),
        }
    }
}
