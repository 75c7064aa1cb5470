//! The records of the lesson's runs, to take along.

use crate::{
    browser::{BlobUrl, Idle},
    course::state::State,
    model::Same,
};
use overlap_trace::{RunRecord, export};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Records`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page's state.
    pub state: Rc<State>,
}

/// A link to a file with all records, once no run is under way. It is made in the page's idle time.
#[component]
pub fn Records(props: &Props) -> Html {
    let file = use_state(|| None::<BlobUrl>);
    let idle = !props.state.phase.is_busy();
    let records: Vec<Same<RunRecord>> =
        props.state.runs.all.iter().filter_map(|run| run.record.clone()).collect();
    {
        let file = file.setter();
        use_effect_with((records.clone(), idle), move |(records, idle)| {
            file.set(None);
            let records = records.clone();
            let step: Box<dyn FnOnce()> = Box::new(move || {
                let texts: Vec<String> =
                    records.iter().filter_map(|record| export::json(record).ok()).collect();
                file.set(BlobUrl::new(&format!("[\n{}\n]\n", texts.join(",\n")), "application/json"));
            });
            let work = Idle::run(idle.then_some(step));
            move || drop(work)
        });
    }
    if records.is_empty() || !idle {
        return Html::default();
    }
    let href = file.as_ref().map(|file| file.address().to_owned());
    let name = format!("overlap-{}.json", props.state.lesson().id);
    html! {
        <section aria-labelledby="records-title">
            <h2 id="records-title">{ "Take it with you" }</h2>
            if let Some(href) = href {
                <p><a id="export-records" download={name} {href}>{ format!("Run records, {} of them (JSON)", records.len()) }</a></p>
            } else {
                <p class="muted">{ "Run records (JSON)" }</p>
            }
        </section>
    }
}
