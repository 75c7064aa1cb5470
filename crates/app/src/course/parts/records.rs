//! The records of the lesson's runs, to take along.

use crate::{
    course::state::State,
    instrument::{File, Label, download},
    model::Same,
};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Records`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
}

/// A link to a file with all records, once no run is under way.
#[component]
pub fn Records(props: &Props) -> Html {
    let records: Vec<Same<RunRecord>> =
        props.state.runs.all.iter().filter_map(|run| run.record.clone()).collect();
    let file = use_memo(records.clone(), |_| File::default());
    if records.is_empty() || props.state.shell.phase.is_busy() {
        return Html::default();
    }
    let label = Label {
        id: "export-records",
        text: format!("Run records, {} of them (JSON)", records.len()).into(),
        name: format!("overlap-{}.json", props.state.lesson().id).into(),
        mime: "application/json",
    };
    html! {
        <section aria-labelledby="records-title">
            <h2 id="records-title">{ "Take it with you" }</h2>
            <p>{ download(&file, label, move || all(&records)) }</p>
        </section>
    }
}

/// All records in one list.
fn all(records: &[Same<RunRecord>]) -> Option<String> {
    let texts: Option<Vec<String>> = records.iter().map(|record| overlap_record::json(record).ok()).collect();
    Some(format!("[\n{}\n]\n", texts?.join(",\n")))
}
