//! The record as files. They are made after the run, one at a time, so that the page stays responsive.

use crate::{
    browser::{BlobUrl, Idle},
    model::Same,
};
use overlap_trace::{RunRecord, export};
use std::{cell::RefCell, rc::Rc};
use yew::prelude::*;

/// One format.
#[derive(Clone, Copy)]
struct Format {
    id: &'static str,
    label: &'static str,
    file: &'static str,
    mime: &'static str,
    write: fn(&RunRecord) -> Option<String>,
}

const FORMATS: [Format; 5] = [
    Format {
        id: "export-json",
        label: "Run record (JSON)",
        file: "overlap-run.json",
        mime: "application/json",
        write: |record| export::json(record).ok(),
    },
    Format {
        id: "export-csv",
        label: "Spans (CSV)",
        file: "overlap-spans.csv",
        mime: "text/csv",
        write: |record| Some(export::spans_csv(record)),
    },
    Format {
        id: "export-markdown",
        label: "Table (Markdown)",
        file: "overlap-table.md",
        mime: "text/markdown",
        write: |record| Some(export::markdown(record)),
    },
    Format {
        id: "export-svg",
        label: "Timeline (SVG)",
        file: "overlap-timeline.svg",
        mime: "image/svg+xml",
        write: |record| Some(export::svg(record, &record.spec.strategies)),
    },
    Format {
        id: "export-chrome",
        label: "Trace (Perfetto)",
        file: "overlap-trace.json",
        mime: "application/json",
        write: |record| export::chrome_trace(record).ok(),
    },
];

/// Properties of [`Exports`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record.
    pub record: Same<RunRecord>,
}

type Files = Rc<RefCell<[Option<BlobUrl>; FORMATS.len()]>>;

/// Links to the files.
#[component]
pub fn Exports(props: &Props) -> Html {
    let files = use_memo(props.record.clone(), |_| Files::default());
    let redraw = use_force_update();
    {
        let files = Files::clone(&files);
        use_effect_with(props.record.clone(), move |record| {
            let work = FORMATS.into_iter().enumerate().map(|(index, format)| -> Box<dyn FnOnce()> {
                let (record, files, redraw) = (record.clone(), Rc::clone(&files), redraw.clone());
                Box::new(move || {
                    files.borrow_mut()[index] =
                        (format.write)(&record).and_then(|text| BlobUrl::new(&text, format.mime));
                    redraw.force_update();
                })
            });
            let work = Idle::run(work.collect::<Vec<_>>());
            move || drop(work)
        });
    }
    let made = files.borrow();
    let link = |(index, format): (usize, Format)| {
        let href = made[index].as_ref().map(|file| file.address().to_owned());
        html! {
            <li>
                if let Some(href) = href {
                    <a id={format.id} download={format.file} {href}>{ format.label }</a>
                } else {
                    <span class="muted">{ format.label }</span>
                }
            </li>
        }
    };
    html! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{ "Take it with you" }</h2>
            <ul class="exports">{ for FORMATS.into_iter().enumerate().map(link) }</ul>
        </section>
    }
}
