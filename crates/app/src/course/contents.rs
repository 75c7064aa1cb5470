//! The table of contents, with what the reader has done.

use super::{
    kept,
    still::{all, html},
};
use crate::browser;
use overlap_lessons::{ALL, Done, Lesson, Progress};
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`Contents`], which are what the page showed before.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Title and description.
    pub head: AttrValue,
    /// How to take the course.
    pub introduction: AttrValue,
    /// What is said of each lesson, in the course's order: its link, and what stands below that.
    pub entries: Vec<(AttrValue, AttrValue)>,
}

impl Props {
    /// Reads the page that is shown.
    pub fn read() -> Self {
        let entry = |entry: Element| {
            let html = entry.inner_html();
            let (link, below) = html.split_at(html.find("<p").unwrap_or(html.len()));
            (link.to_owned().into(), below.to_owned().into())
        };
        Self {
            head: html(".masthead"),
            introduction: html("#introduction"),
            entries: all(".contents > li").into_iter().map(entry).collect(),
        }
    }
}

/// What the page keeps, and what was done about it.
struct Known {
    progress: Progress,
    /// What was cleared, for as long as it can be had back.
    cleared: Option<Progress>,
    /// Whether the browser would not change what it keeps.
    refused: bool,
}

/// The page.
#[component]
pub fn Contents(props: &Props) -> Html {
    let known = use_state(|| Known { progress: kept::progress(), cleared: None, refused: false });
    use_effect_with((), |()| {
        if let Some(body) = browser::body() {
            browser::set_attribute(&body, "data-state", "idle");
        }
    });
    let set = |progress: Progress, cleared: Option<Progress>| {
        let known = known.clone();
        Callback::from(move |_: MouseEvent| {
            let refused = !kept::write(&progress);
            known.set(Known { progress: progress.clone(), cleared: cleared.clone(), refused });
        })
    };
    let Known { progress, cleared, refused } = &*known;
    let clear = set(Progress::default(), Some(progress.clone()));
    let undo = cleared.as_ref().map(|before| set(before.clone(), None));
    let finished = progress.finished();
    html! {
        <>
            <header class="masthead">{ raw(&props.head) }</header>
            <main class="prose">
                <p id="introduction">{ raw(&props.introduction) }</p>
                <div class="progress-bar">
                    <p id="progress" role="status">{ in_words(finished, progress.begun(), cleared.is_some()) }</p>
                    if progress.begun() > 0 {
                        <button type="button" id="clear-progress" onclick={clear}>{ "Clear my progress" }</button>
                    } else if let Some(undo) = undo {
                        <button type="button" id="undo-clear" onclick={undo}>{ "Undo" }</button>
                    }
                </div>
                if *refused {
                    <p class="error" role="alert">{ "This browser did not let the page change what it stores." }</p>
                }
                <ol class="contents">{ for ALL.iter().zip(&props.entries).map(|(lesson, said)| entry(lesson, said, progress.of(lesson.id))) }</ol>
            </main>
        </>
    }
}

fn in_words(finished: usize, begun: usize, cleared: bool) -> String {
    match (finished, begun) {
        _ if cleared => "Your progress is cleared.".to_owned(),
        (0, 0) => "Progress is kept on this device only.".to_owned(),
        _ => format!("{finished} of {} lessons finished; kept on this device only.", ALL.len()),
    }
}

fn raw(html: &AttrValue) -> Html {
    Html::from_html_unchecked(html.clone())
}

fn entry(lesson: &Lesson, (link, below): &(AttrValue, AttrValue), done: Option<&Done>) -> Html {
    let (name, mark) = match done {
        Some(Done { finished: true, .. }) => ("finished", "✓ finished"),
        Some(Done { ran: true, .. }) => ("ran", "◐ run"),
        Some(_) => ("begun", "◔ begun"),
        None => ("new", ""),
    };
    html! {
        <li key={lesson.id} data-progress={name}>
            { raw(link) }
            if !mark.is_empty() {
                { " " }<span class="mark">{ mark }</span>
            }
            { raw(below) }
        </li>
    }
}
