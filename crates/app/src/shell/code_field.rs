//! A text field for Python that behaves, with its lines numbered.

use super::typing::{pressed, put};
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

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn words(&self) -> String {
        format!("Line {}: {}", self.line, self.message)
    }
}

/// Properties of [`CodeField`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The field's id.
    pub id: AttrValue,
    /// What a screen reader calls it.
    pub label: AttrValue,
    /// The code.
    pub text: Rc<str>,
    /// Whether it cannot be changed yet.
    #[prop_or_default]
    pub readonly: bool,
    /// The ids of what describes the field.
    pub described: AttrValue,
    /// Whether the code cannot be run as it stands.
    #[prop_or_default]
    pub wrong: bool,
    /// What the latest run found wrong with it.
    pub fault: Option<Fault>,
    /// Takes the code when it was changed.
    pub write: Callback<String>,
    /// Runs it.
    pub submit: Callback<()>,
}

/// The field and its numbers.
#[component]
pub fn CodeField(props: &Props) -> Html {
    let (field, numbers) = (use_node_ref(), use_node_ref());
    // Whether Tab leaves the field, since Escape was pressed before it.
    let leaving = use_mut_ref(|| Cell::new(false));
    let lines = props.text.split('\n').count();
    let oninput = {
        let write = props.write.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                write.emit(field.value());
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
    let wrong = props.wrong || props.fault.is_some();
    let rows = lines.saturating_add(1).clamp(LINES.0, LINES.1).to_string();
    html! {
        <div class="editor">
            <pre class="numbers" aria-hidden="true" ref={numbers}>{ for (1..=lines).map(|number| number_of(number, line)) }</pre>
            <textarea
                id={&props.id} ref={field} {rows} value={props.text.to_string()} wrap="off" spellcheck="false" autocomplete="off"
                autocapitalize="off" autocorrect="off" translate="no" dir="ltr" aria-label={&props.label} readonly={props.readonly}
                aria-describedby={&props.described} aria-invalid={wrong.then_some("true")} {oninput} {onkeydown} {onscroll}
            />
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

/// Scrolls a line into the field's view.
fn show_line(field: &HtmlTextAreaElement, line: u32) {
    let lines = u32::try_from(field.value().split('\n').count()).unwrap_or(u32::MAX).max(1);
    let at = f64::from(field.scroll_height()) * f64::from(line.saturating_sub(1)) / f64::from(lines);
    let middle = at - f64::from(field.client_height()) / 2.0;
    if at < f64::from(field.scroll_top()) || at > f64::from(field.scroll_top() + field.client_height() - 24) {
        field.set_scroll_top(middle.max(0.0) as i32);
    }
}
