//! The button that runs, Cancel, and how far the run is.

use super::Shell;
use crate::model::{Estimate, Phase};
use overlap_record::format;
use yew::prelude::*;

/// What a bar's elements are called.
#[derive(Clone, Copy)]
pub struct RunBarNames {
    /// The class of the bar.
    pub class: &'static str,
    /// The id of the button that runs.
    pub run: &'static str,
    /// The id of the button that confirms a long run.
    pub confirm: &'static str,
    /// The id of the button that cancels.
    pub cancel: &'static str,
    /// The id of the line that says how far the run is.
    pub progress: &'static str,
}

/// A button that runs something, with what is said of it.
pub struct RunBar {
    /// What its elements are called.
    pub names: RunBarNames,
    /// What its button says.
    pub label: &'static str,
    /// Whether its button is the one that matters most.
    pub primary: bool,
    /// The long run that the reader is asked about.
    pub asking: Option<Estimate>,
    /// Whether the run under way is this bar's.
    pub mine: bool,
    /// Whether its last run failed.
    pub failed: bool,
    /// How much of the run is done, 0 to 1; `None` where that is not known yet.
    pub share: Option<f64>,
    /// How far the run is, in words.
    pub words: String,
    /// What the button does; `None` where it sends the form that it stands in.
    pub run: Option<Callback<MouseEvent>>,
    /// Takes back the question about a long run.
    pub decline: Callback<MouseEvent>,
    /// Cancels the run.
    pub cancel: Callback<MouseEvent>,
    /// More buttons.
    pub more: Html,
}

/// The bar. A long run is asked about first.
pub fn run_bar(shell: &Shell, bar: RunBar) -> Html {
    let RunBar { names, label, primary, asking, mine, failed, share, words, run, decline, cancel, more } =
        bar;
    let words = shell.silence().filter(|_| mine).unwrap_or(words);
    let kind = if run.is_some() { "button" } else { "submit" };
    html! {
        <div class={names.class}>
            <div class="run-row">
                if let Some(estimate) = asking {
                    <div class="confirm" role="group" aria-label="Confirm a long run">
                        <p>{ format!("This will take about {}.", estimate.words()) }</p>
                        <button type={kind} id={names.confirm} class="primary" onclick={run}>{ "Run anyway" }</button>
                        <button type="button" onclick={decline}>{ "Not now" }</button>
                    </div>
                } else {
                    <button
                        type={kind} id={names.run} class={classes!(primary.then_some("primary"))} disabled={!shell.can_start()}
                        hidden={mine && kind == "button"} onclick={run}
                    >{ label }</button>
                    <button
                        type="button" id={names.cancel} onclick={cancel} hidden={!mine}
                        disabled={!mine || shell.phase == Phase::Cancelling}
                    >{ "Cancel" }</button>
                    { more }
                }
                <p id={names.progress} class={classes!("progress", failed.then_some("error"))} role="status">{ words }</p>
            </div>
            if mine {
                if let Some(share) = share {
                    <progress max="1" value={format!("{share:.3}")} aria-label="Share of the run that is done"></progress>
                } else {
                    <progress aria-label="Working"></progress>
                }
            }
        </div>
    }
}

impl Shell {
    /// What is said of an engine that should be heard and is not.
    fn silence(&self) -> Option<String> {
        let engine = self.silent.filter(|_| matches!(self.phase, Phase::Running(_)))?;
        Some(format!(
            "No message has come from {engine} for some seconds. It may be in a long call of native code, or the browser may hold its \
             worker back: close the developer tools and other tabs with labs. Cancel stops it."
        ))
    }

    /// What a phase means on every page, in words; `None` where a page says it itself.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        Some(match &self.phase {
            Phase::Loading => String::from("Checking your browser …"),
            Phase::Queued => String::from("Another lab of this site is running; this one comes next …"),
            Phase::Cancelling => String::from("Cancelling …"),
            Phase::Cancelled { after_ms } => {
                format!("Cancelled; ready again after {}.", format::ms(*after_ms))
            }
            Phase::Failed(message) => message.clone(),
            Phase::Running(progress) if progress.at.is_none() => String::from("Starting …"),
            Phase::Idle | Phase::Asking(_) | Phase::Running(_) | Phase::Done => return None,
        })
    }
}
