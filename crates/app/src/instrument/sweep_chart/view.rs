//! The parts of a sweep, from the verdict down to the table.

use super::table::{Table, table};
use crate::{
    browser::BlobUrl,
    model::{Same, quantity},
};
use overlap_drawing::{export, layout, sweep_chart, sweep_legend};
use overlap_findings::sweep::{Findings, Plotted};
use overlap_protocol::{Sweep, Vary};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`SweepChart`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What was varied, and how.
    pub sweep: Rc<Sweep>,
    /// The records so far, in any order.
    pub records: Vec<Same<RunRecord>>,
    /// The value whose record is shown below, where one is.
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
    let reading = if axis.vary == Vary::Workers { Plotted::Speedup } else { Plotted::Time };
    let points = sweep.points(records.iter().map(|record| &**record));
    let file = use_memo((sweep.clone(), records.clone()), |_| {
        BlobUrl::new(&export::sweep_csv(axis.vary.name(), &points), "text/csv")
    });
    let findings = Findings::of(&points);
    let quantity = quantity::name(&axis.vary, &sweep.base.workload);
    let verdict = match points.len() {
        0 => String::from("No point has been measured yet."),
        _ => findings.verdict(reading, &quantity),
    };
    let chart = layout::chart(&axis.values, &points, reading, &findings);
    let title = match reading {
        Plotted::Speedup => String::from("Speed-up over the number of workers"),
        Plotted::Time => format!("Time over {quantity}"),
    };
    let raw = |text: String| Html::from_html_unchecked(text.into());
    html! {
        <section id="sweep" class="sweep" aria-labelledby="sweep-title">
            <h2 id="sweep-title">{ title }</h2>
            <p id="sweep-verdict" class="headline">{ &verdict }</p>
            if let Some(chart) = chart {
                <div id="sweep-figure" role="img" aria-label={format!("{verdict} The table below has the numbers.")}>
                    { raw(sweep_chart(&chart, reading, &axis.values, &quantity)) }
                </div>
                { raw(sweep_legend(&chart)) }
            }
            { table(&Table {
                values: &axis.values, points: &points, strategies: &sweep.base.strategies, reading, quantity: &quantity,
                shown: *shown, choose: choose.as_ref(),
            }) }
            if let Some(file) = file.as_ref().as_ref().filter(|_| !points.is_empty()) {
                <p><a id="export-sweep" download="overlap-sweep.csv" href={file.address().to_owned()}>{ "The sweep’s table (CSV)" }</a></p>
            }
            if let Some(value) = shown {
                <p>{ format!("Below: the run with {quantity} = {}. The table chooses another.", quantity::value(*value)) }</p>
            }
        </section>
    }
}
