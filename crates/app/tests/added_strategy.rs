//! A strategy that only this process knows is a row of the table of strategies, and then everything knows it: the form, a link, a record, the
//! schema's test, the charts, every export, the site's style sheet and the estimate.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use overlap_app::{Estimate, Form};
use overlap_drawing::{
    Svg,
    export::{EXPORTS, class_csv, summary_csv, sweep_csv},
    layout, marker, strategies_css,
};
use overlap_findings::{
    class::class,
    model::{Capacity, TaskCost, ideal_ms},
    sweep::{Findings, Plotted},
    testing::record,
    verdict,
};
use overlap_lessons::html;
use overlap_protocol::{
    convert, permalink, wire,
    workloads::{self, Preset},
};
use overlap_record::{
    RunRecord, SpanKind, Strategy, StrategyId, json, palette,
    palette::Theme,
    read_record,
    strategy::{Colours, Computing, Lanes, Mechanism, Memory, Needs, Waits, Words},
    testing::{add_strategy, repeat, result, span},
};

/// Workers that take tasks from each other: as rayon's, but that each goes on with other tasks while one waits.
static STEALING: Strategy = Strategy {
    name: "stealing",
    title: "Stealing",
    gloss: "workers that take tasks from each other",
    words: Words {
        subject: "stealing workers",
        is_plural: true,
        explained: |workers| {
            format!("stealing workers are {workers} workers that take tasks from each other")
        },
    },
    in_cpython: None,
    needs: Needs::SharedMemory,
    mechanism: Mechanism {
        lanes: Lanes::Workers,
        waits: Waits::Overlap,
        computing: Computing::Together,
        memory: Memory::Shared,
    },
    is_baseline: false,
    colours: Colours { light: "#7a5c00", dark: "#f0e442" },
    marker: "M-5 0H5M0-5V5",
    source: "stealing.rs",
};

const SCHEMA: &str = include_str!("../../../www/schema/run-record.v1.json");

/// Four tasks that took serial 400 ms and `id` 100 ms.
fn run(id: StrategyId, workers: u32) -> RunRecord {
    let spans = |each_ms: f64| -> Vec<_> {
        (0..4_u32)
            .map(|task| {
                span(task, 0, SpanKind::Run, f64::from(task) * each_ms, f64::from(task + 1) * each_ms)
            })
            .collect()
    };
    let repeats = |total_ms: f64| vec![repeat(total_ms, spans(total_ms / 4.0)); 6];
    let mut record = record(vec![
        result(StrategyId::baseline(), repeats(400.0)),
        result(id, repeats(200.0 / f64::from(workers))),
    ]);
    record.spec.workers = workers;
    record.results[1].workers = workers;
    record
}

#[test]
fn everything_takes_a_strategy_from_the_table() {
    let id = add_strategy(&STEALING);
    assert_eq!(StrategyId::all().last(), Some(id));
    asked_for(id);
    recorded(id);
    drawn(id);
    exported(id);
    on_the_site(id);
    told(id);
}

/// Form, link, message and estimate.
fn asked_for(id: StrategyId) {
    let workload = workloads::find("long_comp").unwrap();
    let mut spec = convert::default_spec(workload, Preset::Quick, 2);
    assert!(spec.strategies.contains(&id), "a run has every strategy unless told otherwise");
    spec.strategies = vec![StrategyId::baseline()];
    let mut form = Form::of(&spec, None);
    form.choose(id, true);
    let spec = form.check().unwrap();
    assert_eq!(spec.strategies, [StrategyId::baseline(), id]);

    let link = permalink::decode("?v=1&workload=long_comp&strategies=serial,stealing", 2);
    assert!(link.notices.is_empty(), "{:?}", link.notices);
    assert_eq!(link.settings.spec.strategies, [StrategyId::baseline(), id]);
    assert!(permalink::encode(&link.settings).contains("serial,stealing"));
    let refused = permalink::decode("?v=1&strategies=borrowing", 2).notices;
    assert!(format!("{refused:?}").contains("gil and stealing"), "{refused:?}");

    let message = overlap_protocol::ToEngine::StartPool { strategy: id, workers: 2 };
    assert_eq!(
        wire::decode::<overlap_protocol::ToEngine>(&wire::encode(&message).unwrap()).unwrap(),
        message
    );

    let of = |strategies: &[StrategyId]| {
        Estimate::of(&overlap_protocol::Spec { strategies: strategies.to_vec(), ..spec.clone() }, 2).total_ms
    };
    let [added, serial] = [of(&[id]), of(&[StrategyId::baseline()])];
    assert!(added > 0.0 && added < serial, "two workers compute faster than one: {added} ms, {serial} ms");
}

/// Written, read, and held against the published schema, which has a list of names of its own.
fn recorded(id: StrategyId) {
    let record = run(id, 2);
    let written = json(&record).unwrap();
    assert!(written.contains("\"strategy\": \"stealing\""), "{written}");
    assert_eq!(read_record(&written).unwrap(), record);

    let mut schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    let is_valid =
        |schema: &serde_json::Value| jsonschema::draft202012::new(schema).unwrap().is_valid(&written);
    assert!(!is_valid(&schema), "the schema's test tells that its list lacks a name");
    schema["$defs"]["strategy"]["enum"].as_array_mut().unwrap().push(id.name().into());
    assert!(is_valid(&schema), "nothing but the list knows the names");
}

/// Sweep, class, marks and colours.
fn drawn(id: StrategyId) {
    let runs = [run(id, 1), run(id, 2)];
    let sweep = [(1.0, &runs[0]), (2.0, &runs[1])];
    let findings = Findings::of(&sweep);
    assert!(findings.scalings.iter().any(|scaling| scaling.strategy == id), "it shares tasks out");
    for plotted in [Plotted::Speedup, Plotted::Time] {
        let chart = layout::chart(&[1.0, 2.0], &sweep, plotted, &findings).unwrap();
        let series = chart.series.iter().find(|series| series.strategy == id).unwrap();
        assert_eq!(series.dots.len(), 2, "{plotted:?}");
    }
    let words = findings.verdict(Plotted::Speedup, "workers");
    assert!(words.contains("tealing workers with 2 workers"), "{words}");
    assert!(sweep_csv("workers", &sweep).contains("2,stealing,true,true,"));

    let class = class(&[("Ada", &runs[1])]);
    assert!(class.points().iter().any(|point| point.strategy == id));
    assert!(class_csv(&class).contains("Ada,1.96,true,stealing,"));

    let mut svg = Svg::default();
    marker(&mut svg, id);
    assert!(svg.finish().contains(STEALING.marker));
    assert_eq!(palette::colour(id, Theme::Dark), STEALING.colours.dark);
}

/// Every file that a record can be saved as.
fn exported(id: StrategyId) {
    let record = run(id, 2);
    for export in EXPORTS {
        let text = (export.write)(&record).unwrap();
        assert!(text.contains(id.name()), "{}: {text}", export.name);
    }
    assert!(summary_csv(&record).contains("stealing,2,true,true,6,100,"));
    let picture = EXPORTS.iter().find(|export| export.name == "svg").unwrap();
    let picture = (picture.write)(&record).unwrap();
    assert!(picture.contains("stealing on 2 workers: 100 ms") && picture.contains(STEALING.colours.light));
}

/// What the built site gets from the table.
fn on_the_site(id: StrategyId) {
    let css = strategies_css();
    assert!(css.contains("--stealing: #7a5c00;") && css.contains("[data-colour=\"stealing\"]"), "{css}");
    assert!(html::strategy_boxes().contains(&format!("value=\"{id}\" /> Stealing</label>")));
}

/// Verdict and ideal.
fn told(id: StrategyId) {
    let verdict = verdict(&run(id, 2));
    assert!(
        verdict.headline.contains("stealing workers were 4.0 times as fast as serial"),
        "{}",
        verdict.headline
    );
    assert!(
        verdict.details.iter().any(|text| text.contains("2 workers that take tasks from each other")),
        "{:?}",
        verdict.details
    );
    let tasks = [TaskCost { run_ms: 30.0, wait_ms: 10.0 }; 4];
    let capacity = Capacity { workers: 2, cores: 2.0 };
    assert_eq!(ideal_ms(id, &tasks, capacity), 60.0, "all computing on two cores, with the waits between");
}
