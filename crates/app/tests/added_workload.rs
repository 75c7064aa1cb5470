//! A workload that stands in the catalogue is seen everywhere: nothing else in the program has to know of it.
//!
//! The catalogue is read once a process, so this test is alone in its own.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use overlap_app::{
    lab::state::{Action, Field, State},
    model::Estimate,
};
use overlap_drawing::export;
use overlap_protocol::{
    Vary,
    permalink::{decode, encode},
    wire,
    workloads::{
        self, Answer, Compute, Context, Default, ParamError, ParamKind, ParamSpec, Params, Plan, Preset,
        Step, Task, Unstopped, Work, WorkError, WorkKind, Workload, document::Source, testing::add_workload,
    },
};
use overlap_record::{RunRecord, SpanKind, StrategyId, json, read_record, testing};
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use yew::Reducible;

/// Counts from one up to a number.
#[derive(Debug, Serialize, Deserialize)]
struct Count {
    to: u64,
}

impl Compute for Count {
    fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        ctx.checkpoint()?;
        Ok(Answer::Number((1..=self.to).count() as f64))
    }

    /// 1 µs a number, so that a million take a second.
    fn estimate_ms(&self) -> f64 {
        self.to as f64 * 1e-3
    }
}

const fn whole(id: &'static str, label: &'static str, max: u64, quick: u64) -> ParamSpec {
    let kind = ParamKind::Integer { min: 1, max };
    ParamSpec {
        id,
        label,
        kind,
        unit: None,
        document: Default::Integer(quick),
        quick: Default::Integer(quick),
    }
}

static COUNTING: Workload = Workload {
    id: "counting",
    title: "Counting",
    source: Source::Own("how is a workload added?"),
    summary: "Counts from one up to a number.",
    quick_note: "Nothing is scaled down.",
    params: &[whole("tasks", "Tasks", 100, 3), whole("to", "Last number", 1_000_000_000, 1000)],
    plan,
    known,
    work: Some(WorkKind::of::<Count>()),
    benchmark: None,
    interpreted: 1.0,
    quick_in_python: &[],
    small: &[],
};

fn plan(params: &Params) -> Result<Plan, Vec<ParamError>> {
    let (tasks, to) = (params.integer("tasks").unwrap(), params.integer("to").unwrap());
    let task = |id| Task { id, steps: vec![Step::Compute(Work::of(COUNTING.id, Count { to }))], gives: None };
    Ok(Plan { tasks: (0..tasks.cast_signed()).map(task).collect(), ..Plan::default() })
}

fn known(params: &Params) -> Option<Vec<Answer>> {
    Some(vec![Answer::Number(params.real("to")?); params.integer("tasks")? as usize])
}

#[test]
fn an_added_workload_is_seen_everywhere() {
    add_workload(&COUNTING);
    assert_eq!(workloads::all().last().copied(), Some(&COUNTING));
    form_and_link();
    estimate();
    copied_to_a_worker();
    record_chart_and_exports();
}

fn opened(query: &str) -> Rc<State> {
    let link = decode(query, 2);
    assert_eq!(link.notices, [], "{query}");
    Rc::new(State::opened(link))
}

fn form_and_link() {
    let opened_by_link = opened("?v=1&workload=counting&tasks=5&to=2000");
    assert_eq!(opened_by_link.form.workload(), &COUNTING);
    assert_eq!(opened_by_link.form.text(Field::Param("to")), "2000");

    let chosen = opened("").reduce(Action::ChooseWorkload(workloads::find("counting").unwrap()));
    assert_eq!(chosen.form.preset(), Some(Preset::Quick));
    assert!(Vary::all("counting", None).contains(&Vary::Param("to".to_owned())));
    let wrong = Rc::clone(&chosen).reduce(Action::Type(Field::Param("to"), "0".to_owned()));
    assert!(wrong.problem(Field::Param("to")).unwrap().message.contains("1 to 1000000000"));

    let query = encode(&chosen.settings(chosen.checked.as_ref().unwrap()));
    assert!(query.contains("workload=counting&tasks=3&to=1000"), "{query}");
    assert_eq!(opened(&query).checked, chosen.checked);
}

fn estimate() {
    let spec = |to: u64| decode(&format!("?workload=counting&tasks=100&to={to}"), 2).settings.spec;
    assert!(!Estimate::of(&spec(1000), 2).is_long());
    assert!(Estimate::of(&spec(1_000_000_000), 2).is_long(), "a long run would start unasked");
}

fn copied_to_a_worker() {
    let params = COUNTING.params_with(Preset::Quick, &[("to", "77")]).unwrap();
    let tasks = COUNTING.plan(&params).unwrap().tasks;
    let copies: Vec<Task> = wire::decode(&wire::encode(&tasks).unwrap()).unwrap();
    assert_eq!(copies, tasks);
    let answers =
        copies.iter().flat_map(Task::works).map(|work| work.run(&mut Unstopped::default()).unwrap());
    assert_eq!(answers.collect::<Vec<_>>(), COUNTING.known(&params).unwrap());
}

fn record_chart_and_exports() {
    let serial: StrategyId = "serial".parse().unwrap();
    let spans = vec![testing::span(0, 0, SpanKind::Run, 0.0, 4.0)];
    let mut record = testing::record(vec![testing::result(serial, vec![testing::repeat(4.0, spans)])]);
    record.spec = decode("?workload=counting&tasks=4&strategies=serial&repeats=1", 2).settings.spec;
    let read: RunRecord = read_record(&json(&record).unwrap()).unwrap();
    assert_eq!(read, record);
    let chart = export::svg(&read, &read.spec.strategies);
    assert!(chart.contains("<svg") && chart.contains("counting"), "{chart}");
    for text in [export::markdown(&read), export::chrome_trace(&read).unwrap()] {
        assert!(text.contains("counting"), "{text}");
    }
}
