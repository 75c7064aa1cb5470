//! What the parts of the lab are drawn from.

use crate::{
    lab::{
        Dispatch,
        state::{Action, Field, Plan, State},
    },
    shell::{Runner, ShellAction, on},
};
use std::rc::Rc;
use yew::prelude::*;

/// The lab as it is now, and where changes go.
#[derive(Clone, PartialEq)]
pub struct View {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Starts a plan.
    pub run: Callback<Plan>,
    /// What runs it.
    pub runner: Runner,
}

impl View {
    /// Does this when something is pressed or chosen.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        on(&self.dispatch, action)
    }

    /// Cancels what is running.
    pub fn cancel(&self) {
        self.dispatch.dispatch(Action::Shell(ShellAction::Cancel));
        self.runner.cancel();
    }

    /// What is wrong with a field, if anything is.
    pub fn error(&self, field: Field) -> Option<AttrValue> {
        self.state.problem(field).map(|problem| AttrValue::from(problem.message.clone()))
    }
}
