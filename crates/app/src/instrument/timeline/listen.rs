//! The timeline as sound: off until it is asked for, with a cursor over the timeline and the sentence that belongs to it.

use super::{
    order::{repeat_of, shown},
    readout,
};
use crate::{
    browser::{self, OnEscape, Playing, Tick},
    instrument::{fold::use_unfolding, swatch::named, tabs::use_tabs},
    model::{Same, wording},
};
use overlap_drawing::sound::{Sound, timbre};
use overlap_findings::order::{Order, Sentence};
use overlap_record::{RunRecord, Span, SpanKind, format};
use std::rc::{Rc, Weak};
use yew::prelude::*;

/// Time between two places of the cursor, ms.
const STEP_MS: f64 = 50.0;

/// Properties of [`Listen`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// Which repeat, from 0; where a strategy has fewer, its last.
    pub repeat: usize,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
    /// Moves the cursor over the timeline to so many ms, or takes it away.
    pub cursor: Callback<Option<f64>>,
}

/// A timeline that is being played; it ends when this is dropped.
struct Performance {
    sound: Sound,
    sentences: Vec<Sentence>,
    begun_ms: f64,
    cursor: Callback<Option<f64>>,
    said: NodeRef,
    end: Callback<()>,
    tick: Tick,
    _playing: Playing,
    _escape: OnEscape,
}

impl Performance {
    fn begin(spans: &[Span], props: &Props, said: NodeRef, end: Callback<()>) -> Option<Rc<Self>> {
        let sound = Sound::of(spans);
        let playing = Playing::start(&sound).ok()?;
        let performance = Rc::new_cyclic(|weak: &Weak<Self>| {
            let own = Weak::clone(weak);
            let tick = Tick::new(move |_| {
                if let Some(performance) = own.upgrade() {
                    performance.go_on();
                }
            });
            let escape = end.clone();
            Self {
                sound,
                sentences: Order::of(spans).sentences(&props.ids),
                begun_ms: browser::now_ms(),
                cursor: props.cursor.clone(),
                said,
                end,
                tick,
                _playing: playing,
                _escape: OnEscape::new(move || escape.emit(())),
            }
        });
        performance.go_on();
        Some(performance)
    }

    /// Moves the cursor and says what happens there, until the sound is over.
    fn go_on(&self) {
        let seconds = (browser::now_ms() - self.begun_ms) / 1000.0;
        if seconds >= self.sound.seconds {
            self.end.emit(());
            return;
        }
        let at_ms = seconds * self.sound.ms_per_s;
        self.cursor.emit(Some(at_ms));
        let said = self.sentences.iter().rev().find(|sentence| sentence.from_ms <= at_ms);
        readout::write(
            &self.said,
            &said.map_or_else(String::new, |said| format!("{}: {}", said.when, said.text)),
        );
        self.tick.ask_in(STEP_MS);
    }
}

impl Drop for Performance {
    fn drop(&mut self) {
        self.cursor.emit(None);
    }
}

/// The button that plays, and what each sound means.
#[component]
pub fn Listen(props: &Props) -> Html {
    let (open, toggled) = use_unfolding();
    let (index, tabs) =
        use_tabs("Strategy", shown(&props.record).map(|result| named(result.strategy)).collect());
    let playing = use_state(|| None::<Rc<Performance>>);
    let silent = use_state_eq(|| false);
    let said = use_node_ref();
    {
        // What is played is what is chosen, and nothing once it is folded or gone.
        let playing = playing.setter();
        use_effect_with((props.record.clone(), props.repeat, index, open), move |_| {
            move || playing.set(None)
        });
    }
    let press = {
        let (playing, silent, said) = (playing.clone(), silent.clone(), said.clone());
        let props = Props {
            record: props.record.clone(),
            repeat: props.repeat,
            ids: props.ids.clone(),
            cursor: props.cursor.clone(),
        };
        Callback::from(move |_: MouseEvent| {
            if playing.is_some() {
                playing.set(None);
                return;
            }
            let setter = playing.setter();
            let end = Callback::from(move |()| setter.set(None));
            let played = shown(&props.record).nth(index).and_then(|result| repeat_of(result, props.repeat));
            let spans = played.map_or(&[][..], |repeat| &repeat.spans);
            let begun = Performance::begin(spans, &props, said.clone(), end);
            silent.set(begun.is_none());
            playing.set(begun);
        })
    };
    html! {
        <details id="listen" ontoggle={toggled}>
            <summary>{ "Sound" }</summary>
            if open {
                { tabs }
                <p class="run-row">
                    <button type="button" id="play-sound" onclick={press}>
                        { if playing.is_some() { "Stop" } else { "Play as sound" } }
                    </button>
                    <span class="readout" id="now-playing" ref={said}></span>
                </p>
                if *silent { <p class="error" role="alert">{ "This browser cannot play sound here." }</p> }
                <p class="hint">
                    { "Each lane has its own pitch. If waits overlap on one lane, each of them has its own pitch. Escape stops the sound. \
                       What each sound means:" }
                </p>
                <ul class="hint">
                    { for SpanKind::ALL.into_iter().map(|kind| html! {
                        <li>{ format!("{}: {}", format::capitalised(wording::kind(kind)), timbre(kind).words) }</li>
                    }) }
                </ul>
            }
        </details>
    }
}
