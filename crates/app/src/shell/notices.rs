//! What could not be used of the page's address, named part by part.

use super::{Shell, ShellAction};
use overlap_protocol::permalink::Notice;
use yew::prelude::*;

/// A list of notices; empty without any. `act` is told which one the reader has read.
pub fn notices(shell: &Shell, act: &Callback<ShellAction>) -> Html {
    let item = |(index, notice): (usize, &Notice)| {
        let dismiss = act.reform(move |_: MouseEvent| ShellAction::Dismiss(index));
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
            if !shell.notices.is_empty() {
                <p class="notices-title">{ "Part of this page’s address could not be used as it stands:" }</p>
                <ul>{ for shell.notices.iter().enumerate().map(item) }</ul>
            }
        </div>
    }
}
