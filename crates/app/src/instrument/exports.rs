//! The record as files.

use super::download::{File, Label, download};
use crate::model::Same;
use overlap_drawing::export::{EXPORTS, Export};
use overlap_record::RunRecord;
use yew::prelude::*;

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
    let files =
        use_memo(props.record.clone(), |_| EXPORTS.iter().map(|_| File::default()).collect::<Vec<_>>());
    let link = |(index, export): (usize, &&'static Export)| {
        let export = *export;
        let record = props.record.clone();
        let label = Label {
            id: format!("export-{}", export.name).into(),
            text: export.label.into(),
            name: export.file.into(),
            mime: export.media_type,
        };
        html! { <li>{ download(&files[index], label, move || (export.write)(&record).ok()) }</li> }
    };
    let shown = EXPORTS.iter().enumerate().filter(|(_, export)| !(props.slim && export.is_of_spans));
    html! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{ "Take it with you" }</h2>
            <ul class="exports">{ for shown.map(link) }</ul>
        </section>
    }
}
