//! A sweep's chart, and its table as a file.

use crate::{
    browser::BlobUrl,
    instrument::SweepChart,
    lab::{
        Dispatch,
        state::{Action, Points},
    },
    model::quantity,
};
use overlap_trace::export;
use yew::prelude::*;

/// Properties of [`SweepOutput`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The points so far.
    pub points: Points,
    /// Whether more are being measured.
    pub running: bool,
    /// Where a choice goes.
    pub dispatch: Dispatch,
}

/// The chart over all points. What stands below it belongs to one of them.
#[component]
pub fn SweepOutput(props: &Props) -> Html {
    let Props { points, running, dispatch } = props;
    let table =
        use_memo((points.sweep.clone(), points.records.clone(), *running), |(sweep, records, running)| {
            let measured = sweep.points(records.iter().map(|record| &**record));
            let wanted = !running && !measured.is_empty();
            wanted
                .then(|| BlobUrl::new(&export::sweep_csv(sweep.axis.vary.name(), &measured), "text/csv"))
                .flatten()
        });
    let choose = {
        let dispatch = dispatch.clone();
        use_callback((), move |value, ()| dispatch.dispatch(Action::ChoosePoint(value)))
    };
    let shown = points.shown().filter(|_| !running).map(|(value, _)| value);
    html! {
        <>
            <SweepChart sweep={points.sweep.clone()} records={points.records.clone()} {shown} choose={(!running).then_some(choose)} />
            if let Some(file) = &*table {
                <p><a id="export-sweep" download="overlap-sweep.csv" href={file.address().to_owned()}>{ "The sweep’s table (CSV)" }</a></p>
            }
            if let Some(value) = shown {
                <p class="of-point">
                    { "Below: the run with " }
                    <b>{ format!("{} = {}", quantity::name(&points.sweep.axis.vary, &points.sweep.base.workload), quantity::value(value)) }</b>
                    { ". Another point is chosen in the table." }
                </p>
            }
        </>
    }
}
