//! What could not be used of the page's address, named part by part.

use crate::lab::{Dispatch, state::Action};
use overlap_protocol::permalink::Notice;
use yew::prelude::*;

/// Properties of [`Notices`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The notices, in the order of the address.
    pub notices: Vec<Notice>,
    /// Where dismissals go.
    pub dispatch: Dispatch,
}

/// A list of notices; nothing without any.
#[component]
pub fn Notices(props: &Props) -> Html {
    let item = |(index, notice): (usize, &Notice)| {
        let dismiss = {
            let dispatch = props.dispatch.clone();
            Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Dismiss(index)))
        };
        html! {
            <li>
                <span><b>{ &notice.part }</b>{ ": " }{ &notice.message }</span>
                <button type="button" class="quiet" onclick={dismiss} aria-label={format!("Dismiss the notice on {}", notice.part)}>
                    { "Dismiss" }
                </button>
            </li>
        }
    };
    html! {
        <div id="notices" role="status">
            if !props.notices.is_empty() {
                <p class="notices-title">{ "Part of this page’s address could not be used as it stands:" }</p>
                <ul>{ for props.notices.iter().enumerate().map(item) }</ul>
            }
        </div>
    }
}
