//! The parts of a sweep, from the verdict down to the table.

use super::{drawing::Drawing, legend::Legend, table::SweepTable};
use crate::model::{Same, quantity};
use overlap_protocol::{Sweep, Vary};
use overlap_trace::{
    RunRecord,
    layout::{self, Reading},
    sweep::Findings,
};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SweepChart`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was varied, and how.
    pub sweep: Rc<Sweep>,
    /// The records so far, in any order.
    pub records: Vec<Same<RunRecord>>,
    /// The value whose record is shown elsewhere on the page, where one is.
    #[prop_or_default]
    pub shown: Option<f64>,
    /// Told which value's record the reader wants to see; without it none can be chosen.
    #[prop_or_default]
    pub choose: Option<Callback<f64>>,
}

/// What a sweep shows: speed-ups over the number of workers, times over anything else.
#[component]
pub fn SweepChart(props: &Props) -> Html {
    let Props { sweep, records, shown, choose } = props;
    let axis = &sweep.axis;
    let reading = if axis.vary == Vary::Workers { Reading::Speedup } else { Reading::Time };
    let points = sweep.points(records.iter().map(|record| &**record));
    let findings = Findings::of(&points);
    let quantity = quantity::name(&axis.vary, &sweep.base.workload);
    let verdict = match points.len() {
        0 => String::from("No point has been measured yet."),
        _ => findings.verdict(reading, &quantity),
    };
    let chart = layout::chart(&axis.values, &points, reading, &findings);
    let title = match reading {
        Reading::Speedup => String::from("Speed-up over the number of workers"),
        Reading::Time => format!("Time over {quantity}"),
    };
    html! {
        <section id="sweep" class="sweep" aria-labelledby="sweep-title">
            <h2 id="sweep-title">{ title }</h2>
            <p id="sweep-verdict" class="headline">{ &verdict }</p>
            if let Some(chart) = chart {
                <Drawing chart={chart.clone()} {reading} values={axis.values.clone()} quantity={quantity.clone()} {verdict} />
                <Legend {chart} />
            }
            <SweepTable
                values={axis.values.clone()} strategies={sweep.base.strategies.clone()} {reading} {quantity}
                records={axis.values.iter().map(|value| record_at(*value, &points, records)).collect::<Vec<_>>()}
                shown={*shown} choose={choose.clone()}
            />
        </section>
    }
}

/// The record at a value, shared.
fn record_at(
    value: f64,
    points: &[(f64, &RunRecord)],
    records: &[Same<RunRecord>],
) -> Option<Same<RunRecord>> {
    let (_, found) = points.iter().find(|(x, _)| *x == value)?;
    records.iter().find(|record| std::ptr::eq::<RunRecord>(&***record, *found)).cloned()
}
