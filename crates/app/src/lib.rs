//! The site's pages, each a program of its own with one state, one action and a pure `reduce`.
//!
//! [`lab`] is the first page: any workload, any strategy. [`course`] is what makes a lesson's page live, and [`runs`] opens
//! and compares records. All three show a run by the parts of [`instrument`], over the plain data of [`model`]. [`bridge`]
//! owns the engines and is the only place with effects on them; [`frame`] speaks with a page that frames this one; [`browser`]
//! is what is asked of the browser, and [`device`] what the browser keeps of the last runs. Nothing here computes for longer than a frame.
mod bridge;
mod browser;
pub mod course;
mod device;
mod frame;
mod instrument;
pub mod lab;
mod model;
pub mod runs;

pub use lab::Form;
pub use model::Estimate;

/// Puts a page's component in the place of what stands in the document until then.
fn mount<Page: yew::BaseComponent<Properties = ()>>() {
    mount_with::<Page>(());
}

/// The same for a component that takes properties.
fn mount_with<Page: yew::BaseComponent>(properties: Page::Properties) {
    console_error_panic_hook::set_once();
    let root = browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<Page>::with_root_and_props(root, properties).render();
    }
}
