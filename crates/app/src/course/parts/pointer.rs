//! What a link in the text points at on the reader's own timeline.

use crate::{
    browser,
    course::{
        Dispatch,
        state::{Action, State},
    },
    instrument::Highlight,
};
use overlap_record::{RunRecord, SpanKind, StrategyId};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What a link points at.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointer {
    /// The part of the experiment; `None` where any will do.
    pub part: Option<String>,
    /// The spans.
    pub highlight: Highlight,
}

impl Pointer {
    /// Of the link around an element, where there is one.
    pub fn around(target: &Element) -> Option<Self> {
        let link = target.closest("a.show").ok()??;
        let strategy = link.get_attribute("data-strategy")?.parse().ok()?;
        let kind = link.get_attribute("data-kind");
        let kind = SpanKind::ALL.into_iter().find(|known| kind.as_deref() == Some(known.name()));
        Some(Self { part: link.get_attribute("data-part"), highlight: Highlight { strategy, kind } })
    }
}

/// What happens when the reader follows such a link, and when they go back.
pub struct Pointing {
    /// Hears every click on the lesson, and acts on those on links.
    pub point: Callback<MouseEvent>,
    /// Goes back to the text that pointed.
    pub back: Callback<()>,
}

/// Lets links in the text point at spans, and remembers from where.
#[hook]
pub fn use_pointing(state: &Rc<State>, dispatch: &Dispatch) -> Pointing {
    let pointed_from = use_mut_ref(|| None::<HtmlElement>);
    let point = {
        let (state, dispatch, pointed_from) = (state.clone(), dispatch.clone(), pointed_from.clone());
        Callback::from(move |event: MouseEvent| {
            let pointer = event.target_dyn_into::<Element>().and_then(|target| Pointer::around(&target));
            let Some(pointer) = pointer else { return };
            event.prevent_default();
            let active = browser::document().and_then(|document| document.active_element());
            pointed_from.replace(active.and_then(|active| active.dyn_into().ok()));
            match shown_by(&state, &pointer) {
                Some(run) => dispatch.dispatch(Action::Point(run, pointer.highlight)),
                // There is nothing to point at before it has run.
                None => browser::focus("#run-title"),
            }
        })
    };
    let dispatch = dispatch.clone();
    let back = Callback::from(move |()| {
        dispatch.dispatch(Action::PointAway);
        if let Some(element) = pointed_from.take() {
            // A link that is no longer there cannot take the focus, and then it stays.
            let _ = element.focus();
        }
    });
    Pointing { point, back }
}

/// The run that a pointer is about: of the part that it names, else the one that is shown if it has such spans, else the first that
/// has. None before there is a record.
fn shown_by(state: &State, pointer: &Pointer) -> Option<usize> {
    let highlight = pointer.highlight;
    let fits = |index: &usize| {
        let record = state.runs.all.get(*index).and_then(|run| run.record.as_ref());
        record.is_some_and(|record| has(record, highlight.strategy, highlight.kind))
    };
    if let Some(part) = &pointer.part {
        let run = state.runs.find(part)?;
        return state.runs.all[run].record.as_ref().map(|_| run);
    }
    Some(state.shown).filter(fits).or_else(|| state.runs.experiment().into_iter().find(fits))
}

fn has(record: &RunRecord, strategy: StrategyId, kind: Option<SpanKind>) -> bool {
    let of = record.results.iter().filter(|result| result.strategy == strategy);
    let mut spans = of.flat_map(|result| &result.repeats).flat_map(|repeat| &repeat.spans);
    spans.any(|span| kind.is_none_or(|kind| span.kind == kind))
}
