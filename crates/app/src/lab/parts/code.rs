//! The Code panel of the lab. In Python it is the editor and stands first; in Rust it is what is read afterwards.

use super::{editor::Editor, view::View};
use crate::{
    instrument::Code,
    lab::state::{Action, Origin},
    model::sources::workload_task,
    shell::{Fault, tell_with},
};
use overlap_protocol::{code::EXAMPLE, cpython};
use overlap_record::Language;
use yew::prelude::*;

const LINKED: &str = "This code came with the link. Read it before you run it.";
const HOSTED: &str = "This code comes from the page around this one. Read it before you run it.";

/// The panel, where it belongs for the language: `first` is the place above the results. `unfolded` is how the editor starts.
pub fn code(view: &View, first: bool, unfolded: bool) -> Html {
    let form = &view.state.form;
    let python = form.lang == Language::Python;
    if python != first {
        return Html::default();
    }
    let spec = view.state.checked.as_ref().ok().map(|plan| &plan.spec);
    let command = spec.map(|spec| AttrValue::from(cpython::command(spec)));
    if !python {
        let take = view.on::<MouseEvent>(Action::ChooseLanguage(Language::Python));
        return html! { <Code workload={form.workload} {take} {command} /> };
    }
    let code = spec.and_then(|spec| spec.code.clone()).map(AttrValue::from);
    html! { <Code workload={form.workload} {code} {command} editor={editor(view)} {unfolded} /> }
}

fn editor(view: &View) -> Html {
    let state = &view.state;
    let form = &state.form;
    let script = form.script();
    let notice = script.and_then(|code| code.from).map(|from| match from {
        Origin::Link => LINKED,
        Origin::Host => HOSTED,
    });
    let fault = state.fault().map(|(line, message)| Fault { line, message: message.clone() });
    let submit = {
        let view = view.clone();
        Callback::from(move |()| super::lab::submit(&view))
    };
    html! {
        <Editor
            key={form.workload}
            path={workload_task(form.workload)}
            example={form.is_own().then_some(EXAMPLE)}
            text={script.map(|code| code.text.clone())}
            has_aside={form.scripts.has_aside(form.workload)}
            {notice} {fault}
            problem={view.error(crate::lab::state::Field::Code)}
            write={tell_with(&view.dispatch, Action::Write)}
            back={view.on::<MouseEvent>(Action::BackToTwin)}
            swap={view.on::<MouseEvent>(Action::SwapCode)}
            {submit}
        />
    }
}
