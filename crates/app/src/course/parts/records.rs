//! The records of the lesson's runs, to take along.

use super::view::View;
use crate::{
    instrument::{Label, download},
    model::Same,
};
use overlap_record::RunRecord;
use yew::prelude::*;

/// A link to a file with all records, once no run is under way.
pub fn records(view: &View) -> Html {
    let state = &view.state;
    let records = state.runs.all_records();
    if records.is_empty() || state.shell.phase.is_busy() {
        return Html::default();
    }
    let label = Label {
        id: "export-records".into(),
        text: format!("Run records, {} of them (JSON)", records.len()).into(),
        name: format!("overlap-{}.json", state.lesson().id).into(),
        mime: "application/json",
    };
    html! {
        <section aria-labelledby="records-title">
            <h2 id="records-title">{ "Take it with you" }</h2>
            <p>{ download(&view.file, label, move || all(&records)) }</p>
        </section>
    }
}

/// All records in one list.
fn all(records: &[Same<RunRecord>]) -> Option<String> {
    let texts: Option<Vec<String>> = records.iter().map(|record| overlap_record::json(record).ok()).collect();
    Some(format!("[\n{}\n]\n", texts?.join(",\n")))
}
