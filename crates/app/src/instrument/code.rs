//! The code that ran, and the same work in Python.

use super::{source::Source, swatch::named, tabs::use_tabs};
use crate::model::sources::{strategy_rust, workload_python, workload_rust};
use overlap_record::StrategyId;
use yew::prelude::*;

/// Properties of [`Code`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The workload's id.
    pub workload: AttrValue,
}

/// Rust on one side, the very files that the engines are built from; Python on the other. They load when they are asked for.
#[component]
pub fn Code(props: &Props) -> Html {
    let opened = use_state_eq(|| false);
    let mut options = vec![html! { { "The work" } }];
    options.extend(StrategyId::all().map(named));
    let (chosen, tabs) = use_tabs("File", options);
    let rust = match chosen.checked_sub(1).and_then(|index| StrategyId::all().nth(index)) {
        Some(strategy) => strategy_rust(strategy),
        None => workload_rust(&props.workload),
    };
    let open = {
        let opened = opened.setter();
        Callback::from(move |_| opened.set(true))
    };
    html! {
        <details id="code" ontoggle={open}>
            <summary><h2>{ "Code" }</h2><span class="muted">{ "the Rust that runs, and the same work in Python" }</span></summary>
            if *opened {
            <div class="sources">
                <section aria-label="Rust">
                    <h3>{ "Rust" }</h3>
                    { tabs }
                    <Source path={rust} label="Rust source" comment="//" />
                </section>
                <section aria-label="Python">
                    <h3>{ "Python" }</h3>
                    <Source path={workload_python(&props.workload)} label="Python source" comment="#" />
                </section>
            </div>
            }
        </details>
    }
}
