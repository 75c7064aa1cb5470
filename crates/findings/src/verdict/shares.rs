//! Where a repeat's time went.

use overlap_record::{Repeat, SpanKind};

/// Time of each kind over all lanes, ms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Shares {
    run_ms: f64,
    wait_ms: f64,
    lock_ms: f64,
    copy_ms: f64,
}

impl Shares {
    pub fn new(repeat: &Repeat) -> Self {
        let mut shares = Self::default();
        for span in &repeat.spans {
            match span.kind {
                SpanKind::Run => shares.run_ms += span.duration_ms(),
                SpanKind::Wait => shares.wait_ms += span.duration_ms(),
                SpanKind::Lock => shares.lock_ms += span.duration_ms(),
                SpanKind::Copy => shares.copy_ms += span.duration_ms(),
                SpanKind::Startup => {}
            }
        }
        shares
    }

    /// Waiting as a share of what the tasks themselves need; none where neither was recorded.
    pub fn wait(&self) -> Option<f64> {
        let own = self.run_ms + self.wait_ms;
        (own > 0.0).then(|| self.wait_ms / own)
    }

    /// Computing over all lanes, ms.
    pub fn run(&self) -> f64 {
        self.run_ms
    }

    /// Queueing for the lock as a share of the lanes' busy time.
    pub fn lock(&self) -> f64 {
        self.of_all(self.lock_ms)
    }

    /// Copying as a share of the lanes' busy time.
    pub fn copy(&self) -> f64 {
        self.of_all(self.copy_ms)
    }

    fn of_all(&self, part_ms: f64) -> f64 {
        let all = self.run_ms + self.wait_ms + self.lock_ms + self.copy_ms;
        if all > 0.0 { part_ms / all } else { 0.0 }
    }
}

/// From this share on, tasks are said to do nothing else worth mentioning.
const NEARLY_ALL: f64 = 0.95;

/// What the tasks mostly do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Nature {
    /// They compute; `never_wait` where no wait was recorded at all.
    Computing {
        /// Whether there was no wait.
        never_wait: bool,
    },
    /// They wait.
    Waiting,
    /// Both.
    Mixed,
    /// Too little was recorded to say.
    Unknown,
}

impl Nature {
    pub fn of(wait_share: Option<f64>) -> Self {
        match wait_share {
            None => Self::Unknown,
            Some(share) if share >= NEARLY_ALL => Self::Waiting,
            Some(share) if share <= 1.0 - NEARLY_ALL => Self::Computing { never_wait: share == 0.0 },
            Some(_) => Self::Mixed,
        }
    }
}
