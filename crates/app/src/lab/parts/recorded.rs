//! What stands in where nothing can run: a picture of a recorded run, and two ways on.

use crate::browser;
use yew::{prelude::*, virtual_dom::VNode};

/// Properties of [`Recorded`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The query of the settings, for a tab in which they might run.
    pub query: AttrValue,
}

/// The figure that the page's own HTML has for when the program cannot start, put here.
#[component]
pub fn Recorded(props: &Props) -> Html {
    let figure = use_memo((), |()| browser::document()?.get_element_by_id("boot-recorded"));
    let Some(figure) = &*figure else { return Html::default() };
    browser::remove_attribute(figure, "hidden");
    if let Ok(Some(way_out)) = figure.query_selector("a[target]") {
        browser::set_attribute(&way_out, "href", &browser::with_query(&props.query));
    }
    VNode::VRef(figure.clone().into())
}
