//! What a reader predicts before the run.

use crate::{
    evidence::{Evidence, Missing},
    measured::{Measured, Unit},
};
use overlap_protocol::workloads::decimal;
use overlap_record::StrategyId;
use std::{fmt, str::FromStr};
use thiserror::Error;

/// What is measured, to hold a prediction against.
pub type Measure = fn(&Evidence) -> Result<Measured, Missing>;
/// The same of one strategy.
pub type MeasureOf = fn(&Evidence, StrategyId) -> Result<Measured, Missing>;

/// The form of a prediction. What is asked stands in the lesson's text, and so do the options of a choice.
#[derive(Clone, Copy, Debug)]
pub enum Prediction {
    /// One of the options of [`crate::LessonText::predict`].
    Choice {
        /// What the ranges count.
        unit: Unit,
        /// For each option the values, lowest and highest, that it stands for.
        ranges: &'static [[f64; 2]],
        /// What is measured.
        measured: Measure,
    },
    /// A number on a scale.
    Scale {
        /// What the number is.
        label: &'static str,
        /// What it counts.
        unit: Unit,
        /// The scale's lower end.
        min: f64,
        /// Its upper end.
        max: f64,
        /// Whether equal distances on the scale are equal factors.
        logarithmic: bool,
        /// What is measured.
        measured: Measure,
    },
    /// One bar a strategy, each dragged to where the reader expects it.
    Bars {
        /// What the bars show.
        label: &'static str,
        /// What they count.
        unit: Unit,
        /// The strategies, in the page's order.
        strategies: &'static [StrategyId],
        /// The longest that a bar can be.
        max: f64,
        /// What is measured.
        measured: MeasureOf,
    },
}

/// What a reader predicted. Its text form is what the page keeps on the reader's device: `choice:1`, `number:2.5`,
/// `bars:serial=700,async=100`.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The index of an option.
    Choice(usize),
    /// A number.
    Number(f64),
    /// One number a strategy.
    Bars(Vec<(StrategyId, f64)>),
}

/// A text that is no answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no prediction; expected the form `choice:1`, `number:2.5` or `bars:serial=700,async=100`")]
pub struct NoAnswer(String);

impl Prediction {
    /// Whether an answer is of this form and within its limits.
    #[must_use]
    pub fn accepts(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Choice { ranges, .. }, Answer::Choice(index)) => *index < ranges.len(),
            (Self::Scale { min, max, .. }, Answer::Number(number)) => (*min..=*max).contains(number),
            (Self::Bars { strategies, max, .. }, Answer::Bars(bars)) => {
                bars.iter().map(|(strategy, _)| strategy).eq(strategies.iter())
                    && bars.iter().all(|(_, value)| (0.0..=*max).contains(value))
            }
            _ => false,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(index) => write!(f, "choice:{index}"),
            Self::Number(number) => write!(f, "number:{number}"),
            Self::Bars(bars) => {
                let bars: Vec<String> =
                    bars.iter().map(|(strategy, value)| format!("{strategy}={value}")).collect();
                write!(f, "bars:{}", bars.join(","))
            }
        }
    }
}

impl FromStr for Answer {
    type Err = NoAnswer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bar = |part: &str| {
            let (name, value) = part.split_once('=')?;
            Some((name.parse().ok()?, decimal::number(value)?))
        };
        let answer = text.split_once(':').and_then(|(form, value)| match form {
            "choice" => value.parse().ok().map(Self::Choice),
            "number" => decimal::number(value).map(Self::Number),
            "bars" => value.split(',').map(bar).collect::<Option<_>>().map(Self::Bars),
            _ => None,
        });
        answer.ok_or_else(|| NoAnswer(text.chars().take(60).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_read_back_as_the_same() {
        let bars = vec![(StrategyId::SERIAL, 700.0), (StrategyId::ASYNC, 101.5)];
        for answer in [Answer::Choice(2), Answer::Number(0.1), Answer::Bars(bars)] {
            assert_eq!(answer.to_string().parse(), Ok(answer));
        }
        for bad in ["", "choice:x", "number:NaN", "bars:serial", "bars:none=1", "number"] {
            assert!(bad.parse::<Answer>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_answer_of_another_form_or_out_of_range_is_refused() {
        let scale = Prediction::Scale {
            label: "",
            unit: Unit::Ms,
            min: 0.0,
            max: 10.0,
            logarithmic: false,
            measured: |_| Err(Missing::TooCoarse),
        };
        assert!(scale.accepts(&Answer::Number(10.0)));
        assert!(!scale.accepts(&Answer::Number(10.1)));
        assert!(!scale.accepts(&Answer::Choice(0)));
    }
}
