//! Where files are opened, how far that is, and what was wrong with them.

use super::view::View;
use crate::runs::{
    files,
    state::{Action, FileProgress},
};
use overlap_findings::class::MAX_MACHINES;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The file chooser, with what is said of the files below it.
pub fn open(view: &View) -> Html {
    let state = &view.state;
    let open = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                files::open(&files, &dispatch);
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let dismiss = view.press(Action::Dismiss);
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
fn words(reading: &FileProgress) -> String {
    let FileProgress { done, all, name, percent } = reading;
    let file = if *all > 1 { format!("file {} of {all}", done + 1) } else { String::from("the file") };
    if *percent > 0 {
        format!("Reading {file}, {name}: {percent} % …")
    } else {
        format!("Reading {file} …")
    }
}
