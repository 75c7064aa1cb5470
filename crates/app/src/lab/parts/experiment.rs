//! Which workload, and with whose values.

use super::view::View;
use crate::{lab::state::Action, shell::chosen};
use overlap_protocol::workloads::{self, Preset, Workload};
use yew::prelude::*;

/// The choice of a workload and of a preset.
pub fn experiment(view: &View) -> Html {
    let form = &view.state.form;
    let workload = form.workload();
    let choose = chosen(&view.dispatch, |id| workloads::find(id).map(Action::ChooseWorkload));
    let undo = view.on::<MouseEvent>(Action::Undo);
    let preset = form.preset();
    let radio = |value: Preset, id: &'static str, label: &'static str| {
        let onchange = view.on::<Event>(Action::ChoosePreset(value));
        html! {
            <label class="choice"><input type="radio" name="preset" {id} checked={preset == Some(value)} {onchange} />{ label }</label>
        }
    };
    html! {
        <section class="experiment">
            <label class="field-label" for="workload">{ "Experiment" }</label>
            <select id="workload" onchange={choose} aria-describedby="workload-about">
                { for groups().into_iter().map(|(document, members)| html! {
                    <optgroup label={document}>
                        { for members.into_iter().map(|member| html! {
                            <option value={member.id()} selected={member.id() == workload.id()}>{ member.title() }</option>
                        }) }
                    </optgroup>
                }) }
            </select>
            <p id="workload-about" class="about">
                { "Each task: " }{ uncapitalised(workload.summary()) }<span class="source">{ origin(workload.source()) }</span>
            </p>
            <div class="presets" role="radiogroup" aria-label="Values">
                { radio(Preset::Quick, "preset-quick", "Quick") }
                { radio(Preset::Document, "preset-document", "As published") }
                if preset.is_none() {
                    <span class="muted">{ "your own values" }</span>
                }
                if view.state.undo.is_some() {
                    <button type="button" class="quiet" id="undo" onclick={undo}>{ "Undo" }</button>
                }
            </div>
            <p class="about preset-note">{ note(workload, preset) }</p>
        </section>
    }
}

fn note(workload: &dyn Workload, preset: Option<Preset>) -> &'static str {
    match preset {
        Some(Preset::Quick) => workload.quick_note(),
        Some(Preset::Document) => "The document’s own values.",
        None => "",
    }
}

/// The workloads by the document they come from, in the catalogue's order. A source begins with the document's letter
/// and its title: `A: "Parallelisation in Python", …`.
fn groups() -> Vec<(&'static str, Vec<&'static dyn Workload>)> {
    let mut groups: Vec<(&str, Vec<&'static dyn Workload>)> = Vec::new();
    for workload in workloads::ALL.iter().copied() {
        let document = document(workload.source());
        match groups.iter_mut().find(|(known, _)| *known == document) {
            Some((_, members)) => members.push(workload),
            None => groups.push((document, vec![workload])),
        }
    }
    // What is no document's comes last.
    if let Some(at) = groups.iter().position(|(document, _)| *document == OWN) {
        groups[at..].rotate_left(1);
    }
    groups
}

/// Where a workload comes from, as a sentence. A document's source begins with its letter.
fn origin(source: &str) -> String {
    if document(source) == OWN { source.to_owned() } else { format!("From {source}.") }
}

const OWN: &str = "This project’s own";

fn document(source: &str) -> &str {
    source.split_once(": \"").and_then(|(_, rest)| rest.split_once('"')).map_or(OWN, |(title, _)| title)
}

fn uncapitalised(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
