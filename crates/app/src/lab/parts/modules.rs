//! Which modules the interpreter has.

use crate::browser;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Where the site lists them: a line a module, with its name, a tab, and what it has.
const LIST: &str = "python/modules.txt";

/// A table that loads when it is unfolded.
#[component]
pub fn Modules() -> Html {
    let loaded = use_state_eq(|| None::<Option<Rc<str>>>);
    let ontoggle = {
        let (setter, is_loaded) = (loaded.setter(), matches!(*loaded, Some(Some(_))));
        Callback::from(move |_| {
            let setter = setter.clone();
            if !is_loaded {
                spawn_local(async move { setter.set(Some(browser::site_text(LIST).await.map(Rc::from))) });
            }
        })
    };
    let row = |line: &str| {
        let (name, part) = line.split_once('\t').unwrap_or((line, ""));
        html! { <tr><th scope="row"><code>{ name.to_owned() }</code></th><td>{ part.to_owned() }</td></tr> }
    };
    html! {
        <details id="modules" {ontoggle}>
            <summary>{ "What this Python can do" }</summary>
            <p class="hint">
                { "This is RustPython, which follows the language of CPython 3.14. It has the built-in functions and these modules. There are no \
                   files, no processes and no sockets; " }<code>{ "print" }</code>{ " writes into the log." }
            </p>
            { match &*loaded {
                None => Html::default(),
                Some(None) => html! { <p class="error">{ "The list could not be loaded." }</p> },
                Some(Some(list)) => html! {
                    <table>
                        <thead><tr><th scope="col">{ "Module" }</th><th scope="col">{ "What it offers here" }</th></tr></thead>
                        <tbody>{ for list.lines().map(row) }</tbody>
                    </table>
                },
            } }
        </details>
    }
}
