//! A timeline as sound.

use overlap_drawing::sound::{MOST_NOTES, MOST_VOICES, Note, Sound, timbre};
use overlap_record::{
    Span, SpanKind,
    testing::{span, spans},
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn notes_are_few_in_order_and_within_the_sound(spans in spans(400)) {
        let sound = Sound::of(&spans);
        prop_assert!(sound.notes.len() <= MOST_NOTES.min(spans.len()));
        prop_assert!(sound.voices <= MOST_VOICES);
        prop_assert!(sound.notes.windows(2).all(|pair| pair[0].from_s <= pair[1].from_s));
        for note in &sound.notes {
            prop_assert!(note.from_s >= 0.0 && note.from_s < note.until_s && note.until_s <= sound.seconds, "{note:?}");
            prop_assert!((100.0..=2000.0).contains(&note.hz()), "{} Hz", note.hz());
            prop_assert!(note.voice < sound.voices);
        }
        prop_assert!(spans.is_empty() || sound.seconds == 0.0 || (4.0..=8.0).contains(&sound.seconds));
    }

    #[test]
    fn a_voice_sounds_one_note_at_a_time(spans in spans(400)) {
        let sound = Sound::of(&spans);
        for voice in 0..sound.voices {
            let own: Vec<&Note> = sound.notes.iter().filter(|note| note.voice == voice).collect();
            prop_assert!(own.windows(2).all(|pair| pair[0].until_s <= pair[1].from_s), "{own:?}");
        }
    }

    #[test]
    fn every_note_is_a_span_at_its_time(spans in spans(100)) {
        let sound = Sound::of(&spans);
        for note in &sound.notes {
            let near = |span: &Span| (span.start_ms - note.from_s * sound.ms_per_s).abs() <= 0.1 * sound.ms_per_s;
            prop_assert!(spans.iter().any(|span| span.kind == note.kind && near(span)), "{note:?}");
        }
    }

    #[test]
    fn all_voices_together_do_not_clip(spans in spans(200)) {
        let sound = Sound::of(&spans);
        let loudest = SpanKind::ALL.map(|kind| sound.gain(kind)).into_iter().fold(0.0, f64::max);
        prop_assert!(loudest * sound.voices as f64 <= 1.0 + 1e-9);
    }
}

#[test]
fn three_hundred_thousand_spans_are_few_notes() {
    let spans: Vec<Span> = (0..300_000_u32)
        .map(|index| {
            let at_ms = f64::from(index / 40) * 0.05;
            span(index, index % 40, SpanKind::ALL[1 + index as usize % 4], at_ms, at_ms + 0.05)
        })
        .collect();
    let sound = Sound::of(&spans);
    assert!((100..=MOST_NOTES).contains(&sound.notes.len()), "{}", sound.notes.len());
    assert_eq!((sound.voices, sound.seconds), (MOST_VOICES, 8.0));
}

#[test]
fn lanes_and_waits_that_overlap_have_pitches_of_their_own() {
    let pitches = |spans: &[Span]| -> Vec<f64> {
        Sound::of(spans).notes.iter().map(|note| note.hz().round()).collect()
    };
    let one_by_one: Vec<Span> = (0..3)
        .map(|task| span(task, 0, SpanKind::Wait, f64::from(task) * 100.0, f64::from(task + 1) * 100.0))
        .collect();
    assert_eq!(pitches(&one_by_one), [220.0; 3]);
    let at_once: Vec<Span> = (0..3).map(|task| span(task, 0, SpanKind::Wait, 0.0, 100.0)).collect();
    assert_eq!(pitches(&at_once), [220.0, 247.0, 277.0]);
    let on_lanes: Vec<Span> = (0..6).map(|lane| span(lane, lane, SpanKind::Run, 0.0, 100.0)).collect();
    assert_eq!(pitches(&on_lanes), [220.0, 247.0, 277.0, 330.0, 370.0, 440.0]);
}

#[test]
fn kinds_sound_different_and_computing_is_the_loudest() {
    let timbres = SpanKind::ALL.map(timbre);
    for (index, one) in timbres.iter().enumerate() {
        assert!(
            timbres[..index]
                .iter()
                .all(|other| (one.wave, one.pitch) != (other.wave, other.pitch) && one.words != other.words)
        );
    }
    assert!(timbres.iter().all(|it| it.loudness <= timbre(SpanKind::Run).loudness));
    assert_eq!(Sound::of(&[]), Sound::default());
}
