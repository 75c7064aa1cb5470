//! The timeline as a component: the elements that the chart draws into, and the controls around them.

use super::{
    chart::Chart,
    highlight::Highlight,
    input,
    legend::legend,
    listen::Listen,
    order::{OrderOfEvents, descriptions},
    table::SpanTable,
};
use crate::{
    browser,
    instrument::{bars::IDEAL, fold::fold, swatch::named},
    model::{Painter, Same, wording},
};
use overlap_record::{RunRecord, StrategyId};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Properties of [`TimelineView`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The strategies, from the top.
    pub strategies: Vec<StrategyId>,
    /// Where the spans are.
    pub painter: Painter,
    /// The record so far.
    pub record: Option<Same<RunRecord>>,
    /// The number that the document calls each task by.
    pub ids: Rc<Vec<i64>>,
    /// Whether a run is under way.
    pub running: bool,
    /// The spans that stand out.
    #[prop_or_default]
    pub highlight: Option<Highlight>,
    /// Whether the panels are small, and everything else is a press away.
    #[prop_or_default]
    pub compact: bool,
}

/// The timeline.
#[component]
pub fn TimelineView(props: &Props) -> Html {
    let Props { strategies, painter, record, ids, running, highlight, compact } = props;
    let chart = use_memo((), |()| Chart::new(painter.clone()));
    let repeat = use_state_eq(|| usize::MAX);
    {
        let chart = chart.clone();
        use_effect_with((strategies.clone(), ids.clone(), *running), move |(strategies, ids, running)| {
            chart.show(strategies, Rc::clone(ids), *running);
        });
    }
    {
        let chart = chart.clone();
        use_effect_with(*highlight, move |highlight| chart.highlight(*highlight));
    }
    {
        let chart = chart.clone();
        use_effect_with(*compact, move |compact| chart.set_compact(*compact));
    }
    {
        let (chart, painter) = (chart.clone(), painter.clone());
        use_effect_with((), move |()| {
            let drawing = Chart::draw_with(&chart, &painter);
            let listening = input::listen(&chart);
            {
                let chart = chart.clone();
                browser::on_theme_change(move || chart.redraw());
            }
            move || drop((drawing, listening))
        });
    }
    let repeats = record
        .as_ref()
        .map_or(0, |record| record.results.iter().map(|result| result.repeats.len()).max().unwrap_or(0));
    let choose_repeat = {
        let (painter, record, repeat) = (painter.clone(), record.clone(), repeat.clone());
        Callback::from(move |event: Event| {
            let index =
                event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok());
            if let (Some(index), Some(record)) = (index, &record) {
                repeat.set(index);
                painter.update(|tracks| tracks.show(record, index));
            }
        })
    };
    let shown = (*repeat).min(repeats.saturating_sub(1));
    let finished = record.clone().filter(|_| !*running);
    let about = use_memo((finished.clone(), shown), |(record, repeat)| {
        record.as_ref().map(|record| descriptions(record, *repeat)).unwrap_or_default()
    });
    let cursor = {
        let chart = chart.clone();
        use_callback((), move |at_ms, ()| chart.set_cursor(at_ms))
    };
    let button = |label: &'static str, name: &'static str, act: fn(&Chart)| {
        let chart = chart.clone();
        let onclick = Callback::from(move |_: MouseEvent| act(&chart));
        html! { <button type="button" class="tool" aria-label={name} title={name} {onclick}>{ label }</button> }
    };
    let tools = html! {
        <>
            if repeats > 1 && !*running {
                <label class="repeat-choice">{ "Repeat " }
                    <select onchange={choose_repeat}>
                        { for (0..repeats).map(|index| html! {
                            <option value={index.to_string()} selected={index == shown}>{ index + 1 }</option>
                        }) }
                    </select>
                </label>
            }
            <span class="tools" role="group" aria-label="View">
                { button("+", "Zoom in", |chart| chart.zoom(2.0)) }
                { button("−", "Zoom out", |chart| chart.zoom(0.5)) }
                { button("‹", "Earlier", |chart| chart.pan(-0.25)) }
                { button("›", "Later", |chart| chart.pan(0.25)) }
                { button("All", "Show all", Chart::fit) }
            </span>
        </>
    };
    let below = html! {
        <>
            if *compact { <div class="timeline-head">{ tools.clone() }</div> }
            { legend() }
            <p class="hint" id="timeline-keys">
                { "Arrow keys go from span to span; with Shift they move the view. + and − zoom, 0 shows everything. Drag to move; \
                   Ctrl or ⌘ and the wheel to zoom." }
            </p>
            if *compact { <p class="hint">{ IDEAL }</p> }
            if let Some(record) = &finished {
                <OrderOfEvents record={record.clone()} repeat={shown} ids={ids.clone()} />
                <Listen record={record.clone()} repeat={shown} ids={ids.clone()} {cursor} />
                <SpanTable record={record.clone()} repeat={shown} ids={ids.clone()} />
            }
        </>
    };
    html! {
        <section id="timeline" aria-labelledby="timeline-title">
            <div class="timeline-head">
                <h2 id="timeline-title">{ "Timeline" }</h2>
                if !*compact { { tools } }
            </div>
            <div class="plot" ref={chart.elements().plot.clone()}>
                <span class="cursor" hidden=true ref={chart.elements().cursor.clone()} aria-hidden="true"></span>
                <canvas class="ruler" ref={chart.elements().ruler.clone()} aria-hidden="true"></canvas>
                { for strategies.iter().map(|strategy| html! {
                    <div class="panel" key={strategy.name()}>
                        <span class="panel-name">{ named(*strategy) }</span>
                        <canvas
                            ref={chart.elements().canvas(*strategy).clone()} data-strategy={strategy.name()} tabindex="0" role="application"
                            aria-label={format!("Timeline of {}", wording::name(*strategy))}
                            aria-describedby={format!("timeline-of-{strategy} timeline-keys")}
                            aria-details={finished.is_some().then_some("order")}
                        ></canvas>
                        // The picture's description; it is read out and not shown.
                        <p id={format!("timeline-of-{strategy}")} hidden=true>
                            { about.iter().find(|(of, _)| of == strategy).map(|(_, text)| text.clone()) }
                        </p>
                    </div>
                }) }
            </div>
            <p class="readout" ref={chart.elements().readout.clone()} aria-hidden="true"></p>
            <p class="spoken" ref={chart.elements().spoken.clone()} role="status"></p>
            { fold(*compact, "Timeline", below) }
        </section>
    }
}
