//! The code that ran: Rust on one side, Python on the other.

use super::{cpython::InCPython, source::Source, swatch::named, tabs::use_tabs};
use crate::model::sources::{strategy_rust, workload_python, workload_rust, workload_task};
use overlap_protocol::workloads;
use overlap_record::StrategyId;
use yew::prelude::*;

/// Properties of [`Code`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The workload's id.
    pub workload: AttrValue,
    /// Python that ran in the place of the workload's own.
    #[prop_or_default]
    pub code: Option<AttrValue>,
    /// The command that does the same run in CPython.
    #[prop_or_default]
    pub command: Option<AttrValue>,
    /// Runs the work in Python.
    #[prop_or_default]
    pub take: Option<Callback<MouseEvent>>,
    /// The Python side where Python is what runs: an editor. It then stands first.
    #[prop_or_default]
    pub editor: Option<Html>,
    /// Whether the panel with the editor is unfolded at first.
    #[prop_or(true)]
    pub unfolded: bool,
}

/// Rust is the very files that the engines are built from. All files load when they are asked for.
#[component]
pub fn Code(props: &Props) -> Html {
    let Props { workload, code, command, take, editor, unfolded } = props;
    let opened = use_state_eq(|| false);
    let open = {
        let opened = opened.setter();
        Callback::from(move |_| opened.set(true))
    };
    // The workload's own file is what runs only in Rust.
    let has_work = editor.is_none() && *workload != workloads::own().id;
    let work = has_work.then(|| html! { { "The work" } });
    let (rust, rust_tabs) = use_tabs("File", work.into_iter().chain(StrategyId::all().map(named)).collect());
    let rust = match rust.checked_sub(has_work.into()) {
        Some(index) => StrategyId::all().nth(index).map(strategy_rust).unwrap_or_default(),
        None => workload_rust(workload),
    };
    let python = ["The work", "In CPython"].map(|name| html! { { name } });
    let (python, python_tabs) = use_tabs("Python file", python.to_vec());
    let python = if python == 0 { workload_task(workload) } else { workload_python(workload) };
    let rust = html! { <>{ rust_tabs }<Source path={rust} label="Rust source" comment="//" /></> };
    // One node in any case, so that what stands around it keeps its place, and the editor its cursor.
    let in_cpython = html! {
        if let Some(command) = command { <InCPython command={command.clone()} code={code.clone()} /> }
    };
    if let Some(editor) = editor {
        return html! {
            <details id="code" class="editable" open={*unfolded}>
                <summary><h2>{ "Code" }</h2><span class="muted">{ "the Python that runs" }</span></summary>
                <section aria-label="Python">{ editor.clone() }</section>
                { in_cpython }
                <details id="code-rust" ontoggle={open}>
                    <summary>{ "The Rust of the strategies" }</summary>
                    if *opened { { rust } }
                </details>
            </details>
        };
    }
    html! {
        <details id="code" ontoggle={open}>
            <summary><h2>{ "Code" }</h2><span class="muted">{ "the Rust that runs, and the same work in Python" }</span></summary>
            if *opened {
            <div class="sources">
                <section aria-label="Rust">
                    <h3>{ "Rust" }</h3>
                    { rust }
                </section>
                <section aria-label="Python">
                    <h3>{ "Python" }</h3>
                    if let Some(code) = code {
                        <pre class="source scroll" tabindex="0" aria-label="Python code">{ code }</pre>
                    } else {
                        { python_tabs }
                        <Source path={python} label="Python source" comment="#" />
                    }
                    if let Some(onclick) = take {
                        <p class="take"><button type="button" id="run-in-python" {onclick}>{ "Run this in Python" }</button></p>
                    }
                    { in_cpython }
                </section>
            </div>
            }
        </details>
    }
}
