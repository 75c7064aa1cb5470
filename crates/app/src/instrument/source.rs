//! One source file, fetched when it is first shown.

use crate::browser;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`Source`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The file's path in the site.
    pub path: AttrValue,
    /// What a screen reader calls it.
    pub label: AttrValue,
    /// What begins a comment.
    pub comment: AttrValue,
}

/// A file's text with its comments set apart.
#[component]
pub fn Source(props: &Props) -> Html {
    // Which file came, and its text; none where it could not be had.
    let loaded = use_state_eq(|| None::<(AttrValue, Option<Rc<str>>)>);
    {
        let loaded = loaded.setter();
        use_effect_with(props.path.clone(), move |path| {
            let path = path.clone();
            spawn_local(async move {
                let text = browser::site_text(&path).await.map(Rc::from);
                loaded.set(Some((path, text)));
            });
        });
    }
    let text = match loaded.as_ref().filter(|(path, _)| *path == props.path) {
        None => html! { <i>{ "Loading …" }</i> },
        Some((_, None)) => {
            html! { <i>{ "This file could not be loaded. Check the connection and reload the page." }</i> }
        }
        Some((_, Some(text))) => html! { { for highlighted(text, &props.comment) } },
    };
    html! { <pre class="source scroll" tabindex="0" aria-label={props.label.clone()}>{ text }</pre> }
}

/// A source in stretches of comment and of code; comments are set apart, since here they teach.
fn highlighted(source: &str, comment: &str) -> Vec<Html> {
    let is_comment = |line: &str| line.trim_start().starts_with(comment);
    let mut stretches: Vec<(bool, String)> = Vec::new();
    for line in source.split_inclusive('\n') {
        match stretches.last_mut() {
            Some((kind, text)) if *kind == is_comment(line) => text.push_str(line),
            _ => stretches.push((is_comment(line), line.to_owned())),
        }
    }
    let stretch = |(is_comment, text): (bool, String)| {
        if is_comment {
            html! { <i>{ text }</i> }
        } else {
            html! { { text } }
        }
    };
    stretches.into_iter().map(stretch).collect()
}
