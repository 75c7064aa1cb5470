//! What a class predicted, beside what its machines measured.

use crate::{browser::BlobUrl, instrument::named, model::Same};
use overlap_activity::{Bin, Group, HandIn, Histogram, SERIES, Summary, csv, groups};
use overlap_record::format;
use yew::prelude::*;

/// Properties of [`Predictions`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What the class has handed in.
    pub hand_ins: Same<Vec<HandIn>>,
}

/// A section for each activity. What was measured is shown when the teacher says so: a class that has seen it does not predict again.
#[component]
pub fn Predictions(props: &Props) -> Html {
    let shown = use_state_eq(|| false);
    let gathered = use_memo(props.hand_ins.clone(), |hand_ins| {
        let groups = groups(hand_ins);
        let file = BlobUrl::new(&csv(&groups), "text/csv");
        (groups, file)
    });
    let (groups, file) = &*gathered;
    let reveal = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    html! {
        <section aria-labelledby="predictions-title" class="predictions">
            <h2 id="predictions-title">{ "What the class predicted" }</h2>
            if groups.iter().any(|group| group.summary().measured > 0) {
                <p><button type="button" id="reveal" onclick={reveal}>{ if *shown { "Hide what was measured" } else { "Show what was measured" } }</button></p>
            }
            { for groups.iter().map(|group| activity(group, *shown)) }
            if let Some(file) = file {
                <p><a id="export-codes" download="overlap-predictions.csv" href={file.address().to_owned()}>{ "All predictions and codes (CSV)" }</a></p>
            }
        </section>
    }
}

fn activity(group: &Group, revealed: bool) -> Html {
    let summary = group.summary();
    let counts = [summary.first, summary.again, summary.measured];
    let shown: Vec<usize> =
        (0..SERIES.len()).filter(|series| counts[*series] > 0 && (*series < 2 || revealed)).collect();
    let histograms = group.histograms();
    let most =
        histograms.iter().flat_map(|histogram| &histogram.bins).flat_map(|bin| bin.counts).max().unwrap_or(0);
    html! {
        <section class="activity" key={group.about.to_string()} data-about={group.about.to_string()}>
            <h3>{ group.about.title() }</h3>
            <p>{ in_words(&summary, revealed) }</p>
            { for histograms.iter().map(|histogram| table(histogram, &shown, most)) }
        </section>
    }
}

fn in_words(summary: &Summary, revealed: bool) -> String {
    let Summary { first, again, changed, measured, near_first, near_again } = *summary;
    let learners = format::counted(first as u64, "learner");
    let mut words = format!("{learners} predicted");
    if again > 0 {
        words.push_str(&format!("; {again} predicted again, and {changed} of them changed their prediction"));
    }
    words.push('.');
    if measured > 0 && !revealed {
        words.push_str(&format!(" {} measured it too.", format::counted(measured as u64, "machine")));
    }
    if revealed {
        let near = |[near, all]: [usize; 2], when: &str| {
            (all > 0).then(|| {
                format!(" {when}, {near} of {all} were right or within a quarter of their own measurement.")
            })
        };
        words.extend(near(near_first, "At first"));
        words.extend(near(near_again, "After talking it over"));
    }
    words
}

/// One row a range, with a bar and a number for each of the series that are shown.
fn table(histogram: &Histogram, shown: &[usize], most: usize) -> Html {
    let cell = |bin: &Bin, series: usize| {
        let count = bin.counts[series];
        let width = format!("{:.1}%", count as f64 / most.max(1) as f64 * 100.0);
        html! {
            <td class="number" data-series={SERIES[series]}>
                <svg class="mini" aria-hidden="true"><rect {width} height="100%" /></svg>
                <span class="count">{ count }</span>
            </td>
        }
    };
    let row = |bin: &Bin| {
        html! { <tr><th scope="row">{ &bin.label }</th>{ for shown.iter().map(|series| cell(bin, *series)) }</tr> }
    };
    html! {
        <div class="sideways" tabindex="0" role="region" aria-label="Predictions as a histogram">
            <table class="histogram">
                if let Some(strategy) = histogram.strategy { <caption>{ named(strategy) }</caption> }
                if let Some(program) = histogram.program { <caption>{ program }</caption> }
                <thead>
                    <tr>
                        <td></td>
                        { for shown.iter().map(|series| html! { <th scope="col" class="number" data-series={SERIES[*series]}>{ SERIES[*series] }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for histogram.bins.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
