//! Spans as they arrive. They are kept apart from the page's state, since a run may bring ten thousand of them and
//! nothing but the timeline's canvases needs them: an event costs as much as it has new spans.

use overlap_record::{RunRecord, Span, SpanKind, StrategyId};

/// A track on which nothing has begun is as it was after less than this, ms: an engine says at once that it is there, just as the
/// work begins.
const MOMENT_MS: f64 = 10.0;

/// What one strategy's panel shows: one repeat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// Which repeat, from 0; none before the first span.
    pub repeat: Option<u32>,
    /// Spans that ended.
    pub spans: Vec<Span>,
    /// Spans still open; their end is `now_ms`.
    pub open: Vec<Span>,
    /// How far the repeat is, ms from its start.
    pub now_ms: f64,
    /// Grows with every change, so that a panel knows whether it must be drawn again.
    pub version: u64,
}

/// Every strategy's track.
#[derive(Clone, Debug)]
pub struct Tracks {
    /// By the strategy's place in the table.
    tracks: Vec<Track>,
    updates: u32,
    computing: usize,
}

impl Default for Tracks {
    fn default() -> Self {
        Self { tracks: StrategyId::all().map(|_| Track::default()).collect(), updates: 0, computing: 0 }
    }
}

impl Tracks {
    /// Forgets the run before.
    pub fn clear(&mut self) {
        for track in &mut self.tracks {
            *track = Track { version: track.version + 1, ..Track::default() };
        }
        (self.updates, self.computing) = (0, 0);
    }

    /// Empties a track for a repeat that is about to begin.
    pub fn begin(&mut self, strategy: StrategyId, repeat: u32) {
        let track = &mut self.tracks[strategy.index()];
        *track = Track { repeat: Some(repeat), version: track.version + 1, ..Track::default() };
        self.computing = 0;
    }

    /// Takes in what happened since the last event of this strategy; whether there is anything new to see.
    pub fn push(
        &mut self,
        strategy: StrategyId,
        repeat: u32,
        spans: Vec<Span>,
        open: Vec<Span>,
        now_ms: f64,
    ) -> bool {
        if self.track(strategy).repeat != Some(repeat) {
            self.begin(strategy, repeat);
        }
        self.updates += 1;
        self.computing = open.iter().filter(|span| span.kind == SpanKind::Run).count();
        let track = &mut self.tracks[strategy.index()];
        let is_empty = spans.is_empty() && open.is_empty() && track.open.is_empty();
        let is_new = !is_empty || now_ms - track.now_ms >= MOMENT_MS;
        if is_new {
            track.spans.extend(spans);
            track.open = open;
            track.now_ms = now_ms;
            track.version += 1;
        }
        is_new
    }

    /// Shows a repeat of a record; where a strategy has fewer repeats, its last.
    pub fn show(&mut self, record: &RunRecord, repeat: usize) {
        for result in &record.results {
            let track = &mut self.tracks[result.strategy.index()];
            let index = repeat.min(result.repeats.len().saturating_sub(1));
            if let Some(repeat) = result.repeats.get(index) {
                track.spans.clone_from(&repeat.spans);
                track.repeat = u32::try_from(index).ok();
                track.now_ms = repeat.total_ms;
            }
            // A strategy that failed keeps what was seen of it, without an end that moves.
            track.open.clear();
            track.version += 1;
        }
        self.computing = 0;
    }

    /// One strategy's track.
    #[must_use]
    pub fn track(&self, strategy: StrategyId) -> &Track {
        &self.tracks[strategy.index()]
    }

    /// The longest time that any track has reached, ms.
    #[must_use]
    pub fn longest_ms(&self) -> f64 {
        self.tracks.iter().map(|track| track.now_ms).fold(0.0, f64::max)
    }

    /// How many lanes computed when the last event came.
    #[must_use]
    pub const fn computing(&self) -> usize {
        self.computing
    }

    /// How many events came in this run.
    #[must_use]
    pub const fn updates(&self) -> u32 {
        self.updates
    }
}
