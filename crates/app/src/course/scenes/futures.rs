//! The futures of a pool over time: pending, running, done or failed, and the order in which they complete.

use super::{
    playback::{controls, use_player},
    slips::{Slip, Stage, moments, slips},
};
use overlap_record::{Span, StrategyId, format};
use std::{fmt::Write, rc::Rc};
use yew::prelude::*;

/// Most futures that are shown.
const MOST: u32 = 16;
/// Height of a row, px.
const ROW: f64 = 24.0;

/// Properties of [`Futures`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The spans of the repeat.
    pub spans: Rc<[Span]>,
    /// How many tasks there are.
    pub tasks: u32,
    /// The tasks that ended with an error, by index; see [`super::failed`].
    #[prop_or_else(|| Rc::from([]))]
    pub failed: Rc<[u32]>,
    /// The strategy that ran.
    pub strategy: StrategyId,
}

/// One row a future, in the order of submission; what lies ahead of the moment is not shown yet.
#[component]
pub fn Futures(props: &Props) -> Html {
    let Props { spans, tasks, failed, strategy } = props;
    let slips = use_memo((spans.clone(), *tasks, failed.clone()), |(spans, tasks, failed)| {
        slips(spans, (*tasks).min(MOST), failed)
    });
    let moments: Rc<Rc<[f64]>> = use_memo(slips.clone(), |slips| moments(slips).into());
    let (player, control) = use_player(&moments);
    let [start, end] = player.ends_ms();
    let x = |ms: f64| percent((ms - start) / (end - start).max(f64::MIN_POSITIVE));
    let at_ms = player.at_ms;
    let words = in_words(&slips, at_ms);
    let drawing = drawing(&slips, at_ms, &x, &words);
    html! {
        <div class="scene" data-colour={strategy.name()}>
            { Html::from_html_unchecked(drawing.into()) }
            { controls(&player, &control, words) }
            <p class="order">{ "Submitted: " }{ order(slips.iter().collect()) }</p>
            <p class="order">{ "Completed: " }{ completed(&slips, at_ms) }</p>
            { Html::from_html_unchecked(legend().into()) }
            if start > 0.0 {
                <p class="hint">{ format!("The drawing begins with the first task, {} after the call.", format::ms(start)) }</p>
            }
            if *tasks > MOST {
                <p class="hint">{ format!("The first {MOST} of {} futures.", format::count((*tasks).into())) }</p>
            }
        </div>
    }
}

/// One row a future, and the moment across them, as SVG. It holds no text from elsewhere.
fn drawing(slips: &[Slip], at_ms: f64, x: &dyn Fn(f64) -> String, words: &str) -> String {
    let height = ROW * slips.len() as f64;
    let mut out = String::new();
    draw!(out, "<svg class=\"futures\" height=\"{:.1}\" role=\"img\" aria-label=\"{words}\">", height + 6.0);
    for (row, slip) in slips.iter().enumerate() {
        line(&mut out, slip, (row as f64 + 0.5) * ROW, at_ms, x);
    }
    let at = x(at_ms);
    draw!(out, "<line class=\"now\" x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"{height:.1}\"/></svg>");
    out
}

fn line(out: &mut String, slip: &Slip, y: f64, at_ms: f64, x: &dyn Fn(f64) -> String) {
    let stage = slip.at(at_ms);
    let (from, to) = (x(slip.start_ms.min(at_ms)), x(slip.end_ms.min(at_ms)));
    let over = matches!(stage, Stage::Done | Stage::Failed);
    let name = stage.name();
    draw!(
        out,
        "<g data-stage=\"{name}\"><text x=\"-12\" y=\"{y:.1}\" dy=\"4\" text-anchor=\"end\">future {}</text>\
         <line class=\"pending\" x1=\"0\" x2=\"{from}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>",
        slip.task + 1
    );
    if stage != Stage::Pending {
        draw!(out, "<line class=\"running\" x1=\"{from}\" x2=\"{to}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>");
    }
    let mut state = name.to_owned();
    if over {
        draw!(out, "<svg class=\"at\" x=\"{to}\" y=\"{y:.1}\">{}</svg>", mark(stage));
        state = format!("{name}, {}", nth(slip.rank));
    }
    draw!(out, "<text class=\"state\" x=\"100%\" dx=\"12\" y=\"{y:.1}\" dy=\"4\">{state}</text></g>");
}

/// What stands at the moment of completion: a bell that rings for the callback, or a cross.
const fn mark(stage: Stage) -> &'static str {
    match stage {
        Stage::Failed => "<path class=\"cross\" d=\"M-5-5L5 5M5-5L-5 5\"/>",
        _ => "<path class=\"tick\" d=\"M-6 0L-1.5 5L6-5\"/>",
    }
}

fn legend() -> String {
    let mut out = String::from("<ul class=\"legend\">");
    for (shape, words) in [
        ("<line class=\"pending\" x1=\"-12\" x2=\"12\"/>", "pending"),
        ("<rect class=\"run\" x=\"-12\" y=\"-5\" width=\"24\" height=\"10\"/>", "running"),
        (mark(Stage::Done), "done: its callback is called"),
        (mark(Stage::Failed), "done with an error: its callback is called, too"),
    ] {
        draw!(
            out,
            "<li><svg class=\"key\" width=\"28\" height=\"14\" viewBox=\"-14 -7 28 14\" aria-hidden=\"true\">{shape}</svg>{words}</li>"
        );
    }
    out.push_str("</ul>");
    out
}

fn order(slips: Vec<&Slip>) -> String {
    let names: Vec<String> = slips.iter().map(|slip| (slip.task + 1).to_string()).collect();
    names.join(", ")
}

fn completed(slips: &[Slip], at_ms: f64) -> String {
    let mut over: Vec<&Slip> = slips.iter().filter(|slip| slip.end_ms <= at_ms).collect();
    over.sort_by_key(|slip| slip.rank);
    if over.is_empty() { String::from("none yet") } else { order(over) }
}

fn in_words(slips: &[Slip], at_ms: f64) -> String {
    let parts: Vec<String> = [Stage::Pending, Stage::Running, Stage::Done, Stage::Failed]
        .into_iter()
        .map(|stage| (stage, slips.iter().filter(|slip| slip.at(at_ms) == stage).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(stage, count)| format!("{count} {}", stage.name()))
        .collect();
    format!("{}.", format::list(&parts))
}

/// 1st, 2nd, 3rd, 4th.
fn nth(rank: u32) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{ending}")
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
