//! What the parts of a lesson are drawn from, and the pieces that several of them are made of.

use crate::{
    course::{
        Dispatch,
        state::{Action, State, Step},
        study::Study,
    },
    model::Same,
};
use std::rc::Rc;
use yew::prelude::*;

/// A lesson as it is now, and where changes go.
#[derive(Clone, PartialEq)]
pub struct View {
    /// The page's state.
    pub state: Rc<State>,
    /// What is known.
    pub study: Same<Study>,
    /// Where changes go.
    pub dispatch: Dispatch,
    /// Stops what is running.
    pub cancel: Callback<()>,
}

impl View {
    /// Does this when something is pressed.
    pub fn press(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
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
