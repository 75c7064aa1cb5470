//! How the same run is made in the reader's own CPython.

use super::download::{Label, download};
use crate::browser;
use overlap_protocol::cpython::{CODE_FILE, PROGRAM, RECORD_FILE};
use yew::prelude::*;

/// Properties of [`InCPython`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The command.
    pub command: AttrValue,
    /// Code that the command takes from a file.
    #[prop_or_default]
    pub code: Option<AttrValue>,
}

/// The files, the command, and where its record is shown.
#[component]
pub fn InCPython(props: &Props) -> Html {
    let Props { command, code } = props;
    let copied = use_state_eq(|| false);
    {
        let copied = copied.setter();
        use_effect_with(command.clone(), move |_| copied.set(false));
    }
    let copy = {
        let (command, copied) = (command.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (command, copied) = (command.clone(), copied.clone());
            wasm_bindgen_futures::spawn_local(async move { copied.set(browser::copy(&command).await) });
        })
    };
    // Each text is a file of its own.
    let file = use_memo(code.clone(), |_| super::File::default());
    let save = code.clone().map(|code| {
        let label = Label {
            id: "own-code".into(),
            text: CODE_FILE.into(),
            name: CODE_FILE.into(),
            mime: "text/x-python",
        };
        html! { <>{ " and " }{ download(&file, label, move || Some(code.to_string())) }</> }
    });
    html! {
        <details id="in-cpython">
            <summary>{ "Run this in your own Python" }</summary>
            <p>
                { "Save " }<a href={PROGRAM} download={PROGRAM}>{ PROGRAM }</a>{ save }
                { " in a folder, and run this command there. It needs CPython 3.9 or newer and nothing else." }
            </p>
            <pre class="source" tabindex="0" aria-label="Command">{ command }</pre>
            <p><button type="button" id="copy-command" onclick={copy}>{ if *copied { "Copied" } else { "Copy the command" } }</button></p>
            <p class="hint">
                { "It does the same tasks with a loop, asyncio, threads and processes, and writes " }<code>{ RECORD_FILE }</code>
                { ". Open that file on the page " }<a href="runs.html">{ "Other runs" }</a>
                { " to see it beside the run that this page made." }
            </p>
        </details>
    }
}
