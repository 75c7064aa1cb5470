//! Spans of a record that is over, drawn where live spans were.

use crate::model::{Painter, Same};
use overlap_record::RunRecord;
use yew::prelude::*;

/// Whenever another record is to be shown, has the painter draw the last repeat of each of its strategies. `None` leaves the painter
/// to the run under way.
#[hook]
pub fn use_replay(painter: &Painter, record: Option<Same<RunRecord>>) {
    let painter = painter.clone();
    use_effect_with(record, move |record| {
        if let Some(record) = record {
            painter.update(|live| {
                live.clear();
                live.show(record, usize::MAX);
            });
        }
    });
}
