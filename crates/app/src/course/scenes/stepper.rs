//! One lost update, access by access, forwards and backwards.

use overlap_findings::{AccessStep, access_steps, actors};
use overlap_record::{Access, AccessKind, StrategyId, format::count};
use std::{fmt::Write, rc::Rc};
use yew::prelude::*;

/// Properties of [`Stepper`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The accesses of one repeat, in their order.
    pub accesses: Rc<[Access]>,
    /// Which repeat that was, from 1, and of how many.
    pub repeat: (usize, usize),
    /// The strategy that ran.
    pub strategy: StrategyId,
}

/// The controls, the present access in words, and a table of the accesses so far.
#[component]
pub fn Stepper(props: &Props) -> Html {
    let known = use_memo(Rc::clone(&props.accesses), |accesses| (actors(accesses), access_steps(accesses)));
    let at = use_state_eq(|| 0_usize);
    {
        // Another run begins at its first access.
        let at = at.setter();
        use_effect_with(Rc::clone(&known), move |_| at.set(0));
    }
    let (tasks, steps) = &*known;
    let last = steps.len().saturating_sub(1);
    let now = (*at).min(last);
    let go = {
        let at = at.setter();
        Callback::from(move |to: usize| at.set(to.min(last)))
    };
    // At an end it stays where it is, so that the keyboard's focus is not lost.
    let button = |label: &'static str, to: usize| {
        let is_end = to.min(last) == now;
        html! {
            <button type="button" class="tool" aria-disabled={is_end.then_some("true")} onclick={go.reform(move |_: MouseEvent| to)}>
                { label }
            </button>
        }
    };
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| {
            // With Alt or a command key they are the browser's own.
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let to = match event.key().as_str() {
                "ArrowLeft" => now.saturating_sub(1),
                "ArrowRight" => now + 1,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            go.emit(to);
        })
    };
    let (repeat, repeats) = props.repeat;
    html! {
        <div class="scene" data-colour={props.strategy.name()}>
            <p class="hint">{ format!("Your own run: repeat {repeat} of {repeats}, the first that lost an update.") }</p>
            <div class="player" role="group" aria-label="Steps" aria-keyshortcuts="ArrowLeft ArrowRight Home End" {onkeydown}>
                { button("Back", now.saturating_sub(1)) }
                { button("Forward", now + 1) }
                <span id="step">{ format!("Step {} of {}", now + 1, steps.len()) }</span>
                <p class="moment" aria-live="polite">{ steps.get(now).map(|step| step.words.clone()) }</p>
            </div>
            { Html::from_html_unchecked(table(tasks, steps.get(..=now).unwrap_or_default()).into()) }
        </div>
    }
}

/// One row an access, one column a task, and what the counter holds. It holds no text from elsewhere.
fn table(tasks: &[u32], steps: &[AccessStep]) -> String {
    let mut out = String::from(
        "<div class=\"sideways\" tabindex=\"0\" role=\"region\" aria-label=\"The accesses so far\"><table class=\"accesses\">\
         <thead><tr><th scope=\"col\">Step</th>",
    );
    for task in tasks {
        draw!(out, "<th scope=\"col\">Task {task}</th>");
    }
    out.push_str("<th scope=\"col\">Counter</th></tr></thead><tbody>");
    for (row, step) in (1..).zip(steps) {
        if step.left_out > 0 {
            draw!(
                out,
                "<tr><td></td><td colspan=\"{}\">{} not shown</td></tr>",
                tasks.len() + 1,
                count(step.left_out.into())
            );
        }
        let current = if row == steps.len() { " aria-current=\"step\"" } else { "" };
        draw!(out, "<tr{current}><th scope=\"row\">{row}</th>");
        for (task, held) in tasks.iter().zip(&step.holds) {
            out.push_str(&cell(step, *task, *held));
        }
        draw!(out, "<td>{}</td></tr>", count(step.access.value.into()));
    }
    out.push_str("</tbody></table></div>");
    out
}

/// What a task does in a step, or the value that it holds meanwhile.
fn cell(step: &AccessStep, task: u32, held: Option<u32>) -> String {
    let value = count(step.access.value.into());
    match (step.access.kind, held) {
        (AccessKind::Read, _) if step.access.task == task => format!("<td><b>reads {value}</b></td>"),
        (AccessKind::Write, _) if step.access.task == task && step.wiped_out > 0 => {
            format!(
                "<td class=\"wiped\"><b>writes {value}</b> wipes out {}</td>",
                count(step.wiped_out.into())
            )
        }
        (AccessKind::Write, _) if step.access.task == task => format!("<td><b>writes {value}</b></td>"),
        (_, Some(held)) => format!("<td>holds {}</td>", count(held.into())),
        _ => String::from("<td></td>"),
    }
}
