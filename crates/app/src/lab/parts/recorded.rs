//! What stands in where nothing can run: a picture of a recorded run, and two ways on.

use crate::browser;
use yew::virtual_dom::VNode;

/// The figure that the page's own HTML has for when the program cannot start, put here. Its way out of this page leads to
/// the settings of `query`.
pub fn recorded(query: &str) -> VNode {
    let figure = browser::document().and_then(|document| document.get_element_by_id("boot-recorded"));
    let Some(figure) = figure else { return VNode::default() };
    browser::remove_attribute(&figure, "hidden");
    if let Ok(Some(way_out)) = figure.query_selector("a[target]") {
        browser::set_attribute(&way_out, "href", &browser::with_query(query));
    }
    VNode::VRef(figure.into())
}
