use overlap_drawing::export::{chrome_trace, class_csv, markdown, spans_csv, summary_csv, svg};
use overlap_findings::{class::class, testing::record};
use overlap_record::{
    RunRecord, Span, SpanKind, StrategyId, StrategyResult, Value, json, read_record,
    testing::{repeat, result, span, spans, unavailable},
};
use proptest::prelude::*;
use serde_json::Value as Json;

fn some_record(spans: Vec<Span>) -> RunRecord {
    let mut record = record(vec![
        result(StrategyId::SERIAL, vec![repeat(400.0, spans.clone()), repeat(410.0, spans.clone())]),
        result(StrategyId::ASYNC, vec![repeat(200.0, spans.clone())]),
        unavailable(StrategyId::RAYON, "it needs \"isolation\", <here>"),
    ]);
    record.spec.tasks = 1000;
    record
}

fn small() -> RunRecord {
    let spans = vec![span(0, 0, SpanKind::Run, 0.0, 1.5), span(1, 0, SpanKind::Wait, 0.25, 400.0)];
    some_record(spans)
}

/// Every strategy, in the page's order.
fn every() -> Vec<StrategyId> {
    StrategyId::all().collect()
}

#[test]
fn json_keeps_a_span_on_one_line() {
    let text = json(&small()).unwrap();
    let line = r#"            {"task":0,"lane":0,"kind":"run","start_ms":0.0,"end_ms":1.5},"#;
    assert!(text.lines().any(|found| found == line), "{text}");
    assert!(text.starts_with("{\n  \"schema\": \"overlap.run/1\",\n  \"app\": {\n"));
}

#[test]
fn values_that_json_has_no_number_for_are_texts() {
    let write = |number: f64| serde_json::to_string(&Value::Number(number)).unwrap();
    assert_eq!(write(f64::NAN), "\"NaN\"");
    assert_eq!(write(f64::INFINITY), "\"inf\"");
    assert_eq!(write(362_880.0), "362880");
    assert_eq!(write(2236.5678097446853), "2236.5678097446853");
    assert_eq!(write(-0.0), "-0.0");
    assert_eq!(write(1e300), "1e+300");
}

#[test]
fn csv_has_a_row_for_each_span_and_each_strategy() {
    let spans = spans_csv(&small());
    let lines: Vec<&str> = spans.split("\r\n").collect();
    assert_eq!(lines[0], "strategy,repeat,task,lane,kind,start_ms,end_ms");
    assert_eq!(lines[1], "serial,1,0,0,run,0,1.5");
    assert_eq!(lines[6], "async,1,1,0,wait,0.25,400");
    assert_eq!(lines.len(), 1 + 6 + 1, "a line end after the last row");

    let summary = summary_csv(&small());
    let lines: Vec<&str> = summary.split("\r\n").collect();
    assert_eq!(lines[1], "serial,1,true,true,2,405,402.5,407.5,400,410,1,1,1,0,1310720,,,");
    assert!(lines[2].starts_with("async,1,true,true,1,200,200,200,200,200,2,2,2,0,"), "{}", lines[2]);
    assert!(lines[3].ends_with(",,\"it needs \"\"isolation\"\", <here>\","), "{}", lines[3]);
    assert!(lines[..4].iter().filter(|line| !line.contains('"')).all(|line| line.split(',').count() == 18));
}

#[test]
fn markdown_is_a_table() {
    let mut record = small();
    record
        .results
        .push(StrategyResult { answer_ok: false, ..result(StrategyId::GIL, vec![repeat(1.0, vec![])]) });
    let text = markdown(&record);
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 6, "{text}");
    assert!(rows.iter().all(|row| row.matches('|').count() == 10), "{text}");
    assert_eq!(
        rows[2],
        "| serial | 1 | 405 ms | 400 ms to 410 ms | 1.0 × (1.0 ×) | 0 ms | – | 1.3 MB | right |"
    );
    assert!(rows[4].contains("it needs \"isolation\", &lt;here>"), "{}", rows[4]);
    let told = "\n\nTimelines:\n\n- serial: 2 tasks on 1 lane, finished after 400 ms. At most 1 task computed and at most 1 task waited at once.\n\
        - async: 2 tasks";
    assert!(text.contains(told) && !text.contains("- gil: "), "{text}");
    assert_eq!(rows[5], "| gil | 2 | – | – | – | – | – | 1.3 MB | **wrong** |", "no time for a wrong answer");
}

#[test]
fn chrome_trace_follows_the_format() {
    let trace: Json = serde_json::from_str(&chrome_trace(&small()).unwrap()).unwrap();
    assert_eq!(trace["displayTimeUnit"], "ms");
    let events = trace["traceEvents"].as_array().unwrap();
    let of = |ph: &str| events.iter().filter(|event| event["ph"] == ph).collect::<Vec<_>>();
    assert_eq!(of("X").len(), 2, "one a strategy fits the first row");
    assert_eq!(of("X")[0]["ts"], 0.0);
    assert_eq!(of("X")[0]["dur"], 1500.0);
    assert_eq!((&of("b")[0]["ts"], &of("e")[0]["ts"]), (&Json::from(250.0), &Json::from(400_000.0)));
    assert_eq!(of("b")[0]["id"], of("e")[0]["id"]);
    let names: Vec<&str> = of("M")
        .iter()
        .filter(|event| event["name"] == "process_name")
        .filter_map(|event| event["args"]["name"].as_str())
        .collect();
    assert_eq!(names, ["serial (repeat 1)", "async (repeat 1)"]);
}

#[test]
fn the_picture_that_the_site_ships_is_the_export_of_its_record() {
    let record = read_record(include_str!("../../../../www/recorded/wait.json")).unwrap();
    let picture = include_str!("../../../../www/recorded/wait.svg");
    assert_eq!(picture, svg(&record, &record.spec.strategies), "write www/recorded/wait.svg anew");
}

#[test]
fn svg_escapes_text_and_leaves_out_wrong_answers() {
    let mut record = small();
    record.spec.workload = "<script>alert('&')</script>\u{1}".to_owned();
    record.results[1].answer_ok = false;
    let picture = svg(&record, &every());
    assert!(
        picture.contains("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt; : 1,000 tasks"),
        "{picture}"
    );
    assert!(!picture.contains("<script") && !picture.contains('\u{1}'));
    assert!(picture.contains("serial: 400 ms") && !picture.contains("async: "));
    assert!(!svg(&record, &[StrategyId::GIL]).contains("serial: "));
}

/// Checks that tags nest, attributes are quoted and every pattern that is used is defined: enough for SVG as written here.
fn check_xml(text: &str) -> Result<(), TestCaseError> {
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').ok_or_else(|| TestCaseError::fail("a tag without an end"))?;
        prop_assert_eq!(tag.matches('"').count() % 2, 0, "{}", tag);
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if tag.starts_with('/') {
            prop_assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    prop_assert!(open.is_empty());
    for used in text.split("url(#").skip(1) {
        let id = used.split(')').next().unwrap_or_default();
        let defined = format!("id=\"{id}\"");
        prop_assert!(text.contains(&defined), "{}", defined);
    }
    prop_assert!(!text.contains("NaN") && !text.contains("inf"));
    Ok(())
}

proptest! {
    #[test]
    fn json_is_read_back_to_the_last_digit(spans in spans(30), total in 0.0..1e9_f64, answer: f64, text in ".{0,20}", seed: u64) {
        let mut record = some_record(spans);
        record.results[0].repeats[0].total_ms = total;
        record.results[0].answers = vec![Value::Number(if answer.is_finite() { answer } else { 0.1 }), Value::Text(text)];
        record.spec.seed = seed;
        let written = json(&record).unwrap();
        let read = read_record(&written).unwrap();
        prop_assert_eq!(&read, &record);
        prop_assert_eq!(json(&read).unwrap(), written);
    }

    #[test]
    fn chrome_trace_holds_each_span_once_and_complete_events_of_a_lane_do_not_overlap(spans in spans(60)) {
        let trace: Json = serde_json::from_str(&chrome_trace(&some_record(spans.clone())).unwrap()).unwrap();
        let events = trace["traceEvents"].as_array().unwrap();
        let of = |ph: &str| events.iter().filter(|event| event["ph"] == ph && event["pid"] == 1).collect::<Vec<_>>();
        prop_assert_eq!(of("X").len() + of("b").len(), spans.len());
        prop_assert_eq!(of("b").len(), of("e").len());
        for lane in 0..4 {
            let times: Vec<[f64; 2]> = of("X")
                .into_iter()
                .filter(|event| event["tid"] == lane)
                .map(|event| ["ts", "dur"].map(|key| event[key].as_f64().unwrap()))
                .collect();
            prop_assert!(times.windows(2).all(|pair| pair[0][0] + pair[0][1] <= pair[1][0] + 1e-6));
        }
    }

    #[test]
    fn svg_is_sound_xml(spans in spans(60), workload in ".{0,20}") {
        let mut record = some_record(spans);
        record.spec.workload = workload;
        check_xml(&svg(&record, &every()))?;
        record.results.clear();
        check_xml(&svg(&record, &every()))?;
    }
}

fn two_strategies(serial_ms: f64, rayon_ms: f64) -> RunRecord {
    let spans = vec![span(0, 0, SpanKind::Run, 0.0, 1.0)];
    record(vec![
        result(StrategyId::SERIAL, vec![repeat(serial_ms, spans.clone()), repeat(serial_ms, spans.clone())]),
        result(StrategyId::RAYON, vec![repeat(rayon_ms, spans.clone()), repeat(rayon_ms, spans)]),
    ])
}

#[test]
fn a_class_is_written_with_a_row_a_machine_and_strategy() {
    let (two, mut other) = (two_strategies(20.0, 10.0), two_strategies(20.0, 4.0));
    other.environment.cores_measured = None;
    other.results[1] = unavailable(StrategyId::RAYON, "not isolated");
    let text = class_csv(&class(&[("=Zoe, \"Z\"", &two), ("Ada", &other)]));
    assert_eq!(
        text,
        "machine,cores,cores_measured,strategy,median_ms,speedup\r\n\
         \"'=Zoe, \"\"Z\"\"\",1.96,true,serial,20,1\r\n\
         \"'=Zoe, \"\"Z\"\"\",1.96,true,rayon,10,2\r\n\
         Ada,2,false,serial,20,1\r\n"
    );
}
