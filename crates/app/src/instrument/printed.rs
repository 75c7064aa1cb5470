//! What the tasks of a run printed.

use super::{swatch::named, tabs::use_tabs};
use crate::model::{MAX_LINES, Prints, SharedPrints, wording};
use overlap_record::{StrategyId, format};
use std::fmt::Write;
use yew::prelude::*;

/// Properties of [`Printed`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The strategies of the run.
    pub strategies: Vec<StrategyId>,
    /// What was printed.
    pub prints: SharedPrints,
}

/// What one strategy's tasks printed; nothing where no task printed anything.
#[component]
pub fn Printed(props: &Props) -> Html {
    let (index, tabs) = use_tabs("Strategy", props.strategies.iter().copied().map(named).collect());
    let prints = props.prints.lines();
    let Some(strategy) = props.strategies.get(index).filter(|_| !prints.is_empty()) else {
        return Html::default();
    };
    html! { <>{ tabs }{ printed(&prints, *strategy) }</> }
}

/// What a strategy's tasks printed, each line with its task and lane; nothing where none printed anything.
pub fn printed(prints: &Prints, strategy: StrategyId) -> Html {
    if prints.is_empty() {
        return Html::default();
    }
    let mut text = String::new();
    for line in prints.of(strategy) {
        let task = line.task.map_or_else(|| String::from("at load"), |task| format!("task {task}"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{task:<10} {:<8} {}", wording::lane(line.lane), line.text);
    }
    html! {
        <>
            <h3 id="printed-title">{ "Printed" }</h3>
            if text.is_empty() {
                <p class="hint">{ "Nothing was printed under this strategy." }</p>
            } else {
                <pre class="log scroll" id="printed" tabindex="0" aria-labelledby="printed-title">{ text }</pre>
            }
            if prints.left_out() > 0 {
                <p class="hint">
                    { format!("{} more lines were printed in this run. Only the first {} lines, or the first MiB, are kept.",
                        format::count(prints.left_out()), format::count(MAX_LINES as u64)) }
                </p>
            }
        </>
    }
}
