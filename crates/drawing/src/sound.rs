//! A timeline as sound: spans become notes, each row of a lane a pitch, each kind of span a timbre. Pure: it plays nothing.

use overlap_record::{Span, SpanKind};

/// The lowest pitch, Hz: the A below the middle of a piano.
const LOWEST_HZ: f64 = 220.0;
/// Steps of a pentatonic scale above its first note, in half tones: however many of them sound at once, none clash.
const SCALE: [u32; 5] = [0, 2, 4, 7, 9];
/// As many pitches as there are at most: more rows share them.
pub const MOST_VOICES: usize = 12;
/// No note is shorter, and no two of one voice begin closer to each other, s.
const SHORTEST_S: f64 = 0.08;
/// How long a timeline sounds: with few spans and with many, s.
const SECONDS: [f64; 2] = [4.0, 8.0];
/// From so many spans on it sounds for the longer time.
const MANY: f64 = 100.0;
/// The most notes that a sound has.
pub const MOST_NOTES: usize = MOST_VOICES * (SECONDS[1] / SHORTEST_S) as usize;

/// The shape of a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wave {
    /// Soft.
    Sine,
    /// Full.
    Triangle,
    /// Buzzing.
    Sawtooth,
    /// Hollow.
    Square,
}

/// How a kind of span sounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timbre {
    /// The shape of its tone.
    pub wave: Wave,
    /// How loud it is, 0 to 1, before voices are added up.
    pub loudness: f64,
    /// By how much its pitch differs from that of its voice: 2 is an octave higher.
    pub pitch: f64,
    /// The same in words.
    pub words: &'static str,
}

/// How a kind of span sounds.
#[must_use]
pub const fn timbre(kind: SpanKind) -> Timbre {
    let (wave, loudness, pitch, words) = match kind {
        SpanKind::Run => (Wave::Triangle, 1.0, 1.0, "a full, loud tone"),
        SpanKind::Wait => (Wave::Sine, 0.35, 1.0, "a soft, quiet tone"),
        SpanKind::Lock => (Wave::Sawtooth, 0.2, 0.5, "a low buzz"),
        SpanKind::Startup => (Wave::Square, 0.15, 0.5, "a low, hollow tone"),
        SpanKind::Copy => (Wave::Sine, 0.5, 2.0, "a high tone"),
    };
    Timbre { wave, loudness, pitch, words }
}

/// One note.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// Whose pitch it has, from 0, the lowest.
    pub voice: usize,
    /// What it stands for.
    pub kind: SpanKind,
    /// When it begins, s from the start of the sound.
    pub from_s: f64,
    /// When it ends, s.
    pub until_s: f64,
}

impl Note {
    /// Its pitch, Hz.
    #[must_use]
    pub fn hz(&self) -> f64 {
        let (octave, step) = (self.voice / SCALE.len(), self.voice % SCALE.len());
        let half_tones = 12 * octave as u32 + SCALE[step];
        LOWEST_HZ * (f64::from(half_tones) / 12.0).exp2() * timbre(self.kind).pitch
    }
}

/// One repeat as sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sound {
    /// The notes, ordered by their beginnings, [`MOST_NOTES`] at most.
    pub notes: Vec<Note>,
    /// How long it lasts, s.
    pub seconds: f64,
    /// How many voices it has.
    pub voices: usize,
    /// How many ms of the repeat a second of it stands for.
    pub ms_per_s: f64,
}

impl Sound {
    /// The sound of spans, in whatever order they come. Spans of one lane that overlap get a pitch each. Spans too short to be heard
    /// apart are one note with the one before.
    #[must_use]
    pub fn of(spans: &[Span]) -> Self {
        let end_ms = spans.iter().map(|span| span.end_ms).filter(|end| end.is_finite()).fold(0.0, f64::max);
        if end_ms <= 0.0 {
            return Self::default();
        }
        let [few, many] = SECONDS;
        let seconds = few + (many - few) * (spans.len() as f64 / MANY).min(1.0);
        let mut placed = rows(spans);
        let rows = placed.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
        let voices = rows.min(MOST_VOICES);
        placed.sort_by(|(_, a), (_, b)| a.start_ms.total_cmp(&b.start_ms));
        let mut notes: Vec<Note> = Vec::new();
        let mut last: [Option<usize>; MOST_VOICES] = [None; MOST_VOICES];
        for (row, span) in placed {
            let voice = if rows > MOST_VOICES { row * MOST_VOICES / rows } else { row };
            let from_s = (span.start_ms / end_ms * seconds).clamp(0.0, seconds - SHORTEST_S);
            let until_s = (span.end_ms / end_ms * seconds).clamp(from_s + SHORTEST_S, seconds);
            if let Some(before) = last[voice].and_then(|index| notes.get_mut(index)) {
                if from_s < before.from_s + SHORTEST_S {
                    before.until_s = before.until_s.max(until_s);
                    continue;
                }
                before.until_s = before.until_s.min(from_s);
            }
            last[voice] = Some(notes.len());
            notes.push(Note { voice, kind: span.kind, from_s, until_s });
        }
        Self { notes, seconds, voices, ms_per_s: end_ms / seconds }
    }

    /// How loud a kind of note is, 0 to 1, so that all voices together never exceed 1.
    #[must_use]
    pub fn gain(&self, kind: SpanKind) -> f64 {
        timbre(kind).loudness / self.voices.max(1) as f64
    }
}

/// Each span with its row: lanes one above the other, and of spans of one lane that overlap one a row.
fn rows(spans: &[Span]) -> Vec<(usize, Span)> {
    let mut sorted: Vec<&Span> = spans.iter().filter(|span| span.start_ms.is_finite()).collect();
    sorted.sort_by(|a, b| a.lane.cmp(&b.lane).then(a.start_ms.total_cmp(&b.start_ms)));
    let mut placed = Vec::with_capacity(sorted.len());
    let mut ends: Vec<f64> = Vec::new();
    let (mut first, mut lane) = (0, None);
    for span in sorted {
        if lane != Some(span.lane) {
            (first, lane) = (first + ends.len(), Some(span.lane));
            ends.clear();
        }
        let free = ends.iter().position(|end| *end <= span.start_ms);
        // A lane has as many rows as there are pitches at most.
        let row = free.unwrap_or_else(|| ends.len().min(MOST_VOICES - 1));
        if row == ends.len() {
            ends.push(span.end_ms);
        } else {
            ends[row] = ends[row].max(span.end_ms);
        }
        placed.push((first + row, *span));
    }
    placed
}
