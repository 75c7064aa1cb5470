//! Which workload, and with whose values.

use super::{language::language, view::View};
use crate::{lab::state::Action, shell::chosen};
use overlap_protocol::workloads::{self, Preset, Workload};
use overlap_record::Language;
use yew::prelude::*;

/// The choice of a workload and of a preset.
pub fn experiment(view: &View) -> Html {
    let form = &view.state.form;
    let workload = form.workload();
    let choose = chosen(&view.dispatch, |id| workloads::find(id).map(Action::ChooseWorkload));
    let onclick = view.on::<MouseEvent>(Action::Undo);
    let undo = html! {
        if view.state.undo.is_some() {
            <button type="button" class="quiet" id="undo" {onclick}>{ "Undo" }</button>
        }
    };
    let (preset, own) = (form.preset(), workloads::own());
    let radio = |value: Preset, id: &'static str, label: &'static str| {
        let onchange = view.on::<Event>(Action::ChoosePreset(value));
        html! {
            <label class="choice"><input type="radio" name="preset" {id} checked={preset == Some(value)} {onchange} />{ label }</label>
        }
    };
    html! {
        <section class="experiment">
            <label class="field-label" for="workload">{ "Workload" }</label>
            <select id="workload" onchange={choose} aria-describedby="workload-about">
                { for groups().into_iter().map(|(document, members)| html! {
                    <optgroup label={document}>
                        { for members.into_iter().map(|member| html! {
                            <option value={member.id} selected={member.id == workload.id}>{ member.title }</option>
                        }) }
                    </optgroup>
                }) }
                <optgroup label="Yours">
                    <option value={own.id} selected={form.is_own()}>{ own.title }</option>
                </optgroup>
            </select>
            <p id="workload-about" class="about">
                { "Each task: " }{ uncapitalised(workload.summary) }
                if !form.is_own() {
                    <span class="source">{ workload.source.sentence() }</span>
                }
            </p>
            { language(view) }
            if !form.is_own() {
                <div class="presets" role="radiogroup" aria-label="Values">
                    { radio(Preset::Quick, "preset-quick", "Quick") }
                    { radio(Preset::Document, "preset-document", "As published") }
                    if preset.is_none() {
                        <span class="muted">{ "your own values" }</span>
                    }
                    { undo.clone() }
                </div>
            } else {
                { undo }
            }
            <p class="about preset-note">{ note(workload, preset, view.state.form.lang) }</p>
        </section>
    }
}

/// What the values are. What a workload says of its quick ones is about compiled code.
fn note(workload: &Workload, preset: Option<Preset>, lang: Language) -> &'static str {
    match preset {
        Some(Preset::Quick) if lang.is_rust() => workload.quick_note,
        Some(Preset::Quick) if !workload.quick_in_python.is_empty() => {
            "Less work than for Rust, since an interpreter takes many times as long."
        }
        Some(Preset::Document) => "The document’s own values.",
        Some(Preset::Quick) | None => "",
    }
}

/// The workloads by the title of the document that they come from, in the catalogue's order.
fn groups() -> Vec<(&'static str, Vec<&'static Workload>)> {
    let mut groups: Vec<(&str, Vec<&'static Workload>)> = Vec::new();
    for workload in workloads::all().iter().copied() {
        let title = workload.source.document().map_or(OWN, |document| document.title);
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, members)) => members.push(workload),
            None => groups.push((title, vec![workload])),
        }
    }
    // What is no document's comes last.
    if let Some(at) = groups.iter().position(|(title, _)| *title == OWN) {
        groups[at..].rotate_left(1);
    }
    groups
}

/// The group of the workloads that come from no document.
const OWN: &str = "This project’s own";

fn uncapitalised(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}
