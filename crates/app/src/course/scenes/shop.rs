//! The supermarket's floor: where every customer stands at one moment. Pure.

use overlap_lessons::{Whereabouts, scene};
use overlap_record::{Span, SpanKind, StrategyId};
use std::ops::Range;

/// Width of the floor. Heights and widths are units of the drawing.
pub const WIDTH: f64 = 360.0;
/// From one customer's middle to the next.
pub const STEP: f64 = 21.0;
/// Height of a till with its words.
pub const TILL_HEIGHT: f64 = 48.0;
/// Where the floor begins below its headings.
pub const TOP: f64 = 24.0;

/// The zones, across.
pub const QUEUE: Range<f64> = 0.0..106.0;
/// Tills and who is served there.
pub const TILLS: Range<f64> = 114.0..206.0;
/// Where forgotten things lie.
pub const SHELF: Range<f64> = 214.0..283.0;
/// Those who have been served.
pub const OUT: Range<f64> = 291.0..360.0;

/// Where a customer stands at a till.
const CUSTOMER: f64 = TILLS.start + 18.0;
/// Moments of which a place is the mean, so that customers glide.
const SAMPLES: u32 = 8;

/// The shop of one repeat.
#[derive(Clone, Debug, PartialEq)]
pub struct Shop {
    /// Customers.
    pub tasks: u32,
    /// Tills.
    pub lanes: u32,
    /// Whether the assistant waits with a customer who has gone back.
    pub waits: bool,
    /// Customers in the order in which they leave.
    leaving: Vec<u32>,
}

/// What a till does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Till {
    /// It is being opened.
    Opening,
    /// Its assistant serves a customer.
    Serves(u32),
    /// Its assistant waits for a customer who has gone back to the shelf.
    WaitsFor(u32),
    /// Nobody is there.
    Free,
}

impl Shop {
    /// The shop that these spans tell of.
    #[must_use]
    pub fn new(spans: &[Span], tasks: u32, lanes: u32, strategy: StrategyId) -> Self {
        let end = |task: u32| {
            let own = spans.iter().filter(|span| span.task == Some(task));
            own.map(|span| span.end_ms).fold(0.0, f64::max)
        };
        let mut leaving: Vec<u32> = (0..tasks).collect();
        leaving.sort_by(|a, b| end(*a).total_cmp(&end(*b)));
        Self { tasks, lanes: lanes.max(1), waits: !strategy.mechanism().overlaps_waits(), leaving }
    }

    /// Height of the floor.
    #[must_use]
    pub fn height(&self) -> f64 {
        let tills = f64::from(self.lanes) * TILL_HEIGHT;
        let crowd = f64::from(self.tasks.div_ceil(columns(&OUT))) * STEP + 8.0;
        TOP + tills.max(crowd)
    }

    /// The middle of a till's row.
    #[must_use]
    pub fn row(&self, lane: u32) -> f64 {
        let free = self.height() - TOP - f64::from(self.lanes) * TILL_HEIGHT;
        TOP + free / 2.0 + (f64::from(lane.min(self.lanes - 1)) + 0.42) * TILL_HEIGHT
    }

    /// Where each customer stands, gliding over the last `glide_ms`.
    #[must_use]
    pub fn places(&self, spans: &[Span], at_ms: f64, glide_ms: f64) -> Vec<[f64; 2]> {
        if glide_ms <= 0.0 {
            return self.standing(&scene(spans, self.tasks, at_ms));
        }
        let mut means = vec![[0.0; 2]; self.tasks as usize];
        for sample in 0..SAMPLES {
            let then_ms = at_ms - glide_ms * f64::from(sample) / f64::from(SAMPLES);
            for (mean, place) in means.iter_mut().zip(self.standing(&scene(spans, self.tasks, then_ms))) {
                mean[0] += place[0] / f64::from(SAMPLES);
                mean[1] += place[1] / f64::from(SAMPLES);
            }
        }
        means
    }

    fn standing(&self, scene: &[Whereabouts]) -> Vec<[f64; 2]> {
        let (mut queued, mut away) = (0, 0);
        let next = |counter: &mut u32| {
            *counter += 1;
            *counter - 1
        };
        let place = |(task, whereabouts): (u32, &Whereabouts)| match whereabouts {
            Whereabouts::Queued => self.in_queue(next(&mut queued)),
            Whereabouts::Served { lane } | Whereabouts::Held { lane } => [CUSTOMER, self.row(*lane)],
            Whereabouts::Away { lane } if self.waits => [SHELF.start + STEP * 0.6, self.row(*lane)],
            Whereabouts::Away { .. } => self.in_rows(&SHELF, next(&mut away)),
            Whereabouts::Done => {
                let rank = self.leaving.iter().position(|leaver| *leaver == task).unwrap_or(0);
                self.in_rows(&OUT, u32::try_from(rank).unwrap_or(0))
            }
        };
        (0..).zip(scene).map(place).collect()
    }

    /// The first of the queue stands nearest to the tills.
    fn in_queue(&self, index: u32) -> [f64; 2] {
        let [x, y] = self.in_rows(&QUEUE, index);
        [QUEUE.start + QUEUE.end - x, y]
    }

    fn in_rows(&self, zone: &Range<f64>, index: u32) -> [f64; 2] {
        let (columns, rows) = (columns(zone), self.tasks.div_ceil(columns(zone)));
        let left = (zone.start + zone.end - f64::from(columns - 1) * STEP) / 2.0;
        let top = TOP + (self.height() - TOP - f64::from(rows - 1) * STEP) / 2.0;
        [left + f64::from(index % columns) * STEP, top + f64::from(index / columns) * STEP]
    }

    /// What a till does.
    #[must_use]
    pub fn till(&self, spans: &[Span], lane: u32, at_ms: f64) -> Till {
        let mut own =
            spans.iter().filter(|span| span.lane == lane && span.start_ms <= at_ms && at_ms < span.end_ms);
        let found = |kinds: &[SpanKind]| {
            let mut own = own.clone();
            own.find(|span| kinds.contains(&span.kind)).and_then(|span| span.task)
        };
        if let Some(task) = found(&[SpanKind::Run, SpanKind::Copy]) {
            return Till::Serves(task);
        }
        match found(&[SpanKind::Wait, SpanKind::Lock]) {
            Some(task) if self.waits => Till::WaitsFor(task),
            _ if own.any(|span| span.kind == SpanKind::Startup) => Till::Opening,
            _ => Till::Free,
        }
    }
}

/// How many stand side by side in a zone.
fn columns(zone: &Range<f64>) -> u32 {
    ((zone.end - zone.start) / STEP) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use SpanKind::{Run, Startup, Wait};

    fn span(task: u32, lane: u32, kind: SpanKind, start_ms: f64, end_ms: f64) -> Span {
        Span { task: Some(task), lane, kind, start_ms, end_ms }
    }

    fn one_till() -> Vec<Span> {
        vec![
            span(0, 0, Run, 0.0, 10.0),
            span(0, 0, Wait, 10.0, 30.0),
            span(1, 0, Run, 10.0, 20.0),
            span(1, 0, Wait, 20.0, 25.0),
        ]
    }

    #[test]
    fn a_clever_assistant_serves_while_another_is_away() {
        let spans = one_till();
        let shop = Shop::new(&spans, 2, 1, StrategyId::ASYNC);
        assert_eq!(shop.till(&spans, 0, 15.0), Till::Serves(1));
        assert_eq!(shop.till(&spans, 0, 22.0), Till::Free);
        let places = shop.places(&spans, 15.0, 0.0);
        assert!(SHELF.contains(&places[0][0]) && TILLS.contains(&places[1][0]), "{places:?}");
        // The second one leaves first.
        let places = shop.places(&spans, 40.0, 0.0);
        assert!(places[1][0] < places[0][0] && places.iter().all(|[x, _]| OUT.contains(x)), "{places:?}");
    }

    #[test]
    fn a_plain_assistant_waits_with_the_customer() {
        let mut spans = one_till();
        spans.truncate(2);
        spans.push(Span { task: None, lane: 1, kind: Startup, start_ms: 0.0, end_ms: 5.0 });
        let shop = Shop::new(&spans, 2, 2, StrategyId::SERIAL);
        assert_eq!(shop.till(&spans, 0, 15.0), Till::WaitsFor(0));
        assert_eq!([shop.till(&spans, 1, 2.0), shop.till(&spans, 1, 6.0)], [Till::Opening, Till::Free]);
        let places = shop.places(&spans, 15.0, 0.0);
        assert!(QUEUE.contains(&places[1][0]), "{places:?}");
        assert_eq!(places[0][1], shop.row(0), "who went back is level with the till that waits");
    }

    #[test]
    fn customers_glide_from_place_to_place() {
        let spans = one_till();
        let shop = Shop::new(&spans, 2, 1, StrategyId::ASYNC);
        let x = |at_ms| shop.places(&spans, at_ms, 4.0)[0][0];
        assert!(x(9.0) < x(11.0) && x(11.0) < x(13.0) && x(13.0) < x(15.0));
        assert_eq!(x(15.0), shop.places(&spans, 15.0, 0.0)[0][0]);
    }

    #[test]
    fn everyone_stands_on_the_floor() {
        for tasks in [1, 6, 30] {
            for lanes in [1, 2, 8] {
                let shop = Shop::new(&[], tasks, lanes, StrategyId::RAYON);
                let places =
                    [Whereabouts::Queued, Whereabouts::Done, Whereabouts::Served { lane: lanes - 1 }];
                for whereabouts in places {
                    for [x, y] in shop.standing(&vec![whereabouts; tasks as usize]) {
                        assert!(
                            (8.0..=WIDTH - 8.0).contains(&x) && (TOP..=shop.height()).contains(&y),
                            "{x}, {y}"
                        );
                    }
                }
            }
        }
    }
}
