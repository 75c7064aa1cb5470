//! What a learner hands in.

use crate::about::{About, Form};
use overlap_lessons::{Answer, Evidence, Lesson, Prediction, Tool, best_of_each};
use overlap_record::StrategyId;
use std::str::FromStr;

/// A learner's predictions, and what the learner's machine measured.
#[derive(Clone, Debug, PartialEq)]
pub struct HandIn {
    /// What they are about.
    pub about: About,
    /// A number that the learner's page has drawn. Codes with the same one come from one learner, and the newest counts.
    pub learner: u32,
    /// The first prediction; none where the learner made none.
    pub first: Option<Answer>,
    /// The prediction after it was talked over.
    pub again: Option<Answer>,
    /// What was measured: a number, bars, or the best tools.
    pub measured: Option<Answer>,
}

/// When a learner predicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// Alone.
    First,
    /// Once more, after talking it over.
    Again,
}

impl HandIn {
    /// Of a learner who has not predicted yet.
    #[must_use]
    pub const fn new(about: About, learner: u32) -> Self {
        Self { about, learner, first: None, again: None, measured: None }
    }

    /// Takes a prediction: the first one, or the one after talking it over, which can be changed until the run.
    pub fn predict(&mut self, answer: Answer) {
        if self.first.is_none() {
            self.first = Some(answer);
        } else {
            self.again = Some(answer);
        }
    }

    /// The prediction that counts, and when it was made.
    #[must_use]
    pub fn latest(&self) -> Option<(Round, &Answer)> {
        let again = self.again.as_ref().map(|answer| (Round::Again, answer));
        again.or_else(|| self.first.as_ref().map(|answer| (Round::First, answer)))
    }

    /// Whether it holds anything.
    #[must_use]
    pub fn holds_any(&self) -> bool {
        self.extent() > 0
    }

    /// How much it holds: of two codes of one learner the one that holds more is the newer.
    pub(crate) fn extent(&self) -> usize {
        [&self.first, &self.again, &self.measured].into_iter().filter(|part| part.is_some()).count()
    }

    /// As text: what it is about, the learner, and what there is of `a:` first prediction, `b:` prediction again, `m:` measured.
    #[must_use]
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{} {:x}", self.about, self.learner);
        for (mark, part) in [('a', &self.first), ('b', &self.again), ('m', &self.measured)] {
            if let Some(answer) = part {
                text.push_str(&format!(" {mark}:{answer}"));
            }
        }
        text
    }
}

impl FromStr for HandIn {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split(' ');
        let mut hand_in = Self::new(
            words.next().ok_or(())?.parse()?,
            words.next().and_then(|number| u32::from_str_radix(number, 16).ok()).ok_or(())?,
        );
        let form = hand_in.about.form();
        for word in words {
            let (mark, answer) = word.split_once(':').ok_or(())?;
            let answer: Answer = answer.parse().map_err(|_| ())?;
            let (place, fits) = match mark {
                "a" => (&mut hand_in.first, form.takes(&answer)),
                "b" => (&mut hand_in.again, form.takes(&answer)),
                "m" => (&mut hand_in.measured, form.measures(&answer)),
                _ => return Err(()),
            };
            if !fits || place.replace(answer).is_some() {
                return Err(());
            }
        }
        if hand_in.again.is_some() && hand_in.first.is_none() { Err(()) } else { Ok(hand_in) }
    }
}

impl Form {
    /// Whether a prediction can have been made in this form.
    fn takes(self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Ranges(_, ranges), Answer::Choice(index)) => *index < ranges.len(),
            (Self::Scale(_, [min, max], _), Answer::Number(number)) => (min..=max).contains(number),
            (Self::Bars(_, strategies, max), Answer::Bars(bars)) => {
                bars.iter().map(|(strategy, _)| strategy).eq(strategies.iter())
                    && bars.iter().all(|(_, value)| (0.0..=max).contains(value))
            }
            (Self::Tools(tools, cases), Answer::Tools(chosen)) => {
                chosen.len() == cases.len() && chosen.iter().all(|id| is_tool(tools, *id))
            }
            (Self::Open(_), Answer::Number(number)) => number.is_finite() && *number > 0.0,
            _ => false,
        }
    }

    /// Whether this can have been measured: bars may lack a strategy that could not run, and a program may have no best tool.
    fn measures(self, answer: &Answer) -> bool {
        let is_time = |value: f64| value.is_finite() && value >= 0.0;
        match (self, answer) {
            (Self::Bars(_, strategies, _), Answer::Bars(bars)) => {
                !bars.is_empty() && bars.iter().all(|(id, value)| strategies.contains(id) && is_time(*value))
            }
            (Self::Tools(tools, cases), Answer::Best(best)) => {
                best.len() == cases.len() && best.iter().flatten().all(|id| is_tool(tools, *id))
            }
            (Self::Bars(..) | Self::Tools(..), _)
            | (_, Answer::Choice(_) | Answer::Bars(_) | Answer::Tools(_) | Answer::Best(_)) => false,
            (_, Answer::Number(number)) => is_time(*number),
        }
    }
}

fn is_tool(tools: &[Tool], id: StrategyId) -> bool {
    tools.iter().any(|tool| tool.strategy == id)
}

/// What a lesson's run says to its prediction, to three digits; `None` where it cannot be said.
#[must_use]
pub fn measured_by(lesson: &Lesson, evidence: &Evidence) -> Option<Answer> {
    match &lesson.prediction {
        Prediction::Choice { measured, .. } | Prediction::Scale { measured, .. } => {
            measured(evidence).ok().map(|measured| Answer::Number(rounded(measured.value)))
        }
        Prediction::Bars { strategies, measured, .. } => {
            let bar = |id: &StrategyId| Some((*id, rounded(measured(evidence, *id).ok()?.value)));
            let bars: Vec<(StrategyId, f64)> = strategies.iter().filter_map(bar).collect();
            (!bars.is_empty()).then_some(Answer::Bars(bars))
        }
        Prediction::Tools { tools, cases } => {
            let best = best_of_each(evidence, tools, cases);
            best.iter().any(|best| !best.is_empty()).then_some(Answer::Best(best))
        }
    }
}

/// To three digits, so that a code stays short.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    // A product or a quotient with a power of ten that is exact has no digits beyond those three.
    let exponent = 2 - value.abs().log10().floor() as i32;
    let power = 10_f64.powi(exponent.abs());
    if exponent >= 0 { (value * power).round() / power } else { (value / power).round() * power }
}
