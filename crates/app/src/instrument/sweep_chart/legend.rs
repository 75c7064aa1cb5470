//! What the shapes and lines of the chart mean.

use super::marker::marker;
use crate::model::wording;
use overlap_trace::{
    format,
    layout::{Chart, Curve, Model, Series},
};
use yew::prelude::*;

/// Properties of [`Legend`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is drawn.
    pub chart: Chart,
}

/// One entry a strategy and one a curve.
#[component]
pub fn Legend(props: &Props) -> Html {
    let series = |series: &Series| {
        html! {
            <li>
                <svg class="key" width="28" height="14" viewBox="-14 -7 28 14" data-colour={series.strategy.name()} aria-hidden="true">
                    <line class="measured" x1="-14" x2="14" />{ marker(series.strategy) }
                </svg>
                { wording::name(series.strategy) }
            </li>
        }
    };
    let curve = |curve: &Curve| {
        let (class, colour, words) = match curve.model {
            Model::Ideal => {
                ("ideal-line", None, String::from("Ideal: each worker adds as much as the first"))
            }
            Model::Amdahl(strategy, fit) => {
                let share = format::share(fit.serial_fraction);
                let name = wording::name(strategy);
                let words = match fit.limit() {
                    Some(limit) => format!(
                        "Amdahl’s law for {name}: {share} cannot be shared out, so {} times at most",
                        format::factor(limit)
                    ),
                    None => format!("Amdahl’s law for {name}: all of it can be shared out"),
                };
                ("amdahl", Some(strategy.name()), words)
            }
        };
        html! {
            <li>
                <svg class="key" width="28" height="14" viewBox="-14 -7 28 14" data-colour={colour} aria-hidden="true">
                    <line {class} x1="-14" x2="14" />
                </svg>
                { words }
            </li>
        }
    };
    html! {
        <ul class="legend">
            { for props.chart.series.iter().map(series) }
            { for props.chart.curves.iter().map(curve) }
            <li>
                <svg class="key" width="28" height="14" viewBox="-14 -7 28 14" aria-hidden="true">
                    <path class="whisker" d="M0-6V6M-3-6H3M-3 6H3" />
                </svg>
                { "95 % interval" }
            </li>
        </ul>
    }
}
