//! What is seen of the runs: one of them, some side by side, or all files as a class.

use super::{class::ClassView, comparison::ComparisonView, shown::Shown};
use crate::{
    browser,
    instrument::tabs,
    runs::{
        Dispatch,
        state::{Action, State, View},
    },
};
use overlap_record::format;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// From this width on the list of runs stands beside what is seen of them, CSS pixels; the style sheet's 54rem.
const TWO_COLUMNS_PX: f64 = 864.0;

/// Properties of [`Desk`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The view that is chosen, below the choice of views where there is one.
#[component]
pub fn Desk(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let place = use_node_ref();
    use_scroll(&place, state);
    let mut views = state.views();
    if !views.is_empty()
        && let Some(run) = state.shown().or_else(|| state.runs.first())
    {
        views.insert(0, View::One(run.id));
    }
    let label = |view: &View| match view {
        View::Nothing | View::One(_) => String::from("One run"),
        View::Compared => format!("{} side by side", state.chosen().len()),
        View::Class => format!("Class of {}", format::count(state.files().len() as u64)),
    };
    let options: Vec<Html> = views.iter().map(|view| html! { { label(view) } }).collect();
    let chosen = views.iter().position(|view| *view == state.view).unwrap_or(0);
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |index: usize| {
            if let Some(view) = views.get(index) {
                dispatch.dispatch(Action::See(*view));
            }
        })
    };
    html! {
        <div class="output" ref={place}>
            if !options.is_empty() {
                { tabs("View".into(), options, chosen, &choose) }
            }
            { match state.view {
                View::Nothing if state.awaited > 0 => Html::default(),
                View::Nothing => nothing(),
                View::One(id) => state.shown().map_or_else(Html::default, |run| html! { <Shown key={id} run={run.clone()} theme={state.theme} /> }),
                View::Compared => html! { <ComparisonView runs={state.chosen()} /> },
                View::Class => html! { <ClassView runs={state.files()} /> },
            } }
        </div>
    }
}

/// Where the list of runs stands above what is seen of them, brings the latter into view when it changes.
#[hook]
fn use_scroll(place: &NodeRef, state: &State) {
    let place = place.clone();
    let before = use_mut_ref(|| None);
    use_effect_with((state.view, state.awaited), move |(view, awaited)| {
        if *awaited > 0 {
            return;
        }
        let before = before.borrow_mut().replace(*view);
        if before.is_some_and(|before| before != *view)
            && browser::viewport_width() < TWO_COLUMNS_PX
            && let Some(element) = place.cast::<Element>()
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
                <li>{ "A run record is the file that the lab saves below its results. Open one to see it as it was measured." }</li>
                <li>{ "Tick two runs to see them side by side, with what was set differently." }</li>
                <li>{ "Open the records of several people at once to see their machines as a class: cores against speed-up." }</li>
                <li><a href="./">{ "Measure a run in the lab" }</a>{ ", or look at " }<a href="runs.html?recorded=wait">{ "one that was recorded" }</a>{ "." }</li>
            </ul>
        </section>
    }
}
