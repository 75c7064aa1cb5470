//! What can be taken away: each export can be read by what it is for.

use crate::support::{ALL, ENOUGH, query};
use overlap_browser_tests::{
    Error,
    page::Page,
    suite::{Case, Subject},
};
use overlap_record::{RunRecord, StrategyId};
use serde_json::Value;

pub const SUBJECT: Subject = Subject::new("exports", &[Case::new("every_kind", every_kind)]).alike();

fn every_kind(page: &Page) -> Result<(), Error> {
    let record = page
        .measure(&query("mix", "tasks=4&task_ms=30&compute_share=0.5", ALL, "warmup=0&pool=fresh"), ENOUGH)?;
    assert!(page.property("#export-chrome", "href")?.ends_with('#'), "none is made unasked");
    page.export("chrome")?;
    assert!(page.property("#export-chrome", "href")?.starts_with("blob:"));
    for kind in ["json", "csv", "markdown", "svg", "chrome"] {
        assert!(page.property(&format!("#export-{kind}"), "download")?.contains('.'), "{kind} names a file");
    }
    csv(&record, &page.export("csv")?);
    markdown(&page.export("markdown")?);
    svg(&page.export("svg")?);
    chrome(&record, &serde_json::from_str(&page.export("chrome")?)?);
    Ok(())
}

fn spans(record: &RunRecord) -> usize {
    record.results.iter().flat_map(|result| &result.repeats).map(|repeat| repeat.spans.len()).sum()
}

fn csv(record: &RunRecord, text: &str) {
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.len(), spans(record) + 1, "a head, and a row for each span");
    let columns = rows[0].split(',').count();
    assert!(columns > 4, "{}", rows[0]);
    for row in &rows[1..] {
        assert_eq!(row.split(',').count(), columns, "{row}");
    }
}

fn markdown(text: &str) {
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() >= 2 + StrategyId::all().len(), "a head, a rule, and a row for each strategy: {text}");
    for id in StrategyId::all() {
        assert!(rows.iter().any(|row| row.contains(id.name())), "{id} has a row: {text}");
    }
}

fn svg(text: &str) {
    let document =
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("the SVG is no XML: {error}"));
    assert_eq!(document.root_element().tag_name().name(), "svg");
    let shapes =
        document.descendants().filter(|node| ["rect", "path"].contains(&node.tag_name().name())).count();
    assert!(shapes >= StrategyId::all().len(), "it draws {shapes} shapes");
    assert!(!text.contains("href=\"http"), "it needs nothing from elsewhere");
}

fn chrome(record: &RunRecord, trace: &Value) {
    let events = trace
        .get("traceEvents")
        .and_then(Value::as_array)
        .unwrap_or_else(|| panic!("no traceEvents: {trace}"));
    let of = |phase: &str| events.iter().filter(|event| event["ph"] == phase).collect::<Vec<_>>();
    // Waits that overlap on the executor's lane are pairs of asynchronous events.
    let (complete, begun, ended) = (of("X"), of("b"), of("e"));
    assert_eq!(complete.len() + begun.len(), spans(record), "one event a span");
    assert_eq!(begun.len(), ended.len(), "what begins ends");
    for event in &complete {
        assert!(event["dur"].as_f64().is_some_and(|us| us >= 0.0), "{event}");
    }
    for event in complete.into_iter().chain(begun).chain(ended) {
        assert!(event["ts"].is_number() && event["name"].is_string(), "{event}");
        assert!(event["pid"].is_number() && event["tid"].is_number(), "{event}");
    }
}
