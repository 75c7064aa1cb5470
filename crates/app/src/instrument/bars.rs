//! The times side by side, each before the outline of its ideal.

use super::swatch::named;
use crate::{
    browser,
    model::{
        Painter, Same,
        figures::{self, Bar},
    },
};
use overlap_record::{RunRecord, StrategyId, format};
use std::cell::RefCell;
use yew::prelude::*;

/// What the outlines around the bars are.
pub const IDEAL: &str =
    "Dashed outline: the ideal, if starting, switching, copying and queueing cost nothing.";

/// Properties of [`Bars`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record so far.
    pub record: Option<Same<RunRecord>>,
    /// The strategies that the run compares.
    pub strategies: Vec<StrategyId>,
    /// Where the spans of the run under way are.
    pub painter: Painter,
    /// Whether a run is under way.
    pub running: bool,
}

/// One bar a strategy on one scale. The bar of the strategy that runs grows with it.
#[component]
pub fn Bars(props: &Props) -> Html {
    let Props { strategies, painter, running, .. } = props;
    let bars = use_memo((props.record.clone(), strategies.clone()), |(record, strategies)| {
        let known = record.as_ref().map(|record| figures::bars(record)).unwrap_or_default();
        let bar = |id: &StrategyId| {
            let blank = Bar { strategy: *id, median_ms: None, interval_ms: None, ideal_ms: None };
            known.iter().find(|bar| bar.strategy == *id).cloned().unwrap_or(blank)
        };
        strategies.iter().map(bar).collect::<Vec<_>>()
    });
    let elements = use_memo((), |()| StrategyId::all().map(|_| Moving::default()).collect::<Vec<_>>());
    let handle = use_mut_ref(|| None);
    {
        let (painter, elements, handle) = (painter.clone(), elements.clone(), handle.clone());
        use_effect_with((bars.clone(), *running), move |(bars, running)| {
            let bars = bars.clone();
            // Yew has just set the widths.
            elements.iter().for_each(|moving| drop(moving.shown.take()));
            *handle.borrow_mut() = running.then(|| {
                let shared = painter.clone();
                painter.subscribe(move |_| {
                    grow(&bars, &elements, &shared);
                    false
                })
            });
        });
    }
    let elapsed_ms = if *running { painter.tracks().longest_ms() } else { 0.0 };
    let scale = Scale::new(figures::scale_ms(&bars).max(elapsed_ms));
    let has_ideal = bars.iter().any(|bar| bar.ideal_ms.is_some());
    html! {
        <section id="bars" aria-labelledby="bars-title">
            <h2 id="bars-title">{ "Time to finish all tasks" }</h2>
            <ul class="bars">
                { for bars.iter().map(|bar| row(bar, &scale, &elements[bar.strategy.index()], *running)) }
            </ul>
            if has_ideal {
                <p class="hint">{ IDEAL }</p>
            }
        </section>
    }
}

/// The parts of a row that move while its strategy runs. Yew leaves them alone until there is a median.
#[derive(Default)]
struct Moving {
    fill: NodeRef,
    /// The width that the bar was given last.
    shown: RefCell<String>,
    value: NodeRef,
}

fn row(bar: &Bar, scale: &Scale, moving: &Moving, running: bool) -> Html {
    let width = scale.percent(bar.median_ms.unwrap_or(0.0));
    html! {
        // What moved by itself is made anew when the run is over: a strategy without a median has no bar.
        <li key={format!("{}{running}", bar.strategy)}>
            { named(bar.strategy) }
            <svg class="bar" aria-hidden="true" data-colour={bar.strategy.name()}>
                <rect ref={&moving.fill} class="bar-fill" y="4" height="16" {width} />
                if let Some(ms) = bar.ideal_ms {
                    <rect class="bar-ideal" x="0.5" y="1.5" height="21" width={scale.percent(ms)} />
                }
                if let Some([low, high]) = bar.interval_ms {
                    <line class="bar-interval" x1={scale.percent(low)} x2={scale.percent(high)} y1="12" y2="12" />
                }
            </svg>
            <span class="bar-value">
                if let Some(ms) = bar.median_ms {
                    <b>{ format::ms(ms) }</b>
                } else if running {
                    <span ref={&moving.value} class="muted"></span>
                } else {
                    <span class="muted">{ "no time" }</span>
                }
                if let Some(ms) = bar.ideal_ms {
                    <span class="ideal">{ format!("ideal {}", format::ms(ms)) }</span>
                }
            </span>
        </li>
    }
}

/// Moves the bars that have no median yet to where their strategy is now.
fn grow(bars: &[Bar], rows: &[Moving], painter: &Painter) {
    let tracks = painter.tracks();
    let scale = Scale::new(figures::scale_ms(bars).max(tracks.longest_ms()));
    for bar in bars {
        let Moving { fill, shown, value } = &rows[bar.strategy.index()];
        let now_ms = tracks.track(bar.strategy).now_ms;
        let width = scale.percent(bar.median_ms.unwrap_or(now_ms));
        // A browser lays the page out anew for an attribute that is set, even to what it was.
        if let Some(fill) = fill.cast::<web_sys::Element>()
            && shown.replace(width.clone()) != width
        {
            browser::set_attribute(&fill, "width", &width);
        }
        if bar.median_ms.is_none()
            && now_ms > 0.0
            && let Some(value) = value.cast::<web_sys::Element>()
            && !value.has_child_nodes()
        {
            // No time is shown before the answers were checked.
            value.set_text_content(Some("running"));
        }
    }
}

/// From times to shares of the width.
struct Scale {
    end_ms: f64,
}

impl Scale {
    /// A little room at the right keeps the longest bar's outline inside.
    fn new(longest_ms: f64) -> Self {
        Self { end_ms: (longest_ms * 1.01).max(f64::MIN_POSITIVE) }
    }

    fn percent(&self, ms: f64) -> String {
        format!("{:.2}%", ms / self.end_ms * 100.0)
    }
}
