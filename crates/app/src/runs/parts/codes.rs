//! Where a class's codes are pasted, and what became of them.

use super::view::View;
use crate::runs::state::{Action, HandIns};
use overlap_activity::find;
use overlap_record::format;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The field for codes, with what is said of them below it. `field` is the field itself.
pub fn codes(view: &View, field: NodeRef) -> Html {
    let HandIns { all, removed, told, wrong } = &view.state.hand_ins;
    let add = {
        let (dispatch, field) = (view.dispatch.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(area) = field.cast::<HtmlTextAreaElement>() else { return };
            let text = area.value();
            let found = find(&text);
            // A text with a wrong code stays, to be looked at.
            if found.wrong.is_empty() && !found.hand_ins.is_empty() {
                area.set_value("");
            }
            dispatch.dispatch(Action::Paste(text));
        })
    };
    html! {
        <section aria-labelledby="codes-title">
            <h2 id="codes-title"><label for="codes">{ "Codes of a class" }</label></h2>
            <form onsubmit={add}>
                <textarea
                    id="codes" ref={field} rows="3" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="codes-about"
                />
                <p class="hint" id="codes-about">
                    { "Paste the codes that learners hand in for an activity; other text around them is ignored. One chart shows all codes. To \
                       make an activity, look for “For a class” in the lab’s settings or at the end of a lesson." }
                </p>
                <button type="submit" id="add-codes">{ "Add codes" }</button>
            </form>
            <p id="codes-told" role="status">
                { told }
                if !removed.is_empty() {
                    { format!("{} removed. ", format::counted(removed.len() as u64, "code")) }
                    <button type="button" class="quiet" id="restore-codes" onclick={view.press(Action::RestoreCodes)}>{ "Undo" }</button>
                }
            </p>
            <div id="codes-wrong" role="alert">
                if !wrong.is_empty() {
                    <ul class="error">{ for wrong.iter().take(MOST_SHOWN).map(|wrong| html! { <li>{ wrong }</li> }) }</ul>
                }
            </div>
            if !all.is_empty() {
                <button type="button" class="quiet" id="clear-codes" onclick={view.press(Action::ClearCodes)}>
                    { format!("Clear {}", format::counted(all.len() as u64, "code")) }
                </button>
            }
        </section>
    }
}

/// Most wrong codes that are named at once.
const MOST_SHOWN: usize = 10;
