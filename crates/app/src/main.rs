//! The page: a lab in which the same work runs under five strategies, side by side.
//!
//! One state, one [`state::Action`], a pure `reduce`; [`bridge`] owns the engines and is the only place with effects on
//! them; one component a file in [`components`]. Nothing here computes for longer than a frame.
#![cfg_attr(not(feature = "records"), allow(dead_code, unused_imports))]

mod bridge;
mod browser;
mod components;
mod figures;
mod frame;
mod painter;
mod sources;
mod state;
mod wording;

fn main() {
    console_error_panic_hook::set_once();
    let root = browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<components::App>::with_root(root).render();
    }
}
