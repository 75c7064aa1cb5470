//! The record as files.

use super::download::{File, Label, download};
use crate::model::Same;
use overlap_drawing::export::{EXPORTS, Export};
use overlap_record::RunRecord;
use yew::prelude::*;

/// A file for each export, none of them made yet.
pub fn files() -> Vec<File> {
    EXPORTS.iter().map(|_| File::default()).collect()
}

/// Links to a record's files. One that was kept without its spans is `slim`.
pub fn exports(record: &Same<RunRecord>, files: &[File], slim: bool) -> Html {
    let link = |(index, export): (usize, &&'static Export)| {
        let export = *export;
        let record = record.clone();
        let label = Label {
            id: format!("export-{}", export.name).into(),
            text: export.label.into(),
            name: export.file.into(),
            mime: export.media_type,
        };
        html! { <li>{ download(&files[index], label, move || (export.write)(&record).ok()) }</li> }
    };
    let shown = EXPORTS.iter().enumerate().filter(|(_, export)| !(slim && export.is_of_spans));
    html! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{ "Download" }</h2>
            <ul class="exports">{ for shown.map(link) }</ul>
        </section>
    }
}
