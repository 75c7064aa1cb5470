//! The table of contents, with what the reader has done.

use super::kept;
use crate::browser;
use overlap_lessons::{ALL, Done, Lesson, Progress, html};
use yew::prelude::*;

/// The page.
#[component]
pub fn Contents() -> Html {
    let progress = use_state(kept::progress);
    // What was cleared, for as long as it can be had back.
    let cleared = use_state(|| None::<Progress>);
    let refused = use_state_eq(|| false);
    use_effect_with((), |()| {
        if let Some(body) = browser::body() {
            browser::set_attribute(&body, "data-state", "idle");
        }
    });
    let set = |now: Progress, undo: Option<Progress>| {
        let (progress, cleared, refused) = (progress.clone(), cleared.clone(), refused.clone());
        Callback::from(move |_: MouseEvent| {
            refused.set(!kept::write(&now));
            progress.set(now.clone());
            cleared.set(undo.clone());
        })
    };
    let clear = set(Progress::default(), Some((*progress).clone()));
    let undo = cleared.as_ref().map(|before| set(before.clone(), None));
    let finished = progress.finished();
    html! {
        <>
            <header class="masthead">
                <nav aria-label="Course"><a href="../">{ "Overlap" }</a>{ " " }<a href="glossary.html">{ "Glossary" }</a></nav>
                <h1>{ html::TITLE }</h1>
                <p class="lead">{ html::DESCRIPTION }</p>
            </header>
            <main class="prose">
                <p>{ html::INTRODUCTION }</p>
                <div class="progress-bar">
                    <p id="progress" role="status">{ in_words(finished, progress.0.len(), cleared.is_some()) }</p>
                    if !progress.0.is_empty() {
                        <button type="button" id="clear-progress" onclick={clear}>{ "Clear my progress" }</button>
                    } else if let Some(undo) = undo {
                        <button type="button" id="undo-clear" onclick={undo}>{ "Undo" }</button>
                    }
                </div>
                if *refused {
                    <p class="error" role="alert">{ "This browser would not let the page change what it keeps." }</p>
                }
                <ol class="contents">{ for ALL.iter().map(|lesson| entry(lesson, progress.0.get(lesson.id))) }</ol>
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

fn entry(lesson: &Lesson, done: Option<&Done>) -> Html {
    let (name, mark) = match done {
        Some(Done { finished: true, .. }) => ("finished", "✓ finished"),
        Some(Done { ran: true, .. }) => ("ran", "◐ run"),
        Some(_) => ("begun", "◔ begun"),
        None => ("new", ""),
    };
    let sources: Vec<String> = lesson.sources.iter().map(|source| source.citation()).collect();
    html! {
        <li key={lesson.id} data-progress={name}>
            <a href={format!("{}.html", lesson.id)}>{ lesson.title() }</a>
            if !mark.is_empty() {
                { " " }<span class="mark">{ mark }</span>
            }
            <p>{ lesson.description() }</p>
            <p class="source">{ format!("From {}", sources.join("; ")) }</p>
        </li>
    }
}
