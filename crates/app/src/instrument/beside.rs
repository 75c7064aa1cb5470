//! A run of CPython beside those that the reader made here.

use crate::{bridge::Reader, browser, model::Same};
use overlap_drawing::export::side_by_side;
use overlap_findings::patterns;
use overlap_record::{RunRecord, palette::Theme};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlInputElement};
use yew::prelude::*;

/// Most spans that are drawn in one task of the page.
const MOST_SPANS: usize = 20_000;

/// What no program in CPython can see.
const IN_CPYTHON: &str = "In CPython, overlap.py cannot see how long a thread waits for the interpreter’s lock: that time counts as computing.";

/// What the strategies gained in several runs of the same work, in words, and their timelines on one axis; nothing where the runs did
/// different work. Each run comes with the name of the place where it was made.
pub fn side_by_side_view(runs: &[(&str, &RunRecord)], theme: Option<Theme>) -> Option<Html> {
    let told = patterns(runs);
    let [whole, each @ ..] = &told[..] else { return None };
    let spans: usize = runs.iter().map(|(_, record)| record.span_count()).sum();
    let picture = (spans <= MOST_SPANS).then(|| side_by_side(runs, theme.unwrap_or_else(browser::theme)));
    Some(html! {
        <div class="side-by-side">
            <p class="headline">{ whole }</p>
            <ul class="details">{ for each.iter().map(|told| html! { <li>{ told }</li> }) }</ul>
            if let Some(picture) = picture {
                <div class="sideways" tabindex="0" role="region" aria-label="The timelines on one axis">
                    { Html::from_html_unchecked(picture.into()) }
                </div>
            }
            if runs.iter().any(|(_, record)| record.is_of_cpython()) {
                <p class="hint">{ IN_CPYTHON }</p>
            }
        </div>
    })
}

/// Properties of [`Beside`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The runs that were made here.
    pub here: Vec<Same<RunRecord>>,
    /// Records that the site has for them, by their paths.
    pub shipped: Vec<AttrValue>,
    /// Colours that were asked for.
    pub theme: Option<Theme>,
}

/// What was opened so far.
#[derive(Clone, Default, PartialEq)]
struct Opened {
    there: Vec<Same<RunRecord>>,
    problem: Option<String>,
}

/// Opens records of CPython, and shows each beside the reader's run of the same work.
#[component]
pub fn Beside(props: &Props) -> Html {
    let Props { here, shipped, theme } = props;
    let opened = use_state_eq(Opened::default);
    let choose = {
        let opened = opened.setter();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                let opened = opened.clone();
                spawn_local(async move { opened.set(read(vec![file.into()]).await) });
            }
            // The same file can be chosen again.
            input.set_value("");
        })
    };
    let take_shipped = {
        let (opened, shipped) = (opened.setter(), shipped.clone());
        Callback::from(move |_: MouseEvent| {
            let (opened, shipped) = (opened.clone(), shipped.clone());
            spawn_local(async move { opened.set(load(&shipped).await) });
        })
    };
    let pairs = opened.there.iter().flat_map(|there| here.iter().map(move |here| (here, there)));
    let shown: Vec<Html> = pairs
        .filter_map(|(here, there)| {
            let places = [&here.environment, &there.environment].map(overlap_record::Environment::browser);
            side_by_side_view(&[(&places[0], here), (&places[1], there)], *theme)
        })
        .collect();
    let problem = match &opened.problem {
        None if !opened.there.is_empty() && here.is_empty() => {
            Some("Press Run above first: this is then shown beside your own run.".to_owned())
        }
        None if !opened.there.is_empty() && shown.is_empty() => Some(
            "That record is of different work, or has no strategy in common with this lesson.".to_owned(),
        ),
        problem => problem.clone(),
    };
    html! {
        <div id="beside">
            <p>
                <label for="open-beside">{ "Open the record that it wrote: " }</label>
                <input type="file" id="open-beside" accept=".json,application/json" onchange={choose} />
            </p>
            if !shipped.is_empty() {
                <p><button type="button" id="take-shipped" onclick={take_shipped}>{ "Show the recorded run of CPython beside mine" }</button></p>
            }
            <div role="status">
                if let Some(problem) = problem { <p class="notice">{ problem }</p> }
                { for shown }
            </div>
        </div>
    }
}

/// The site's own records.
async fn load(paths: &[AttrValue]) -> Opened {
    let mut files = Vec::new();
    for path in paths {
        let text = browser::site_text(path).await;
        let Some(file) = text.and_then(|text| browser::text_file(&text, "application/json")) else {
            let problem = "The recorded run could not be loaded. Check the connection and try again.";
            return Opened { problem: Some(problem.to_owned()), ..Opened::default() };
        };
        files.push(file);
    }
    read(files).await
}

async fn read(files: Vec<Blob>) -> Opened {
    let mut opened = Opened::default();
    let mut reader = Reader::default();
    for file in files {
        match reader.read(&file, &|_| ()).await {
            Ok((first, others)) => {
                opened.there.push(Same::new(first));
                opened.there.extend(others.into_iter().map(Same::new));
            }
            Err(error) => opened.problem = Some(format!("The file cannot be used: {error}.")),
        }
    }
    opened
}
