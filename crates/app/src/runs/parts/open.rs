//! Where files are opened, how far that is, and what was wrong with them.

use crate::runs::{
    Dispatch, files,
    state::{Action, Reading, State},
};
use overlap_findings::class::MAX_MACHINES;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`Open`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

/// The file chooser, with what is said of the files below it.
#[component]
pub fn Open(props: &Props) -> Html {
    let Props { state, dispatch } = props;
    let open = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                files::open(&files, &dispatch);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let dismiss = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss))
    };
    html! {
        <section aria-labelledby="open-title">
            <h2 id="open-title"><label for="open-record">{ "Open run records" }</label></h2>
            <input
                type="file" id="open-record" multiple=true accept=".json,application/json" onchange={open}
                aria-describedby="open-about"
            />
            <p class="hint" id="open-about">
                { format!("Or drop them anywhere on this page. One file is shown; several, up to {MAX_MACHINES}, become a class. They stay \
                   on this device.") }
            </p>
            <p id="reading" role="status">
                if let Some(reading) = &state.reading {
                    { words(reading) }
                }
            </p>
            <div id="problems" role="alert">
                if !state.problems.is_empty() {
                    <ul>{ for state.problems.iter().map(|problem| html! { <li>{ problem }</li> }) }</ul>
                    <button type="button" class="quiet" onclick={dismiss}>{ "Dismiss" }</button>
                }
            </div>
        </section>
    }
}

/// How far the files are read. Only a large file is ever a part read.
fn words(reading: &Reading) -> String {
    let Reading { done, all, name, percent } = reading;
    let file = if *all > 1 { format!("file {} of {all}", done + 1) } else { String::from("the file") };
    if *percent > 0 {
        format!("Reading {file}, {name}: {percent} % …")
    } else {
        format!("Reading {file} …")
    }
}
