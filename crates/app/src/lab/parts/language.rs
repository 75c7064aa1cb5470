//! The language that the tasks are run in.

use super::view::View;
use crate::lab::state::Action;
use overlap_record::Language;
use yew::prelude::*;

/// The choice of a language. Code of one's own has but one.
pub fn language(view: &View) -> Html {
    let form = &view.state.form;
    let radio = |language: Language| {
        let onchange = view.on::<Event>(Action::ChooseLanguage(language));
        let disabled = form.is_own() && language != form.lang;
        let id = format!("lang-{}", language.name());
        html! {
            <label class="choice">
                <input type="radio" name="lang" {id} checked={form.lang == language} {disabled} {onchange} />
                { language.label() }
            </label>
        }
    };
    html! {
        <div class="presets" role="radiogroup" aria-labelledby="language-label">
            <span class="field-label" id="language-label">{ "Language" }</span>
            { for Language::ALL.into_iter().map(radio) }
        </div>
    }
}
