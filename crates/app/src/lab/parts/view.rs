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

/// What of the lab is rendered. At first each is added in a task of its own, from the top of the page to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The title, and what there is to say of the page's address.
    Head,
    /// The choice of what is run.
    Work,
    /// The button that runs it.
    Run,
    /// The settings that most runs need: the work and the strategies.
    Settings,
    /// Those of the machine.
    Machine,
    /// The other settings.
    MoreSettings,
    /// What others are given of them.
    Share,
    /// What came out.
    Output,
    /// The code that ran, and the end of the page.
    End,
}

impl Stage {
    const ALL: [Self; 9] = [
        Self::Head,
        Self::Work,
        Self::Run,
        Self::Settings,
        Self::Machine,
        Self::MoreSettings,
        Self::Share,
        Self::Output,
        Self::End,
    ];

    /// How many there are.
    pub const COUNT: u32 = Self::ALL.len() as u32;

    /// The last of the first `count`, from 1.
    pub fn of(count: u32) -> Self {
        Self::ALL.get((count as usize).saturating_sub(1)).copied().unwrap_or(Self::End)
    }
}

/// The lab as it is now, and where changes go.
#[derive(Clone, PartialEq)]
pub struct View {
    /// The page's state.
    pub state: Rc<State>,
    /// How far it is rendered.
    pub stage: Stage,
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
