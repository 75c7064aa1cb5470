//! A span in words.

use crate::model::wording;
use overlap_drawing::layout::Placed;
use overlap_record::{StrategyId, format};
use web_sys::Element;
use yew::NodeRef;

/// One span, or the longest of several that are too narrow to tell apart.
pub fn words(strategy: StrategyId, placed: &Placed, count: u32, ids: &[i64]) -> String {
    let span = placed.span;
    let task = span.task.map(|task| ids.get(task as usize).copied().unwrap_or(i64::from(task)));
    let task = task.map_or_else(String::new, |id| format!("task {id} "));
    let until = if placed.open { String::from("now") } else { format::ms(span.end_ms) };
    let more = match count {
        0 | 1 => String::new(),
        2 => String::from(", and 1 span too narrow to show separately"),
        more => format!(", and {} spans too narrow to show separately", format::count(u64::from(more - 1))),
    };
    format!(
        "{}, {}: {task}{}, {} to {until} ({}){more}",
        wording::name(strategy),
        wording::lane(span.lane),
        wording::kind(span.kind),
        format::ms(span.start_ms),
        format::ms(span.end_ms - span.start_ms),
    )
}

/// Puts a text into an element.
pub fn write(element: &NodeRef, text: &str) {
    if let Some(element) = element.cast::<Element>() {
        element.set_text_content(Some(text));
    }
}
