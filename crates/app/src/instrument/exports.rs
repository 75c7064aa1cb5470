//! The record as files.

use super::download::{File, Label, download};
use crate::model::Same;
use overlap_drawing::export;
use overlap_record::RunRecord;
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
        write: |record| overlap_record::json(record).ok(),
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

/// Links to the files.
#[component]
pub fn Exports(props: &Props) -> Html {
    let files = use_memo(props.record.clone(), |_| <[File; FORMATS.len()]>::default());
    let link = |(index, format): (usize, Format)| {
        let Format { id, label, file, mime, write, .. } = format;
        let record = props.record.clone();
        let label = Label { id, text: label.into(), name: file.into(), mime };
        html! { <li>{ download(&files[index], label, move || write(&record)) }</li> }
    };
    let formats = FORMATS.into_iter().enumerate().filter(|(_, format)| !(props.slim && format.spans));
    html! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{ "Take it with you" }</h2>
            <ul class="exports">{ for formats.map(link) }</ul>
        </section>
    }
}
