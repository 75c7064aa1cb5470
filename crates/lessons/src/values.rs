//! What the placeholders of a lesson's text stand for.

use crate::{
    Lesson, checks,
    evidence::{Evidence, Missing, Run},
    prediction::{Answer, Prediction},
};
use overlap_record::{SpanKind, StrategyId, format};

/// Where a text stands, which decides where its links lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page of the course whose program runs, so that it shows the reader's own timeline.
    Live,
    /// The same page without its program, with a picture of a recorded run.
    Still,
}

/// A lesson with what a reader has predicted and run so far.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// The runs so far.
    pub evidence: Evidence<'a>,
    /// The prediction; none where it was skipped.
    pub answer: Option<&'a Answer>,
    /// What could be chosen as a prediction, in words.
    pub options: &'a [String],
    /// Where the text stands.
    pub place: Place,
}

impl Reading<'_> {
    /// The value of a placeholder, as plain text; none where the run does not have it.
    ///
    /// - `{part.strategy.measure}`: a number of one strategy in one part of the experiment, for example `{wait.serial.total}`;
    /// - `{part.tasks}`, `{part.workers}` or one of the workload's parameters, for example `{wait.wait_ms}`;
    /// - `{beside.part.strategy}`: what stands beside a published figure, which may be nothing;
    /// - `{cores}`, `{prediction}`, `{judgement}`, and what the lesson itself works out.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<String> {
        let parts: Vec<&str> = name.split('.').collect();
        match parts.as_slice() {
            ["link", "show"] => {
                Some(if self.place == Place::Live { "#instrument" } else { "#recorded" }.to_owned())
            }
            ["link", ..] => link(name),
            ["beside", part, strategy] => Some(self.beside(part, strategy).unwrap_or_default()),
            ["cores"] => self.evidence.cores().ok().map(|cores| format!("{:.0}", cores.round())),
            ["prediction"] => self.prediction(),
            ["judgement"] => {
                let judged = self.lesson.prediction.judge(&self.evidence, self.answer?);
                judged.ok().map(|judgement| judgement.words)
            }
            [one] => (self.lesson.extra)(&self.evidence, one).ok(),
            [part, field] => setting(&self.evidence.run(part).ok()?, field),
            [part, strategy, measure] => {
                let strategy: StrategyId = strategy.parse().ok()?;
                measured(&self.evidence.run(part).ok()?, strategy, measure).ok().flatten()
            }
            _ => None,
        }
    }

    /// What stands beside a published figure.
    fn beside(&self, part: &str, strategy: &str) -> Option<String> {
        let whose = if self.place == Place::Live { "yours" } else { "recorded" };
        let total = measured(&self.evidence.run(part).ok()?, strategy.parse().ok()?, "total").ok()??;
        Some(format!("{whose}: {total}"))
    }

    /// What the reader predicted, in words.
    fn prediction(&self) -> Option<String> {
        match (&self.lesson.prediction, self.answer?) {
            (Prediction::Choice { .. }, Answer::Choice(index)) => {
                Some(format!("“{}”", self.options.get(*index)?))
            }
            (Prediction::Scale { unit, .. }, Answer::Number(number)) => Some(unit.words(*number)),
            (Prediction::Bars { unit, .. }, Answer::Bars(bars)) => {
                let bars: Vec<String> = bars
                    .iter()
                    .map(|(strategy, value)| format!("{} for {strategy}", unit.words(*value)))
                    .collect();
                Some(format::list(&bars))
            }
            (Prediction::Tools { tools, .. }, Answer::Tools(chosen)) => {
                let name = |id: &StrategyId| {
                    let tool = tools.iter().find(|tool| tool.strategy == *id);
                    tool.map_or(id.name(), |tool| tool.name)
                };
                Some(format::list(&chosen.iter().map(name).collect::<Vec<_>>()))
            }
            _ => None,
        }
    }
}

/// Where a link of a text leads, from a page of the course.
pub(crate) fn link(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        ["link", "glossary", slug] => Some(format!("glossary.html#{slug}")),
        ["link", "source", slug] => Some(format!("sources.html#{slug}")),
        ["link", "lesson", id] => Some(format!("{id}.html")),
        ["link", "claim", lesson, claim] => Some(format!("{lesson}.html#{lesson}.{claim}")),
        _ => None,
    }
}

fn setting(run: &Run, field: &str) -> Option<String> {
    let spec = &run.record.spec;
    let number = match field {
        "tasks" => f64::from(spec.tasks),
        "workers" => f64::from(spec.workers),
        _ if spec.params.contains_key(field) => run.param(field),
        _ => return None,
    };
    Some(if number.fract() == 0.0 { format::count(number as u64) } else { format::factor(number) })
}

fn measured(run: &Run, strategy: StrategyId, measure: &str) -> Result<Option<String>, Missing> {
    if measure == "items" {
        let held = run.result(strategy)?.collection.as_ref();
        return Ok(held.map(|items| format::count(items.len() as u64)));
    }
    let timed = run.timed(strategy)?;
    if measure.ends_with("counted") {
        return Ok(overlap_findings::counted(timed.result).map(|counted| match measure {
            "least_counted" => format::count(counted.least),
            "most_counted" => format::count(counted.most),
            _ => format::count(counted.median.round() as u64),
        }));
    }
    let kind = |kind| format::ms(timed.sum_ms(kind));
    Ok(Some(match measure {
        "total" => format::ms(timed.total_ms()),
        "work" => format::ms(timed.work_ms()),
        "startup" => format::ms(timed.startup_ms()),
        "speedup" => {
            run.timed(StrategyId::baseline())?;
            format::factor(timed.columns().speedup.ok_or(Missing::TooCoarse)?)
        }
        "work_speedup" => format::factor(checks::work_speedup(run, strategy)?.value),
        "memory" => format::bytes(timed.memory_bytes()),
        "workers" => timed.result.workers.to_string(),
        "run" => kind(SpanKind::Run),
        "wait" => kind(SpanKind::Wait),
        "lock" => kind(SpanKind::Lock),
        "copy" => kind(SpanKind::Copy),
        "longest_wait" => format::ms(timed.longest_wait_ms()?),
        "waits_at_once" => timed.at_once(SpanKind::Wait).to_string(),
        "runs_at_once" => timed.at_once(SpanKind::Run).to_string(),
        "startup_share" => format::share(timed.startup_ms() / timed.total_ms().max(f64::MIN_POSITIVE)),
        _ => return Ok(None),
    }))
}
