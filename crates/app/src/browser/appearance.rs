//! Light or dark, still or moving.

use super::{remove_attribute, root, set_attribute, window};
use overlap_protocol::permalink::Extent;
use overlap_record::palette::Theme;
use wasm_bindgen::{JsCast, prelude::Closure};

const DARK: &str = "(prefers-color-scheme: dark)";

/// The colours that are shown now: the address's choice, else the system's.
pub fn theme() -> Theme {
    match root().and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some("dark") => Theme::Dark,
        Some("light") => Theme::Light,
        _ if matches(DARK) => Theme::Dark,
        _ => Theme::Light,
    }
}

/// What the document around the components is told of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dress {
    /// The colours that were asked for; `None` follows the system.
    pub theme: Option<Theme>,
    /// How much of the page is shown.
    pub view: Extent,
    /// Whether another page embeds this one.
    pub embed: bool,
}

/// Shows the page in these colours, this much of it, and as a frame in another page if it is one.
pub fn dress(Dress { theme, view, embed }: Dress) {
    let Some(root) = root() else { return };
    match theme {
        Some(Theme::Light) => set_attribute(&root, "data-theme", "light"),
        Some(Theme::Dark) => set_attribute(&root, "data-theme", "dark"),
        None => remove_attribute(&root, "data-theme"),
    }
    set_attribute(&root, "data-view", view.name());
    if embed {
        set_attribute(&root, "data-embed", "");
    }
}

/// Whether the reader asked for less motion.
pub fn prefers_reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Calls back whenever the system changes between light and dark, for as long as the page lives.
pub fn on_theme_change(changed: impl Fn() + 'static) {
    let Some(query) = window().and_then(|window| window.match_media(DARK).ok().flatten()) else { return };
    let listener = Closure::<dyn Fn()>::new(changed);
    // Without the listener the chart keeps its old colours until it is next drawn.
    let _ = query.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
    listener.forget();
}

fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}
