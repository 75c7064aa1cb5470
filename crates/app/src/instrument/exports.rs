//! The record as files. Each is made when it is asked for: those of a large record take a while.

use crate::{
    browser::{self, BlobUrl},
    model::Same,
};
use overlap_trace::{RunRecord, export};
use std::{cell::RefCell, rc::Rc};
use web_sys::Element;
use yew::prelude::*;

/// One format.
#[derive(Clone, Copy)]
struct Format {
    id: &'static str,
    label: &'static str,
    file: &'static str,
    mime: &'static str,
    /// Whether it holds nothing but spans.
    spans: bool,
    write: fn(&RunRecord) -> Option<String>,
}

const FORMATS: [Format; 5] = [
    Format {
        id: "export-json",
        label: "Run record (JSON)",
        file: "overlap-run.json",
        mime: "application/json",
        spans: false,
        write: |record| export::json(record).ok(),
    },
    Format {
        id: "export-csv",
        label: "Spans (CSV)",
        file: "overlap-spans.csv",
        mime: "text/csv",
        spans: true,
        write: |record| Some(export::spans_csv(record)),
    },
    Format {
        id: "export-markdown",
        label: "Table (Markdown)",
        file: "overlap-table.md",
        mime: "text/markdown",
        spans: false,
        write: |record| Some(export::markdown(record)),
    },
    Format {
        id: "export-svg",
        label: "Timeline (SVG)",
        file: "overlap-timeline.svg",
        mime: "image/svg+xml",
        spans: true,
        write: |record| Some(export::svg(record, &record.spec.strategies)),
    },
    Format {
        id: "export-chrome",
        label: "Trace (Perfetto)",
        file: "overlap-trace.json",
        mime: "application/json",
        spans: true,
        write: |record| export::chrome_trace(record).ok(),
    },
];

/// Properties of [`Exports`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
    /// Whether it was kept without its spans.
    pub slim: bool,
}

type Files = RefCell<[Option<BlobUrl>; FORMATS.len()]>;

/// Links to the files.
#[component]
pub fn Exports(props: &Props) -> Html {
    let files = use_memo(props.record.clone(), |_| Files::default());
    let link = |(index, format): (usize, Format)| {
        let (record, files) = (props.record.clone(), Rc::clone(&files));
        let make = move |event: &MouseEvent| {
            let file = &mut files.borrow_mut()[index];
            if file.is_none() {
                *file = (format.write)(&record).and_then(|text| BlobUrl::new(&text, format.mime));
            }
            match (file, event.target_dyn_into::<Element>()) {
                // The browser follows the link once this is over.
                (Some(file), Some(link)) => browser::set_attribute(&link, "href", file.address()),
                _ => event.prevent_default(),
            }
        };
        // A press comes before the click, and before what a browser offers to do with a link.
        let onpointerdown = {
            let make = make.clone();
            Callback::from(move |event: PointerEvent| make(&event))
        };
        let onclick = Callback::from(move |event: MouseEvent| make(&event));
        html! {
            <li>
                <a id={format.id} download={format.file} href="#" {onpointerdown} {onclick}>{ format.label }</a>
            </li>
        }
    };
    let formats = FORMATS.into_iter().enumerate().filter(|(_, format)| !(props.slim && format.spans));
    html! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{ "Take it with you" }</h2>
            <ul class="exports">{ for formats.map(link) }</ul>
        </section>
    }
}
