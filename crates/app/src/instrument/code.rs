//! The code that ran: Rust on one side, Python on the other.

use super::{source::Source, swatch::named, tabs::use_tabs};
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
    /// Runs the work in Python.
    #[prop_or_default]
    pub take: Option<Callback<MouseEvent>>,
    /// The Python side where Python is what runs: an editor. It then stands first, and the panel is unfolded.
    #[prop_or_default]
    pub editor: Option<Html>,
}

/// Rust is the very files that the engines are built from. All files load when they are asked for.
#[component]
pub fn Code(props: &Props) -> Html {
    let opened = use_state_eq(|| false);
    let open = {
        let opened = opened.setter();
        Callback::from(move |_| opened.set(true))
    };
    let Props { workload, code, take, editor } = props;
    if let Some(editor) = editor {
        return html! {
            <details id="code" class="editable" open=true>
                <summary><h2>{ "Code" }</h2><span class="muted">{ "the Python that runs" }</span></summary>
                <section aria-label="Python">{ editor.clone() }</section>
                <details id="code-rust" ontoggle={open}>
                    <summary>{ "The Rust that runs it" }</summary>
                    if *opened {
                        <Rust workload={workload.clone()} has_work=false />
                    }
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
                    <Rust workload={workload.clone()} has_work={*workload != workloads::own().id} />
                </section>
                <section aria-label="Python">
                    <h3>{ "Python" }</h3>
                    if let Some(code) = code {
                        <pre class="source scroll" tabindex="0" aria-label="Python code">{ code }</pre>
                    } else {
                        <Python workload={workload.clone()} take={take.clone()} />
                    }
                </section>
            </div>
            }
        </details>
    }
}

#[derive(PartialEq, Properties)]
struct RustProps {
    workload: AttrValue,
    /// Whether the workload itself is in Rust.
    has_work: bool,
}

/// The workload's file, and that of each strategy.
#[component]
fn Rust(props: &RustProps) -> Html {
    let strategies = StrategyId::all().map(|strategy| (named(strategy), strategy_rust(strategy)));
    let work = props.has_work.then(|| (html! { { "The work" } }, workload_rust(&props.workload)));
    let (options, paths): (Vec<Html>, Vec<String>) = work.into_iter().chain(strategies).unzip();
    let (chosen, tabs) = use_tabs("File", options);
    html! {
        <>
            { tabs }
            <Source path={paths.get(chosen).cloned().unwrap_or_default()} label="Rust source" comment="//" />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct PythonProps {
    workload: AttrValue,
    take: Option<Callback<MouseEvent>>,
}

/// What a task does, and how all of them are run in CPython.
#[component]
fn Python(props: &PythonProps) -> Html {
    let options = ["The work", "In CPython"].map(|name| html! { { name } });
    let (chosen, tabs) = use_tabs("Python file", options.to_vec());
    let path = if chosen == 0 { workload_task(&props.workload) } else { workload_python(&props.workload) };
    html! {
        <>
            { tabs }
            <Source {path} label="Python source" comment="#" />
            if let Some(onclick) = props.take.clone() {
                <p class="take"><button type="button" id="run-in-python" {onclick}>{ "Run this in Python" }</button></p>
            }
        </>
    }
}
