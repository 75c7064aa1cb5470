//! The runs that there are, beside what is seen of them.

use super::{open::Open, row::Row};
use crate::runs::{
    Dispatch,
    state::{Action, Run, State, View, Which},
};
use overlap_record::{archive::MAX_RUNS, format};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Shelf`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// Opening files, the runs of this device, and those that were opened.
#[component]
pub fn Shelf(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let button = |id: &'static str, label: &'static str, action: fn() -> Action| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(action()));
        html! { <button type="button" class="quiet" {id} {onclick}>{ label }</button> }
    };
    let (kept, opened): (Vec<&Run>, Vec<&Run>) = state.runs.iter().partition(|run| run.is_kept());
    let list = |id: &'static str, runs: &[&Run]| {
        html! {
            <ul class="shelf" {id}>
                { for runs.iter().map(|run| html! {
                    <Row key={run.id} run={(*run).clone()} seen={state.view == View::One(run.id)} dispatch={dispatch.clone()} />
                }) }
            </ul>
        }
    };
    html! {
        <div class="records">
            <Open state={state.clone()} dispatch={dispatch.clone()} />
            if !opened.is_empty() {
                <section aria-labelledby="opened-title">
                    <h2 id="opened-title">{ "Opened" }</h2>
                    { list("opened", &opened) }
                    if opened.len() > 1 { { button("close-all", "Close all", || Action::Remove(Which::Opened)) } }
                </section>
            }
            <section aria-labelledby="kept-title">
                <h2 id="kept-title">{ "Kept on this device" }</h2>
                if kept.is_empty() {
                    <p class="hint">{ format!("None. The last {MAX_RUNS} runs of the lab are kept here, and nowhere else.") }</p>
                } else {
                    { list("kept", &kept) }
                    { button("forget-all", "Forget all", || Action::Remove(Which::Kept)) }
                }
            </section>
            <p id="removed" role="status">
                if !state.removed.is_empty() {
                    { format!("{} removed. ", format::counted(state.removed.len() as u64, "run")) }
                    { button("undo", "Undo", || Action::Undo) }
                }
            </p>
            if state.runs.len() > 1 {
                <p class="hint">{ "Tick two or more to see them side by side." }</p>
            }
        </div>
    }
}
