//! What an element shows before its frame is loaded: a module with the titles and with the sketch of each strategy.

use overlap_drawing::{
    hatch::{TILE_PX, hatch},
    sketch::{Block, WIDTH, sketch},
};
use overlap_lessons::ALL;
use overlap_record::{
    SpanKind, StrategyId,
    palette::{Theme, colour},
};
use overlap_workloads as workloads;
use serde_json::{Map, Value, json};

/// The module, as text.
#[must_use]
pub fn pictures_js() -> String {
    let strategies: Vec<Value> = StrategyId::all().map(strategy).collect();
    let kinds: Map<String, Value> = SpanKind::ALL
        .into_iter()
        .map(|kind| {
            let hatch = hatch(kind);
            (kind.to_string(), json!({ "wash": hatch.wash, "lines": hatch.lines, "width": hatch.width_px }))
        })
        .collect();
    let experiments: Map<String, Value> =
        workloads::all().iter().map(|it| (it.id.to_owned(), it.title.into())).collect();
    let lessons: Map<String, Value> = ALL.iter().map(|it| (it.id.to_owned(), it.title().into())).collect();
    let parts = [
        ("WIDTH", json!(WIDTH)),
        ("TILE", json!(TILE_PX)),
        ("KINDS", kinds.into()),
        ("STRATEGIES", strategies.into()),
        ("FIRST", workloads::first().id.into()),
        ("EXPERIMENTS", experiments.into()),
        ("LESSONS", lessons.into()),
    ];
    let parts = parts.map(|(name, value)| format!("export const {name} = {value};\n"));
    format!(
        "// Written when the site is built, from the tables of strategies, experiments and lessons.\n{}",
        parts.concat()
    )
}

/// A strategy's name, its colours in light and dark, and its sketch: rows, and of each block kind, row, start and length.
fn strategy(id: StrategyId) -> Value {
    let blocks = sketch(id);
    let drawn: Vec<_> = blocks.iter().map(|it| json!([it.kind.to_string(), it.lane, it.x, it.w])).collect();
    json!({
        "name": id.name(),
        "title": id.title(),
        "colours": [colour(id, Theme::Light), colour(id, Theme::Dark)],
        "rows": Block::rows(&blocks),
        "blocks": drawn,
    })
}
