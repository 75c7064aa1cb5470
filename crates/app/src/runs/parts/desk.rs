//! What is seen of the runs: one of them, some side by side, or all files as a class.

use super::{class::ClassView, comparison::comparison, predictions::Predictions, shown::Shown, view::View};
use crate::{
    browser,
    instrument::tabs,
    runs::state::{Action, Seen, State},
};
use overlap_record::format;
use web_sys::Element;
use yew::prelude::*;

/// From this width on the list of runs stands beside what is seen of them, CSS pixels; the style sheet's 54rem.
const TWO_COLUMNS_PX: f64 = 864.0;

/// What is seen, below the choice of what to see where there is one. `output` is the element that it is in.
pub fn desk(view: &View, output: NodeRef) -> Html {
    let state = &view.state;
    let mut choices = state.views();
    if !choices.is_empty()
        && let Some(run) = state.shown().or_else(|| state.runs.first())
    {
        choices.insert(0, Seen::One(run.id));
    }
    let label = |seen: &Seen| match seen {
        Seen::Nothing | Seen::One(_) => String::from("One run"),
        Seen::Compared => format!("{} side by side", state.chosen().len()),
        Seen::Predictions => String::from("Predictions"),
        Seen::Class => format!("Class of {}", format::count(state.files().len() as u64)),
    };
    let options: Vec<Html> = choices.iter().map(|seen| html! { { label(seen) } }).collect();
    let chosen = choices.iter().position(|seen| *seen == state.seen).unwrap_or(0);
    let choose = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |index: usize| {
            if let Some(seen) = choices.get(index) {
                dispatch.dispatch(Action::See(*seen));
            }
        })
    };
    html! {
        <div class="output" ref={output}>
            if options.len() > 1 {
                { tabs("View".into(), options, chosen, &choose) }
            }
            { match state.seen {
                Seen::Nothing if state.awaited > 0 => Html::default(),
                Seen::Nothing => nothing(),
                Seen::One(id) => state.shown().map_or_else(Html::default, |run| html! { <Shown key={id} run={run.clone()} theme={state.theme} /> }),
                Seen::Compared => comparison(&state.chosen(), state.theme),
                Seen::Class => html! { <ClassView runs={state.files()} /> },
                Seen::Predictions => html! { <Predictions hand_ins={state.hand_ins.all.clone()} /> },
            } }
        </div>
    }
}

/// Where the list of runs stands above what is seen of them, brings the latter into view when it changes.
#[hook]
pub fn use_scroll(output: &NodeRef, state: &State) {
    let output = output.clone();
    let before = use_mut_ref(|| None);
    use_effect_with((state.seen, state.awaited), move |(seen, awaited)| {
        if *awaited > 0 {
            return;
        }
        let before = before.borrow_mut().replace(*seen);
        if before.is_some_and(|before| before != *seen)
            && browser::viewport_width() < TWO_COLUMNS_PX
            && let Some(element) = output.cast::<Element>()
        {
            element.scroll_into_view();
        }
    });
}

fn nothing() -> Html {
    html! {
        <section id="empty" aria-labelledby="empty-title">
            <p class="headline" id="empty-title">{ "No run is open." }</p>
            <ul class="details">
                <li>{ "A run record is a file that you can download below the results in the lab. Open one to see it as it was measured." }</li>
                <li>{ "Tick two runs to see them side by side, with the settings in which they differ." }</li>
                <li>{ "Open the records of several people at once to see their machines as a class: cores against speed-up." }</li>
                <li><a href="./">{ "Measure a run in the lab" }</a>{ ", or look at " }<a href="runs.html?recorded=wait#?recorded=wait">{ "a recorded one" }</a>{ "." }</li>
            </ul>
        </section>
    }
}
