//! The lesson's run in CPython: a recorded one where the page has one, and the reader's own.

use super::view::{View, section};
use crate::instrument::{Beside, InCPython};
use overlap_protocol::cpython::command;
use yew::prelude::*;

/// The section.
pub fn in_cpython(view: &View) -> Html {
    let state = &view.state;
    let still = &view.study.still;
    let spec = state.runs.all.first().map(|run| &run.spec);
    section(
        "cpython",
        "In CPython",
        html! {
            <>
                { Html::from_html_unchecked(still.cpython.clone()) }
                if let Some(spec) = spec { <InCPython command={command(spec)} /> }
                <Beside here={state.runs.all_records()} shipped={still.shipped.clone()} theme={state.shell.theme} />
            </>
        },
    )
}
