//! How a part of a page says what the reader did: a callback for each kind of event.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Reducible, UseReducerDispatcher, prelude::*};

/// Does an action when something happens.
pub fn on<S, E>(dispatch: &UseReducerDispatcher<S>, action: S::Action) -> Callback<E>
where
    S: Reducible + 'static,
    S::Action: Clone,
{
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// Does the action that is made of a value.
pub fn tell_with<S, T>(
    dispatch: &UseReducerDispatcher<S>,
    action: impl Fn(T) -> S::Action + 'static,
) -> Callback<T>
where
    S: Reducible + 'static,
{
    let dispatch = dispatch.clone();
    Callback::from(move |value| dispatch.dispatch(action(value)))
}

/// Does the action that is made of the text typed into a field.
pub fn typed<S>(
    dispatch: &UseReducerDispatcher<S>,
    action: impl Fn(String) -> S::Action + 'static,
) -> Callback<InputEvent>
where
    S: Reducible + 'static,
{
    let dispatch = dispatch.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.dispatch(action(input.value()));
        }
    })
}

/// Selects what stands in a field when the field gets the focus, to be copied.
pub fn selected_on_focus() -> Callback<FocusEvent> {
    Callback::from(|event: FocusEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            input.select();
        }
    })
}

/// Does the action that is made of whether a checkbox was ticked.
pub fn ticked<S>(
    dispatch: &UseReducerDispatcher<S>,
    action: impl Fn(bool) -> S::Action + 'static,
) -> Callback<Event>
where
    S: Reducible + 'static,
{
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.dispatch(action(input.checked()));
        }
    })
}

/// Does the action that is made of the value chosen in a list, where it makes one.
pub fn chosen<S>(
    dispatch: &UseReducerDispatcher<S>,
    action: impl Fn(&str) -> Option<S::Action> + 'static,
) -> Callback<Event>
where
    S: Reducible + 'static,
{
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        let value = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
        if let Some(action) = value.and_then(|value| action(&value)) {
            dispatch.dispatch(action);
        }
    })
}
