//! The editor: a text field for Python that behaves, with its lines numbered.

use super::{
    modules::Modules,
    typing::{pressed, put},
};
use crate::browser;
use std::{cell::Cell, rc::Rc};
use web_sys::{HtmlElement, HtmlTextAreaElement, KeyboardEvent};
use yew::prelude::*;

/// Fewest and most lines that the field shows at once.
const LINES: (usize, usize) = (8, 22);

/// The line that is at fault, from 1, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The line.
    pub line: u32,
    /// What is wrong.
    pub message: Rc<str>,
}

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
    let (field, numbers) = (use_node_ref(), use_node_ref());
    // Whether Tab leaves the field, since Escape was pressed before it.
    let leaving = use_mut_ref(|| Cell::new(false));
    let known = match &*twin {
        Twin::Known(text) => Some(text.clone()),
        Twin::Coming | Twin::Lost => None,
    };
    let shown: Rc<str> = props.text.clone().or_else(|| known.clone()).unwrap_or_else(|| Rc::from(""));
    let lines = shown.split('\n').count();
    let oninput = {
        let write = props.write.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                let text = field.value();
                write.emit((known.as_deref() != Some(text.as_str())).then_some(text));
            }
        })
    };
    let onkeydown = {
        let (submit, leaving) = (props.submit.clone(), Rc::clone(&leaving));
        Callback::from(move |event: KeyboardEvent| {
            let leaves = leaving.borrow().replace(event.key() == "Escape");
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                submit.emit(());
            } else if !(leaves && event.key() == "Tab")
                && let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>()
                && let Some(key) = pressed(&event)
            {
                event.prevent_default();
                put(&field, key);
            }
        })
    };
    let onscroll = {
        let numbers = numbers.clone();
        Callback::from(move |event: Event| {
            if let (Some(field), Some(numbers)) =
                (event.target_dyn_into::<HtmlElement>(), numbers.cast::<HtmlElement>())
            {
                let shift = format!("translateY({}px)", -field.scroll_top());
                browser::set_style(&numbers, "transform", &shift);
            }
        })
    };
    let line = props.fault.as_ref().map(|fault| fault.line as usize);
    use_effect_with((props.fault.clone(), field.clone()), |(fault, field)| {
        if let (Some(fault), Some(field)) = (fault, field.cast::<HtmlTextAreaElement>()) {
            show_line(&field, fault.line);
        }
    });
    let wrong = props.problem.is_some() || props.fault.is_some();
    let rows = lines.saturating_add(1).clamp(LINES.0, LINES.1).to_string();
    let own = props.example.is_some();
    html! {
        <div class="editing">
            if let Some(notice) = props.notice {
                <p class="whose" id="editor-notice" role="note">{ notice }</p>
            }
            <div class="editor">
                <pre class="numbers" aria-hidden="true" ref={numbers}>{ for (1..=lines).map(|number| number_of(number, line)) }</pre>
                <textarea
                    id="editor" ref={field} {rows} value={shown.to_string()} wrap="off" spellcheck="false" autocomplete="off" autocapitalize="off"
                    autocorrect="off" translate="no" dir="ltr" aria-label="Python code"
                    readonly={matches!(*twin, Twin::Coming) && props.text.is_none()}
                    aria-describedby="editor-hint editor-error" aria-invalid={wrong.then_some("true")}
                    {oninput} {onkeydown} {onscroll}
                />
            </div>
            <p class="error" id="editor-error" role="alert">{ complaint(props, &twin) }</p>
            <div class="editor-row">
                if props.text.is_some() {
                    <button type="button" class="quiet" id="back-to-twin" onclick={props.back.clone()}>
                        { if own { "Back to the example" } else { "Back to the twin" } }
                    </button>
                }
                if props.has_aside {
                    <button type="button" class="quiet" id="swap-code" onclick={props.swap.clone()}>
                        { if props.text.is_some() { "The version before" } else { "Back to your version" } }
                    </button>
                }
                <p class="hint" id="editor-hint">
                    { "Tab indents; press Escape, then Tab, to leave the field. Ctrl or ⌘ with Enter runs. " }
                    { "A line “N = 1000  # sweep” makes a number that can be swept. " }
                    { if own { "`tasks` is how often `task` is called." } else { "The parameters of the work are names that the code can read." } }
                </p>
            </div>
            <Modules />
        </div>
    }
}

/// A line's number. The style sheet marks a line at fault across the whole field, and by a sign.
fn number_of(number: usize, fault: Option<usize>) -> Html {
    if Some(number) == fault {
        html! { <span class="at-fault">{ format!("{number}\n") }</span> }
    } else {
        html! { { format!("{number}\n") } }
    }
}

/// What is wrong, in words; empty where nothing is.
fn complaint(props: &Props, twin: &Twin) -> String {
    match (&props.problem, &props.fault, twin) {
        (Some(problem), ..) => format!("The code cannot be run: {problem}."),
        (None, Some(Fault { line, message }), _) => format!("Line {line}: {message}"),
        (None, None, Twin::Lost) if props.text.is_none() => {
            String::from("The code could not be loaded. Check the connection and reload the page.")
        }
        _ => String::new(),
    }
}

/// Scrolls a line into the field's view.
fn show_line(field: &HtmlTextAreaElement, line: u32) {
    let lines = u32::try_from(field.value().split('\n').count()).unwrap_or(u32::MAX).max(1);
    let at = f64::from(field.scroll_height()) * f64::from(line.saturating_sub(1)) / f64::from(lines);
    let middle = at - f64::from(field.client_height()) / 2.0;
    if at < f64::from(field.scroll_top()) || at > f64::from(field.scroll_top() + field.client_height() - 24) {
        field.set_scroll_top(middle.max(0.0) as i32);
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
