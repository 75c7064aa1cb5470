//! The clock of a scene as a hook, and its controls.

use super::player::{Pace, Player, Turn};
use crate::browser::{Frame, prefers_reduced_motion};
use overlap_record::format;
use std::{cell::Cell, rc::Rc};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A clock that moves with the page's frames while it plays, and how to turn it.
#[hook]
pub fn use_player(moments: &Rc<[f64]>) -> (Rc<Player>, Callback<Turn>) {
    let player = {
        let moments = Rc::clone(moments);
        use_reducer(move || Player::new(moments))
    };
    let turn = {
        let dispatch = player.dispatcher();
        use_callback((), move |turn, ()| dispatch.dispatch(turn))
    };
    {
        let turn = turn.clone();
        use_effect_with(Rc::clone(moments), move |moments| turn.emit(Turn::Load(Rc::clone(moments))));
    }
    let playing = use_memo((), |()| Cell::new(false));
    let frame = {
        let (turn, playing) = (turn.clone(), Rc::clone(&playing));
        use_memo((), move |()| {
            Rc::new_cyclic(|weak: &std::rc::Weak<Frame>| {
                let weak = weak.clone();
                Frame::new(move |now_ms| {
                    if let Some(frame) = weak.upgrade().filter(|_| playing.get()) {
                        turn.emit(Turn::Frame(now_ms));
                        frame.ask();
                    }
                })
            })
        })
    };
    {
        let turn = turn.clone();
        use_effect_with(player.playing, move |now| {
            playing.set(*now);
            if *now {
                turn.emit(Turn::Still(prefers_reduced_motion()));
                frame.ask();
            }
        });
    }
    (Rc::new((*player).clone()), turn)
}

/// Properties of [`Controls`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The clock.
    pub player: Rc<Player>,
    /// How to turn it.
    pub turn: Callback<Turn>,
    /// What is shown at this moment, in a sentence.
    pub words: AttrValue,
}

/// Steps of the slider.
const STEPS: f64 = 500.0;

/// Play, replay, steps, pace, a slider over time, and the moment in words.
#[component]
pub fn Controls(props: &Props) -> Html {
    let Props { player, turn, words } = props;
    let [start, end] = player.ends_ms();
    let length = (end - start).max(f64::MIN_POSITIVE);
    let button = |label: &'static str, name: &'static str, what: Turn| {
        let onclick = turn.reform(move |_: MouseEvent| what.clone());
        html! { <button type="button" class="tool" aria-label={name} title={name} {onclick}>{ label }</button> }
    };
    let seek = {
        let turn = turn.clone();
        Callback::from(move |event: InputEvent| {
            let share =
                event.target_dyn_into::<HtmlInputElement>().map(|slider| slider.value_as_number() / STEPS);
            if let Some(share) = share.filter(|share| share.is_finite()) {
                turn.emit(Turn::Seek(start + share * length));
            }
        })
    };
    let choose = {
        let turn = turn.clone();
        Callback::from(move |event: Event| {
            let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some(pace) = Pace::ALL.into_iter().find(|pace| Some(pace.name()) == name.as_deref()) {
                turn.emit(Turn::Choose(pace));
            }
        })
    };
    let at = format!("{} of {}", format::ms(player.at_ms - start), format::ms(end - start));
    let (play, play_name) = if player.playing { ("❚❚", "Pause") } else { ("▶", "Play") };
    html! {
        <div class="player" role="group" aria-label="Playback">
            { button(play, play_name, Turn::Toggle) }
            { button("↺", "Replay", Turn::Replay) }
            { button("‹", "One step back", Turn::Back) }
            { button("›", "One step forward", Turn::Forward) }
            <label class="repeat-choice">{ "Pace " }
                <select onchange={choose}>
                    { for Pace::ALL.map(|pace| html! { <option value={pace.name()} selected={pace == player.pace}>{ pace.name() }</option> }) }
                </select>
            </label>
            <input
                type="range" min="0" max={STEPS.to_string()} step="1" value={((player.at_ms - start) / length * STEPS).round().to_string()}
                oninput={seek} aria-label="Moment" aria-valuetext={at.clone()}
            />
            <p class="readout">{ at }{ " · " }{ slowness(player.slowness()) }</p>
            <p class="moment" aria-live={if player.playing { "off" } else { "polite" }}>{ words }</p>
        </div>
    }
}

fn slowness(times: f64) -> String {
    if times >= 1.0 {
        format!("shown {} times as slow as it was", format::factor(times))
    } else {
        format!("shown {} times as fast as it was", format::factor(1.0 / times))
    }
}
