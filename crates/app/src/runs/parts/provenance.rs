//! Says what was run, where and when: nothing on this page was measured by it.

use crate::{
    browser,
    runs::state::{OpenedRun, Origin, clipped},
};
use overlap_protocol::{
    code::stored_fragment,
    convert,
    permalink::{self, Settings},
    workloads,
};
use overlap_record::{RunRecord, archive, format};
use yew::prelude::*;

/// A note above the verdict.
pub fn provenance(run: &OpenedRun) -> Html {
    let OpenedRun { name, origin, record, .. } = run;
    let environment = &record.environment;
    let time = browser::local_time(&environment.started_at);
    let cores = format::counted(environment.cores_reported.into(), "core");
    let machine = format!("{}, {cores}, {time}", environment.browser());
    let (kind, told) = match origin {
        Origin::Kept { .. } => ("Kept on this device: ", format!("measured here before, in {machine}.")),
        Origin::File if record.is_of_cpython() => {
            ("From a file: ", format!("{name}, made by overlap.py with {machine}; no page ran it."))
        }
        Origin::File => ("From a file: ", format!("{name}, {machine}. It was not measured here.")),
        Origin::Recorded => {
            ("A recorded run: ", format!("made by this lab in {machine}. It was not measured here."))
        }
    };
    html! {
        <div id="provenance" class="provenance" role="note">
            <p><b>{ kind }</b>{ told }</p>
            <p>{ setting(record) }{ link(record) }</p>
            if archive::is_slim(record) {
                <p>{ "It was too large to be kept with its spans and answers; its times are complete." }</p>
            }
        </div>
    }
}

/// What was run, in a line.
fn setting(record: &RunRecord) -> String {
    let spec = &record.spec;
    let params = spec.params.iter().map(|(id, value)| format!("{id} {}", clipped(&value.to_string(), 60)));
    let mut parts = vec![clipped(&spec.work(), 60), format::counted(spec.tasks.into(), "task")];
    parts.extend(params);
    parts.push(format::counted(spec.workers.into(), "worker"));
    parts.push(format::counted(spec.repeats.into(), "repeat"));
    parts.join(", ")
}

/// A link to the same settings in the lab, where they are ones that the lab can run.
fn link(record: &RunRecord) -> Html {
    let spec = &record.spec;
    let runs = workloads::find(&spec.workload).is_some() && convert::validate(spec).is_ok();
    if !runs {
        return Html::default();
    }
    let code = spec.code.as_deref().map(stored_fragment).unwrap_or_default();
    let settings = Settings::of(spec.clone());
    html! { <>{ ". " }<a href={format!("./{}{code}", permalink::encode(&settings))}>{ "Run these settings in the lab" }</a></> }
}
