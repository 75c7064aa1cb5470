//! The records of the lesson's runs, to take along.

use super::view::View;
use crate::{
    instrument::{Label, download},
    model::Same,
};
use overlap_activity::HandIn;
use overlap_record::RunRecord;
use yew::prelude::*;

/// A link to a file with all records, once no run is under way.
pub fn records(view: &View) -> Html {
    let state = &view.state;
    let records = state.runs.all_records();
    if records.is_empty() || state.shell.phase.is_busy() {
        return Html::default();
    }
    let hand_in = view.hand_in.clone();
    let label = Label {
        id: "export-records".into(),
        text: format!("Run records, {} of them (JSON)", records.len()).into(),
        name: format!("overlap-{}.json", state.lesson().id).into(),
        mime: "application/json",
    };
    html! {
        <section aria-labelledby="records-title">
            <h2 id="records-title">{ "Download" }</h2>
            <p>{ download(&view.file, label, move || all(&records, hand_in.as_ref())) }</p>
        </section>
    }
}

/// All records in one list. The first carries what is handed in.
fn all(records: &[Same<RunRecord>], hand_in: Option<&HandIn>) -> Option<String> {
    let text = |(index, record): (usize, &Same<RunRecord>)| {
        let code = hand_in.filter(|_| index == 0).map(HandIn::code);
        let with_code = code.map(|code| RunRecord { hand_in: Some(code), ..(**record).clone() });
        overlap_record::json(with_code.as_ref().unwrap_or(record)).ok()
    };
    let texts: Option<Vec<String>> = records.iter().enumerate().map(text).collect();
    Some(format!("[\n{}\n]\n", texts?.join(",\n")))
}
