//! The clock of a scene as a hook, and its controls.

use super::player::{Control, Pace, Player};
use crate::browser::{Tick, prefers_reduced_motion};
use overlap_record::format;
use std::{cell::Cell, rc::Rc};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A clock that moves with the page's ticks while it plays, and how it is controlled.
#[hook]
pub fn use_player(moments: &Rc<[f64]>) -> (Player, Callback<Control>) {
    let player = {
        let moments = Rc::clone(moments);
        use_reducer(move || Player::new(moments))
    };
    let control = {
        let dispatch = player.dispatcher();
        use_callback((), move |control, ()| dispatch.dispatch(control))
    };
    {
        let control = control.clone();
        use_effect_with(Rc::clone(moments), move |moments| control.emit(Control::Load(Rc::clone(moments))));
    }
    let playing = use_memo((), |()| Cell::new(false));
    let tick = {
        let (control, playing) = (control.clone(), Rc::clone(&playing));
        use_memo((), move |()| {
            Rc::new_cyclic(|weak: &std::rc::Weak<Tick>| {
                let weak = weak.clone();
                Tick::new(move |now_ms| {
                    if let Some(tick) = weak.upgrade().filter(|_| playing.get()) {
                        control.emit(Control::Tick(now_ms));
                        tick.ask();
                    }
                })
            })
        })
    };
    {
        let control = control.clone();
        use_effect_with(player.playing, move |now| {
            playing.set(*now);
            if *now {
                control.emit(Control::Still(prefers_reduced_motion()));
                tick.ask();
            }
        });
    }
    ((*player).clone(), control)
}

/// Steps of the slider.
const STEPS: f64 = 500.0;

/// Play, replay, steps, pace, a slider over time, and the moment in words.
/// `words` say what is shown at this moment.
pub fn controls(player: &Player, control: &Callback<Control>, words: String) -> Html {
    let [start, end] = player.ends_ms();
    let length = (end - start).max(f64::MIN_POSITIVE);
    // At an end a step's button stays where it is, so that the keyboard's focus is not lost.
    let button = |label: &'static str, name: &'static str, what: Control| {
        let is_end = match what {
            Control::Back => player.at_ms <= start,
            Control::Forward => player.at_ms >= end,
            _ => false,
        };
        let onclick = control.reform(move |_: MouseEvent| what.clone());
        html! {
            <button type="button" class="tool" aria-label={name} title={name} aria-disabled={is_end.then_some("true")} {onclick}>
                { label }
            </button>
        }
    };
    let seek = {
        let control = control.clone();
        Callback::from(move |event: InputEvent| {
            let share =
                event.target_dyn_into::<HtmlInputElement>().map(|slider| slider.value_as_number() / STEPS);
            if let Some(share) = share.filter(|share| share.is_finite()) {
                control.emit(Control::Seek(start + share * length));
            }
        })
    };
    let choose = {
        let control = control.clone();
        Callback::from(move |event: Event| {
            let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some(pace) = Pace::ALL.into_iter().find(|pace| Some(pace.name()) == name.as_deref()) {
                control.emit(Control::Choose(pace));
            }
        })
    };
    let at = format!("{} of {}", format::ms(player.at_ms - start), format::ms(end - start));
    let (play, play_name) = if player.playing { ("❚❚", "Pause") } else { ("▶", "Play") };
    html! {
        <div class="player" role="group" aria-label="Playback">
            { button(play, play_name, Control::Toggle) }
            { button("↺", "Replay", Control::Replay) }
            { button("‹", "One step back", Control::Back) }
            { button("›", "One step forward", Control::Forward) }
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
        format!("shown {} times slower than it ran", format::factor(times))
    } else {
        format!("shown {} times faster than it ran", format::factor(1.0 / times))
    }
}
