//! The lines of code that matter, in one language at a time.

use super::view::prose;
use crate::instrument::use_tabs;
use yew::prelude::*;

/// Properties of [`Code`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lines as HTML, by language.
    pub code: Vec<(AttrValue, AttrValue)>,
}

/// One language, and the way to the other.
#[component]
pub fn Code(props: &Props) -> Html {
    let names = props.code.iter().map(|(language, _)| html! { { language } }).collect();
    let (index, tabs) = use_tabs("Language", names);
    let code = props.code.get(index).map(|(_, code)| code.clone()).unwrap_or_default();
    html! {
        <>
            if props.code.len() > 1 { { tabs } }
            { prose(code) }
        </>
    }
}
