//! The shelf on the page.

use super::{
    class::ClassView,
    comparison::Comparison,
    files::{self, use_file_drop},
};
use crate::{
    components::Dispatch,
    state::{Action, Change, Entry, Kind, Shelf, Source},
};
use overlap_trace::format;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Most runs side by side; more do not fit.
const MOST_COMPARED: usize = 6;

/// Properties of [`Records`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The shelf.
    pub shelf: Shelf,
    /// Whether a run is under way, whose record must not be replaced.
    pub busy: bool,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// Opening files, and the runs that are there.
#[component]
pub fn Records(props: &Props) -> Html {
    let Props { shelf, dispatch, .. } = props;
    use_file_drop(dispatch);
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                files::read(&files, &dispatch);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let button = |id: &'static str, label: &'static str, change: fn() -> Change| {
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Shelve(change())));
        html! { <button type="button" class="quiet" {id} {onclick}>{ label }</button> }
    };
    let files: Vec<Entry> = shelf.of(Kind::File).cloned().collect();
    let compared: Vec<Entry> = shelf.chosen().take(MOST_COMPARED).cloned().collect();
    html! {
        <section id="records" class="records" aria-labelledby="records-title">
            <h2 id="records-title">{ "Other runs" }</h2>
            <p class="hint">
                { "The last runs are kept on this device, and nowhere else. Open run records of other machines, or drop them anywhere on \
                   the page: one is shown, several become a class." }
            </p>
            <p>
                <label class="file" for="open-record">{ "Open run records" }</label>
                <input type="file" id="open-record" multiple=true accept=".json,application/json" onchange={open} />
            </p>
            <div id="record-problems" role="status" class="error">
                if !shelf.problems.is_empty() {
                    <ul>{ for shelf.problems.iter().map(|problem| html! { <li>{ problem }</li> }) }</ul>
                }
            </div>
            if !shelf.entries.is_empty() {
                <ul id="shelf" class="shelf">{ for shelf.entries.iter().enumerate().map(|(index, entry)| row(props, index, entry)) }</ul>
                <p>
                    if shelf.of(Kind::Kept).next().is_some() { { button("forget-runs", "Forget this device’s runs", || Change::Forget) } }
                    if !files.is_empty() { { button("close-files", "Close the files", || Change::Close) } }
                </p>
            }
            if compared.len() > 1 {
                <Comparison runs={compared} />
            }
            if files.len() > 1 {
                <ClassView runs={files} />
            }
        </section>
    }
}

fn row(props: &Props, index: usize, entry: &Entry) -> Html {
    let choose = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                dispatch.dispatch(Action::Shelve(Change::Choose(index, input.checked())));
            }
        })
    };
    let show = {
        let (dispatch, entry) = (props.dispatch.clone(), entry.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Show(entry.record.clone(), Source::File(entry.name.clone())));
        })
    };
    let spec = &entry.record.spec;
    let what = format!("{}, {}", spec.workload, format::counted(spec.tasks.into(), "task"));
    let machine = entry.record.environment.summary();
    html! {
        <li data-kind={if entry.kind == Kind::File { "file" } else { "kept" }}>
            <label class="choice">
                <input type="checkbox" checked={entry.chosen} onchange={choose} aria-label={format!("Compare {}", entry.name)} />
                <span>{ &entry.name }<span class="sub">{ format!("{what}; {machine}") }</span></span>
            </label>
            if entry.kind == Kind::File {
                <button type="button" class="quiet" onclick={show} disabled={props.busy}>{ "Show" }</button>
            }
        </li>
    }
}
