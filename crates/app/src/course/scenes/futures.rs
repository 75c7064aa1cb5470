//! The futures of a pool over time: pending, running, done or failed, and the order in which they complete.

use super::{
    playback::{Controls, use_player},
    slips::{Slip, Stage, moments, slips},
};
use overlap_trace::{Span, StrategyId, format};
use std::rc::Rc;
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
    let (player, turn) = use_player(&moments);
    let [start, end] = player.ends_ms();
    let x = |ms: f64| percent((ms - start) / (end - start).max(f64::MIN_POSITIVE));
    let at_ms = player.at_ms;
    let words = in_words(&slips, at_ms);
    let height = ROW * slips.len() as f64;
    html! {
        <div class="scene" data-colour={strategy.name()}>
            <svg class="futures" height={px(height + 6.0)} role="img" aria-label={words.clone()}>
                { for slips.iter().enumerate().map(|(row, slip)| line(slip, row as f64 * ROW, at_ms, &x)) }
                <line class="now" x1={x(at_ms)} x2={x(at_ms)} y1="0" y2={px(height)} />
            </svg>
            <Controls {player} {turn} {words} />
            <p class="order">{ "Submitted: " }{ order(slips.iter().collect()) }</p>
            <p class="order">{ "Completed: " }{ completed(&slips, at_ms) }</p>
            <ul class="legend">
                { key(html! { <line class="pending" x1="-12" x2="12" /> }, "pending") }
                { key(html! { <rect class="run" x="-12" y="-5" width="24" height="10" /> }, "running") }
                { key(mark(Stage::Done), "done; its callback is called") }
                { key(mark(Stage::Failed), "done, with an error") }
            </ul>
            if start > 0.0 {
                <p class="hint">{ format!("Time begins with the first task, {} after the call.", format::ms(start)) }</p>
            }
            if *tasks > MOST {
                <p class="hint">{ format!("The first {MOST} of {} futures.", format::count((*tasks).into())) }</p>
            }
        </div>
    }
}

fn line(slip: &Slip, top: f64, at_ms: f64, x: &dyn Fn(f64) -> String) -> Html {
    let stage = slip.at(at_ms);
    let middle = px(top + ROW / 2.0);
    let (from, to) = (slip.start_ms.min(at_ms), slip.end_ms.min(at_ms));
    let over = matches!(stage, Stage::Done | Stage::Failed);
    let state = if over { format!("{}, {}", stage.name(), nth(slip.rank)) } else { stage.name().to_owned() };
    html! {
        <g data-stage={stage.name()}>
            <text x="-12" y={middle.clone()} dy="4" text-anchor="end">{ format!("future {}", slip.task + 1) }</text>
            <line class="pending" x1="0" x2={x(from)} y1={middle.clone()} y2={middle.clone()} />
            if stage != Stage::Pending {
                <line class="running" x1={x(from)} x2={x(to)} y1={middle.clone()} y2={middle.clone()} />
            }
            if over {
                <svg class="at" x={x(to)} y={middle.clone()}>{ mark(stage) }</svg>
            }
            <text class="state" x="100%" dx="12" y={middle} dy="4">{ state }</text>
        </g>
    }
}

/// What stands at the moment of completion: a bell that rings for the callback, or a cross.
fn mark(stage: Stage) -> Html {
    match stage {
        Stage::Failed => html! { <path class="cross" d="M-5-5L5 5M5-5L-5 5" /> },
        _ => html! { <path class="tick" d="M-6 0L-1.5 5L6-5" /> },
    }
}

fn key(shape: Html, words: &'static str) -> Html {
    html! {
        <li><svg class="key" width="28" height="14" viewBox="-14 -7 28 14" aria-hidden="true">{ shape }</svg>{ words }</li>
    }
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

fn px(value: f64) -> String {
    format!("{value:.1}")
}
