//! A tool to be chosen for each of several programs.

use crate::{
    course::state::{Draft, Edit},
    model::wording,
};
use overlap_lessons::Tool;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Programs that tools are chosen for.
pub struct Tools<'a> {
    /// What can be chosen.
    pub tools: &'static [Tool],
    /// The programs' titles, as HTML.
    pub titles: &'a [AttrValue],
    /// What was chosen so far.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub problem: Option<AttrValue>,
    /// Told what the reader changes.
    pub edit: Callback<Edit>,
}

/// One list to choose from for each program.
pub fn tools(programs: Tools<'_>) -> Html {
    let Tools { tools, titles, draft, problem, edit } = programs;
    let program = |(index, title): (usize, &AttrValue)| {
        let chosen = draft.tools.get(index).copied().flatten();
        let onchange = edit.reform(move |event: Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            Edit::Tool(index, list.and_then(|list| list.value().parse().ok()))
        });
        let option = |tool: &Tool| {
            let Tool { strategy, name } = *tool;
            let is_chosen = chosen == Some(strategy);
            html! { <option value={strategy.name()} selected={is_chosen}>{ format!("{name} ({})", wording::name(strategy)) }</option> }
        };
        let id = format!("predict-tool-{index}");
        html! {
            <div class="program" key={index}>
                <label for={id.clone()}>{ format!("{}. ", index + 1) }{ Html::from_html_unchecked(title.clone()) }</label>
                <select {id} {onchange} aria-describedby={problem.as_ref().map(|_| "predict-problem")}>
                    <option value="" selected={chosen.is_none()}>{ "Choose a tool" }</option>
                    { for tools.iter().map(option) }
                </select>
            </div>
        }
    };
    html! {
        <fieldset class="predict-tools">
            <legend class="field-label">{ "Your tool for each program" }</legend>
            { for titles.iter().enumerate().map(program) }
            if let Some(problem) = &problem {
                <p class="error" id="predict-problem" role="alert">{ problem }</p>
            }
        </fieldset>
    }
}
