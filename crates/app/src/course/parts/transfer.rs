//! A case that was not run, which can be run to check.

use super::{prose::Pointer, question::Ask, run_bar::RunBar, section::Section};
use crate::{
    course::{
        Dispatch,
        state::{Question, State, Step},
        study::Study,
    },
    model::Same,
};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`TransferStep`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Stops what is running.
    pub cancel: Callback<()>,
    /// Told what a link points at.
    pub point: Callback<Pointer>,
}

/// The question, its answer, and the run that checks it.
#[component]
pub fn TransferStep(props: &Props) -> Html {
    let Props { state, study, dispatch, cancel, point } = props;
    let transfer = &study.lesson.transfer;
    let run = state.runs.transfer();
    let checked = state.runs.all[run].record.as_ref().map(|record| transfer.check(record));
    // The reader's own run decides, where there is one; else what holds on any machine with two cores.
    let (right, by) = match &checked {
        Some(Ok(checked)) => (
            checked.option.ok_or_else(|| "no answer covers what your run measured".to_owned()),
            "your own run",
        ),
        _ => (Ok(transfer.answer), "the lesson"),
    };
    let words = match &checked {
        Some(Ok(checked)) => checked.words.clone(),
        Some(Err(missing)) => format!("The run cannot tell: {missing}."),
        None => String::new(),
    };
    html! {
        <Section id={Step::Transfer.id()} title={Step::Transfer.title()}>
            <Ask
                question={Question::Transfer} state={state.clone()} study={study.clone()} {right} {by} dispatch={dispatch.clone()}
                point={point.clone()}
            />
            if state.transfer.answered.is_some() || state.finished || checked.is_some() || state.reached > Step::Transfer {
                <RunBar
                    name="check" label="Run it to check" runs={vec![run]} own={vec![run]} state={state.clone()} dispatch={dispatch.clone()}
                    cancel={cancel.clone()}
                />
            }
            <p id="checked" role="status">{ words }</p>
        </Section>
    }
}
