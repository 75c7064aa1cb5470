//! One run, by the same instrument that shows it in the lab.

use super::provenance::provenance;
use crate::{
    browser::Running,
    instrument::{Code, Readings, VerdictView},
    model::{Painter, Phase},
    runs::state::OpenedRun,
};
use gloo_timers::future::TimeoutFuture;
use overlap_protocol::{cpython, workloads};
use overlap_record::{archive, palette::Theme};
use std::rc::Rc;
use yew::prelude::*;

/// From so many spans on, the readings follow the verdict in a task of their own, so that neither holds the page up.
const MANY_SPANS: usize = 20_000;

/// When they follow, ms: the page is drawn by then.
const PAUSE_MS: u32 = 20;

/// Properties of [`Shown`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The run.
    pub run: OpenedRun,
    /// Colours that were asked for.
    pub theme: Option<Theme>,
}

/// Where it comes from, its verdict, its readings and the code that ran.
#[component]
pub fn Shown(props: &Props) -> Html {
    let record = props.run.record.clone();
    let painter = use_memo((), |()| {
        let painter = Painter::default();
        painter.update(|tracks| tracks.show(&record, usize::MAX));
        painter
    });
    {
        let painter = painter.clone();
        use_effect_with(props.theme, move |_| painter.ask());
    }
    let whole = use_state_eq(|| record.span_count() < MANY_SPANS);
    {
        let whole = whole.clone();
        use_effect_with((), move |()| {
            let rest = Running::start(async move {
                TimeoutFuture::new(PAUSE_MS).await;
                whole.set(true);
            });
            move || drop(rest)
        });
    }
    let whose = if props.run.is_kept() { "your" } else { "that machine’s" };
    let slim = archive::is_slim(&record);
    let spec = use_memo((), |()| record.spec.clone());
    html! {
        <>
            { provenance(&props.run) }
            <VerdictView record={record.clone()} phase={Phase::Done} {whose} />
            if *whole {
                <Readings spec={Rc::clone(&spec)} {record} phase={Phase::Done} painter={(*painter).clone()} {slim} />
            }
            if workloads::find(&spec.workload).is_some() {
                <Code
                    workload={spec.workload.clone()} code={spec.code.clone().map(AttrValue::from)} command={cpython::command(&spec)}
                />
            }
        </>
    }
}
