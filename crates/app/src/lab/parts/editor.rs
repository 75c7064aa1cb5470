//! The editor of the lab: the field for Python, what is said of it, and the way back to the workload's own code.

use super::modules::Modules;
use crate::{
    browser,
    shell::{CodeField, Fault},
};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Editor`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Where the site has the workload's own code, its twin.
    pub path: AttrValue,
    /// What stands in the place of the twin where there is none.
    pub example: Option<&'static str>,
    /// Code in the place of the twin; none while it is the twin.
    pub text: Option<Rc<str>>,
    /// Whether other code was put aside.
    pub has_aside: bool,
    /// Whose code it is, in words, where it is not the reader's.
    pub notice: Option<&'static str>,
    /// What the latest run found wrong with it.
    pub fault: Option<Fault>,
    /// Why it cannot be run as it stands.
    pub problem: Option<AttrValue>,
    /// Takes the code when it was changed; none where it is the twin's again.
    pub write: Callback<Option<String>>,
    /// Goes back to the twin.
    pub back: Callback<MouseEvent>,
    /// Takes the code back that was put aside.
    pub swap: Callback<MouseEvent>,
    /// Runs it.
    pub submit: Callback<()>,
}

/// The field, what is said of it, and the way back to the twin.
#[component]
pub fn Editor(props: &Props) -> Html {
    let twin = use_twin(&props.path, props.example);
    let known = match &*twin {
        Twin::Known(text) => Some(text.clone()),
        Twin::Coming | Twin::Lost => None,
    };
    let shown: Rc<str> = props.text.clone().or_else(|| known.clone()).unwrap_or_else(|| Rc::from(""));
    let write =
        props.write.reform(move |text: String| (known.as_deref() != Some(text.as_str())).then_some(text));
    let own = props.example.is_some();
    html! {
        <div class="editing">
            if let Some(notice) = props.notice {
                <p class="whose" id="editor-notice" role="note">{ notice }</p>
            }
            <CodeField
                id="editor" label="Python code" text={shown} readonly={matches!(*twin, Twin::Coming) && props.text.is_none()}
                described="editor-hint editor-error" wrong={props.problem.is_some()} fault={props.fault.clone()} {write}
                submit={props.submit.clone()}
            />
            <p class="error" id="editor-error" role="alert">{ complaint(props, &twin) }</p>
            <div class="editor-row">
                if props.text.is_some() {
                    <button type="button" class="quiet" id="back-to-twin" onclick={props.back.clone()}>
                        { if own { "Back to the example" } else { "Back to the twin" } }
                    </button>
                }
                if props.has_aside {
                    <button type="button" class="quiet" id="swap-code" onclick={props.swap.clone()}>
                        { if props.text.is_some() { "Previous version" } else { "Back to your version" } }
                    </button>
                }
                <p class="hint" id="editor-hint">
                    { "Tab indents; press Escape, then Tab, to leave the field. Ctrl or ⌘ with Enter runs. " }
                    { "A line “N = 1000  # sweep” declares a number that can be swept. " }
                    { if own { "`tasks` is how often `task` is called." } else { "The code can read each parameter of the work by its name." } }
                </p>
            </div>
            <Modules />
        </div>
    }
}

/// What is wrong, in words; empty where nothing is.
fn complaint(props: &Props, twin: &Twin) -> String {
    match (&props.problem, &props.fault, twin) {
        (Some(problem), ..) => format!("The code cannot be run: {problem}."),
        (None, Some(fault), _) => fault.words(),
        (None, None, Twin::Lost) if props.text.is_none() => {
            String::from("The code could not be loaded. Check the connection and reload the page.")
        }
        _ => String::new(),
    }
}

/// The workload's own code.
#[derive(PartialEq)]
enum Twin {
    Coming,
    Known(Rc<str>),
    Lost,
}

/// The workload's own code: an example, or a file of the site.
#[hook]
fn use_twin(path: &AttrValue, example: Option<&'static str>) -> UseStateHandle<Twin> {
    let twin = use_state_eq(|| example.map_or(Twin::Coming, |example| Twin::Known(example.into())));
    let setter = twin.setter();
    use_effect_with((path.clone(), example), move |(path, example)| {
        let loading = example.is_none().then(|| {
            let path = path.clone();
            browser::Running::start(async move {
                let text = browser::site_text(&path).await;
                setter.set(text.map_or(Twin::Lost, |text| Twin::Known(text.into())));
            })
        });
        move || drop(loading)
    });
    twin
}
