//! What the parts of the page are drawn from.

use crate::{
    runs::{
        Dispatch,
        state::{Action, State},
    },
    shell::on,
};
use std::rc::Rc;
use yew::prelude::*;

/// The page as it is now, and where changes go.
pub struct View {
    /// The page's state.
    pub state: Rc<State>,
    /// Where changes go.
    pub dispatch: Dispatch,
}

impl View {
    /// Does this when something is pressed.
    pub fn press(&self, action: Action) -> Callback<MouseEvent> {
        on(&self.dispatch, action)
    }
}
