//! The numbers: one row a strategy, with what speaks against trusting it.

use super::swatch::named;
use crate::model::Same;
use overlap_findings::{Answers, Texts, columns};
use overlap_record::{RunRecord, StrategyId, StrategyResult, format};
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record so far.
    pub record: Same<RunRecord>,
}

/// Columns of the table.
const WIDTH: u32 = 7;

/// The table. A dagger beside a median unfolds the doubts about it.
#[component]
pub fn Results(props: &Props) -> Html {
    let unfolded = use_state(Vec::new);
    let rows = props.record.results.iter().map(|result| {
        let open = unfolded.contains(&result.strategy);
        let toggle = {
            let (unfolded, strategy) = (unfolded.clone(), result.strategy);
            Callback::from(move |_: MouseEvent| {
                let mut next: Vec<StrategyId> = (*unfolded).clone();
                match next.iter().position(|open| *open == strategy) {
                    Some(at) => drop(next.swap_remove(at)),
                    None => next.push(strategy),
                }
                unfolded.set(next);
            })
        };
        row(result, open, toggle)
    });
    html! {
        <section aria-labelledby="results-title">
            <h2 id="results-title">{ "Results" }</h2>
            <div class="sideways" tabindex="0" role="region" aria-labelledby="results-title">
                <table id="results">
                    <thead>
                        <tr>
                            <th scope="col">{ "Strategy" }</th>
                            <th scope="col" class="number">{ "Median" }</th>
                            <th scope="col" class="number">{ "95 % interval" }</th>
                            <th scope="col" class="number">{ "Speed-up" }</th>
                            <th scope="col" class="number">{ "Start-up" }</th>
                            <th scope="col" class="number">{ "Memory" }</th>
                            <th scope="col">{ "Answers" }</th>
                        </tr>
                    </thead>
                    { for rows }
                </table>
            </div>
        </section>
    }
}

fn row(result: &StrategyResult, open: bool, toggle: Callback<MouseEvent>) -> Html {
    let id = result.strategy.name();
    let columns = columns(result);
    let Texts { median, interval, speedup, speedup_interval, startup, pool_startup, memory } =
        columns.texts();
    let paid_once = pool_startup.map(|time| format!("pool {time}, once"));
    let doubts = result.doubts.len();
    let about = format!("doubts-{id}");
    html! {
        <tbody key={id}>
            <tr data-strategy={id}>
                <th scope="row">{ named(result.strategy) }</th>
                <td data-col="median" class="number">
                    { median }
                    if doubts > 0 && columns.median_ms.is_some() {
                        <button
                            type="button" class="dagger" onclick={toggle} aria-expanded={open.to_string()} aria-controls={about.clone()}
                            aria-label={format!("{} about {}", format::counted(doubts as u64, "doubt"), crate::model::wording::name(result.strategy))}
                        >{ format!("†{doubts}") }</button>
                    }
                </td>
                <td data-col="interval" class="number">{ interval }</td>
                <td data-col="speedup" class="number">{ with_below(speedup, speedup_interval) }</td>
                <td data-col="startup" class="number">{ with_below(startup, paid_once) }</td>
                <td data-col="memory" class="number">{ memory }</td>
                <td data-col="answer" class={classes!((columns.answers == Answers::Wrong).then_some("error"))}>{ answer(columns.answers) }</td>
            </tr>
            if let Some(reason) = &result.reason {
                <tr class="note"><td colspan={WIDTH.to_string()}>{ reason }</td></tr>
            }
            <tr class="note" id={about} hidden={!open}>
                <td colspan={WIDTH.to_string()}>
                    <ul>{ for result.doubts.iter().map(|doubt| html! { <li>{ doubt.message() }</li> }) }</ul>
                </td>
            </tr>
        </tbody>
    }
}

/// A cell's text, and a smaller one below it.
fn with_below(text: String, below: Option<String>) -> Html {
    html! {
        <>
            { text }
            if let Some(below) = below {
                <span class="sub">{ below }</span>
            }
        </>
    }
}

fn answer(answers: Answers) -> String {
    match answers {
        Answers::Right => format!("✓ {}", answers.words()),
        Answers::Wrong => format!("{}: not timed", answers.words()),
        Answers::Failed | Answers::Unavailable | Answers::ToCome => answers.words().to_owned(),
    }
}
