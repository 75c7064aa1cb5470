//! What the parts of a lesson are drawn from, and the pieces that several of them are made of.

use crate::{
    course::{
        Dispatch,
        state::{Action, State, Step},
        study::Study,
    },
    instrument::File,
    model::Same,
    shell::{Runner, ShellAction, on},
};
use overlap_activity::HandIn;
use std::rc::Rc;
use yew::prelude::*;

/// A lesson as it is now, and where changes go.
#[derive(Clone)]
pub struct View {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// What makes the lesson's runs.
    pub runner: Runner,
    /// The numbers that the document calls the tasks of the run that is shown by.
    pub ids: Rc<Vec<i64>>,
    /// What is handed in, where the lesson is an activity and anything was predicted or measured.
    pub hand_in: Option<HandIn>,
    /// The file of all records, once it was made.
    pub file: File,
}

/// Makes runs of a lesson, in order.
pub fn start(state: &State, dispatch: &Dispatch, runner: &Runner, runs: Vec<usize>) {
    let specs = state.runs.specs(&runs);
    dispatch.dispatch(Action::Start(runs));
    runner.run(specs);
}

/// Cancels what is running.
pub fn cancel(dispatch: &Dispatch, runner: &Runner) {
    dispatch.dispatch(Action::Shell(ShellAction::Cancel));
    runner.cancel();
}

impl View {
    /// Does this when something is pressed.
    pub fn press(&self, action: Action) -> Callback<MouseEvent> {
        on(&self.dispatch, action)
    }

    /// Makes these runs, in order.
    pub fn start(&self, runs: Vec<usize>) {
        start(&self.state, &self.dispatch, &self.runner, runs);
    }

    /// Makes these runs when something is pressed.
    pub fn press_to_run(&self, runs: Vec<usize>) -> Callback<MouseEvent> {
        let view = self.clone();
        Callback::from(move |_| view.start(runs.clone()))
    }

    /// Cancels what is running when something is pressed.
    pub fn press_to_cancel(&self) -> Callback<MouseEvent> {
        let Self { dispatch, runner, .. } = self.clone();
        Callback::from(move |_| cancel(&dispatch, &runner))
    }

    /// Does this when a form is sent.
    pub fn submit(&self, action: Action) -> Callback<SubmitEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            dispatch.dispatch(action.clone());
        })
    }

    /// The text of one place; nothing where there is none.
    pub fn prose(&self, place: &str) -> Html {
        prose(self.study.html(place))
    }
}

/// A stretch of the lesson's own text.
pub fn prose(html: AttrValue) -> Html {
    if html.is_empty() {
        return Html::default();
    }
    html! { <div class="prose">{ Html::from_html_unchecked(html) }</div> }
}

/// One section of a lesson, whose heading can take the focus.
pub fn section(id: &'static str, title: &'static str, children: Html) -> Html {
    let heading = format!("{id}-title");
    html! {
        <section {id} class="step" aria-labelledby={heading.clone()}>
            <h2 id={heading} tabindex="-1">{ title }</h2>
            { children }
        </section>
    }
}

/// The section of one step.
pub fn step(step: Step, children: Html) -> Html {
    section(step.id(), step.title(), children)
}
