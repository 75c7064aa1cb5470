//! Which page the document is, and the component that takes its place.

use crate::{browser, course, lab, runs};
use gloo_timers::callback::Timeout;
use overlap_lessons::Lesson;
use yew::{BaseComponent, Renderer};

/// A page of the site. Each also has an embedded form (`embed=1`), which its own state knows of.
#[derive(Clone, Copy)]
pub enum Route {
    /// The lab.
    Lab,
    /// The table of contents of the lessons.
    Contents,
    /// A lesson.
    Lesson(&'static Lesson),
    /// Runs of other times and machines.
    Runs,
}

impl Route {
    /// The page that the document's body names (`data-page`, `data-lesson`).
    pub fn of_document() -> Self {
        let body = browser::body();
        let named = |name: &str| body.as_ref().and_then(|body| body.get_attribute(name)).unwrap_or_default();
        Self::named(&named("data-page"), &named("data-lesson"))
    }

    /// The page of this name; the lab where there is no such page.
    fn named(page: &str, lesson: &str) -> Self {
        match (page, overlap_lessons::find(lesson)) {
            ("lesson", Some(lesson)) => Self::Lesson(lesson),
            ("contents", _) => Self::Contents,
            ("runs", _) => Self::Runs,
            _ => Self::Lab,
        }
    }

    /// Puts the page's component in the place of what stands in the document until then.
    pub fn mount(self) {
        match self {
            // The page opens with all that its address says.
            Self::Lab => wasm_bindgen_futures::spawn_local(async {
                let code = browser::linked_code(&browser::fragment()).await;
                mount::<lab::Page>(lab::PageProps::read(code));
            }),
            Self::Contents => mount::<course::Contents>(course::ContentsProps::read()),
            Self::Lesson(lesson) => mount::<course::Page>(course::PageProps::read(lesson)),
            Self::Runs => mount::<runs::Page>(()),
        }
    }
}

fn mount<Page: BaseComponent>(properties: Page::Properties) {
    let root = browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        let renderer = Renderer::<Page>::with_root_and_props(root, properties);
        // What the page held, and its address, were read in one task, and it is replaced in another.
        Timeout::new(0, || drop(renderer.render())).forget();
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_document_names_its_page() {
        assert!(matches!(Route::named("lab", ""), Route::Lab));
        assert!(matches!(Route::named("runs", ""), Route::Runs));
        assert!(matches!(Route::named("contents", ""), Route::Contents));
        assert!(matches!(Route::named("lesson", "lock"), Route::Lesson(lesson) if lesson.id == "lock"));
    }

    #[test]
    fn a_page_that_does_not_exist_is_the_lab() {
        assert!(matches!(Route::named("lesson", "no such lesson"), Route::Lab));
        assert!(matches!(Route::named("", ""), Route::Lab));
    }
}
