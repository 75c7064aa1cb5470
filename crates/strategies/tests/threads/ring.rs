//! Ring buffers: every span of a thread reaches the host once and in order, or is counted as lost.

use crate::rig::Rig;
use overlap_record::{Failure, Span, SpanKind};
use overlap_strategies::{
    Ended,
    ring::{RingReader, RingSink},
    sink::Sink,
};
use std::{
    rc::Rc,
    sync::Arc,
    thread::{sleep, spawn},
    time::Duration,
};

/// Capacity of a ring buffer for a round of few tasks.
const ROOM: u32 = 8_192;

fn span(lane: u32, number: u32) -> Span {
    let start_ms = f64::from(number);
    Span { task: Some(number), lane, kind: SpanKind::Run, start_ms, end_ms: start_ms + 1.0 }
}

fn record(sink: &mut RingSink, span: Span) {
    sink.open(span);
    sink.close(span);
}

fn published(rig: &Rig) -> Vec<Span> {
    rig.publisher.take().into_iter().flat_map(|published| published.spans).collect()
}

#[test]
fn an_overflow_is_counted() {
    let rig = Rig::new();
    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 1);
    let mut sink = reader.results.sink(0).unwrap();
    for number in 0..ROOM + 100 {
        record(&mut sink, span(0, number));
    }
    reader.results.finish();
    let (_, lost) = rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap();
    assert_eq!(lost, 100);
    let expected: Vec<_> = (0..ROOM).map(|number| span(0, number)).collect();
    assert!(published(&rig) == expected, "the spans that found room have to be published");
}

#[test]
fn there_is_room_for_every_span_of_many_tasks() {
    let rig = Rig::new();
    let tasks = 10_000;
    let reader = RingReader::new(&rig.round(crate::support::waits(&vec![1.0; tasks])), 1);
    let mut sink = reader.results.sink(0).unwrap();
    for number in 0..3 * tasks as u32 {
        record(&mut sink, span(0, number));
    }
    reader.results.finish();
    let (_, lost) = rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap();
    assert_eq!((lost, published(&rig).len()), (0, 3 * tasks));
}

#[test]
fn while_threads_record_nothing_is_lost_or_there_twice() {
    let rig = Rig::new();
    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 2);
    let each = 4 * ROOM;
    let threads: Vec<_> = (0..2)
        .map(|lane| {
            let results = Arc::clone(&reader.results);
            spawn(move || {
                let mut sink = results.sink(lane).unwrap();
                for number in 0..each {
                    record(&mut sink, span(lane, number));
                    if number % 512 == 0 {
                        sleep(Duration::from_millis(2));
                    }
                }
            })
        })
        .collect();
    let results = Arc::clone(&reader.results);
    let finisher = spawn(move || {
        for thread in threads {
            thread.join().unwrap();
        }
        results.finish();
    });
    let (_, lost) = rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap();
    finisher.join().unwrap();
    let publications = rig.publisher.take();
    assert!(publications.len() > 3, "spans have to be published while they are recorded");
    let spans: Vec<_> = publications.into_iter().flat_map(|published| published.spans).collect();
    assert_eq!(spans.len() as u64 + lost, u64::from(2 * each));
    for lane in 0..2 {
        let numbers: Vec<_> =
            spans.iter().filter(|span| span.lane == lane).map(|span| span.task.unwrap()).collect();
        assert!(numbers.is_sorted_by(|a, b| a < b), "lane {lane} is out of order");
    }
}

#[test]
fn an_open_span_is_shown_until_it_has_ended() {
    let rig = Rig::new();
    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 1);
    let mut sink = reader.results.sink(0).unwrap();
    let shown = span(0, 7);
    sink.open(shown);
    reader.results.finish();
    rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap();
    let publications = rig.publisher.take();
    let [open] = publications.last().unwrap().open[..] else { panic!("{publications:?}") };
    assert_eq!((open.task, open.lane, open.kind), (Some(7), 0, SpanKind::Run));
    assert!(open.start_ms <= open.end_ms);

    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 1);
    let mut sink = reader.results.sink(0).unwrap();
    record(&mut sink, shown);
    reader.results.finish();
    rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap();
    assert!(rig.publisher.take().iter().all(|published| published.open.is_empty()));
}

#[test]
fn the_page_hears_of_a_round_twenty_times_a_second() {
    for id in crate::STRATEGIES {
        let rig = Rig::new();
        let strategy = overlap_strategies::find(id).unwrap();
        let round = Rc::new(rig.round(crate::support::waits(&[500.0; 2])));
        rig.event_loop.block_on(strategy.run(round, rig.ports.clone())).unwrap();
        let mut times: Vec<_> = rig.publisher.take().iter().map(|published| published.now_ms).collect();
        assert!(times.is_sorted());
        times.dedup_by(|a, b| (*a - *b).abs() < 5.0);
        assert!(times.len() >= 10, "{id}: {times:?}");
    }
}

#[test]
fn a_lane_has_one_sink() {
    let rig = Rig::new();
    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 2);
    assert!(reader.results.sink(1).is_some());
    assert!(reader.results.sink(1).is_none(), "two threads would write into one ring");
    assert!(reader.results.sink(2).is_none(), "there is no such lane");
}

#[test]
fn what_ended_the_round_first_stands() {
    let rig = Rig::new();
    let reader = RingReader::new(&rig.round(crate::support::waits(&[1.0])), 1);
    let first = Ended::Failed(Failure::internal("The first.").at(3, 0));
    reader.results.end(first.clone());
    reader.results.end(Ended::Stopped);
    assert!(reader.results.has_ended());
    reader.results.finish();
    assert_eq!(rig.event_loop.block_on(reader.run(0.0, rig.ports.clone())).unwrap_err(), first);
}
