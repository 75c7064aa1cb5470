//! Notes played by Web Audio. Nothing here is made before a reader asks for sound.

use gloo_timers::callback::Timeout;
use overlap_drawing::sound::{Sound, Wave, timbre};
use overlap_record::SpanKind;
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, GainNode, OscillatorType};

/// How loud everything together may be, 0 to 1.
const VOLUME: f32 = 0.5;
/// How long a note takes to come and to go, s: without that each would click.
const RAMP_S: f64 = 0.012;
/// The first note begins so much later, s, since what begins in the past is cut.
const DELAY_S: f64 = 0.05;
/// How long everything takes to fall silent when it is stopped, ms.
const FADE_MS: u32 = 80;

/// A sound that plays; it falls silent when it is dropped.
pub struct Playing {
    context: AudioContext,
    volume: GainNode,
}

impl Playing {
    /// Begins to play. A browser plays only what follows a press or a key.
    ///
    /// # Errors
    /// The browser's own, where it has no sound.
    pub fn start(sound: &Sound) -> Result<Self, JsValue> {
        let context = AudioContext::new()?;
        let volume = context.create_gain()?;
        volume.gain().set_value(VOLUME);
        volume.connect_with_audio_node(&context.destination())?;
        // Dropped, it closes the context, also where something below fails.
        let playing = Self { context, volume };
        for voice in 0..sound.voices {
            for kind in SpanKind::ALL {
                playing.voice(sound, voice, kind)?;
            }
        }
        Ok(playing)
    }

    /// Plays the notes of one voice and one kind with a tone of their own.
    fn voice(&self, sound: &Sound, voice: usize, kind: SpanKind) -> Result<(), JsValue> {
        let notes = sound.notes.iter().filter(|note| note.voice == voice && note.kind == kind);
        let Some(first) = notes.clone().next() else { return Ok(()) };
        let begin_s = self.context.current_time() + DELAY_S;
        let (tone, gain) = (self.context.create_oscillator()?, self.context.create_gain()?);
        tone.set_type(match timbre(kind).wave {
            Wave::Sine => OscillatorType::Sine,
            Wave::Triangle => OscillatorType::Triangle,
            Wave::Sawtooth => OscillatorType::Sawtooth,
            Wave::Square => OscillatorType::Square,
        });
        tone.frequency().set_value(first.hz() as f32);
        gain.gain().set_value(0.0);
        let loud = sound.gain(kind) as f32;
        for note in notes {
            let [from_s, until_s] = [begin_s + note.from_s, begin_s + note.until_s];
            let level = gain.gain();
            level.set_value_at_time(0.0, from_s)?;
            level.linear_ramp_to_value_at_time(loud, from_s + RAMP_S)?;
            level.set_value_at_time(loud, until_s - RAMP_S)?;
            level.linear_ramp_to_value_at_time(0.0, until_s)?;
        }
        tone.connect_with_audio_node(&gain)?.connect_with_audio_node(&self.volume)?;
        tone.start()?;
        tone.stop_with_when(begin_s + sound.seconds + DELAY_S)
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        // What cannot fade or close falls silent with the page.
        let _ = self.volume.gain().set_target_at_time(0.0, self.context.current_time(), RAMP_S);
        let context = self.context.clone();
        Timeout::new(FADE_MS, move || drop(context.close())).forget();
    }
}
