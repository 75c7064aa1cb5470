//! The runs that there are, beside what is seen of them.

use super::{codes::codes, open::open, row::row, view::View};
use crate::runs::state::{Action, OpenedRun, Which};
use overlap_record::{archive::MAX_RUNS, format};
use yew::prelude::*;

/// Opening files, pasting codes into their `field`, the runs of this device, and those that were opened.
pub fn shelf(view: &View, field: NodeRef) -> Html {
    let state = &view.state;
    let button = |id: &'static str, label: &'static str, action: Action| {
        html! { <button type="button" class="quiet" {id} onclick={view.press(action)}>{ label }</button> }
    };
    let (kept, opened): (Vec<&OpenedRun>, Vec<&OpenedRun>) = state.runs.iter().partition(|run| run.is_kept());
    let list = |id: &'static str, runs: &[&OpenedRun]| {
        html! { <ul class="shelf" {id}>{ for runs.iter().map(|run| row(view, run)) }</ul> }
    };
    html! {
        <div class="records">
            { open(view) }
            { codes(view, field) }
            if !opened.is_empty() {
                <section aria-labelledby="opened-title">
                    <h2 id="opened-title">{ "Opened" }</h2>
                    { list("opened", &opened) }
                    if opened.len() > 1 { { button("close-all", "Close all", Action::Remove(Which::Opened)) } }
                </section>
            }
            <section aria-labelledby="kept-title">
                <h2 id="kept-title">{ "Kept on this device" }</h2>
                if kept.is_empty() && state.unloaded > 0 {
                    <p class="hint">{ "They cannot be shown now." }</p>
                } else if kept.is_empty() {
                    <p class="hint">{ format!("None. The last {MAX_RUNS} runs of the lab are kept here, and nowhere else.") }</p>
                } else {
                    { list("kept", &kept) }
                    { button("forget-all", "Forget all", Action::Remove(Which::Kept)) }
                }
            </section>
            <p id="removed" role="status">
                if !state.removed.is_empty() {
                    { format!("{} removed. ", format::counted(state.removed.len() as u64, "run")) }
                    { button("undo", "Undo", Action::Undo) }
                }
            </p>
            if state.runs.len() > 1 {
                <p class="hint">{ "Tick two or more to see them side by side." }</p>
            }
        </div>
    }
}
