//! What a reader predicts before the run.

use crate::{
    evidence::{Evidence, Missing},
    measured::{Measured, Unit},
    tools::{Tool, of_short, short},
};
use overlap_protocol::workloads::finite;
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
    /// One tool for each of several programs, whose titles are the options of [`crate::LessonText::predict`].
    Tools {
        /// What can be chosen.
        tools: &'static [Tool],
        /// The parts of the experiment that run the programs.
        cases: &'static [&'static str],
    },
}

/// What a reader predicted, or a machine measured of it. Its text form is what the page keeps on the reader's device: `choice:1`,
/// `number:2.5`, `bars:serial=700,async=100`, `tools:a,s`, `best:a+g,s`. Of the last two each strategy is named by the shortest
/// beginning of its name that none before it in the table has.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The index of an option.
    Choice(usize),
    /// A number.
    Number(f64),
    /// One number a strategy.
    Bars(Vec<(StrategyId, f64)>),
    /// One tool a program.
    Tools(Vec<StrategyId>),
    /// Measured: the best tools for each program, several where they tie, none where a run could not say.
    Best(Vec<Vec<StrategyId>>),
}

/// A text that is no answer.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "`{0}` is not a prediction; expected the form `choice:1`, `number:2.5`, `bars:serial=700,async=100` or `tools:a,s`"
)]
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
            (Self::Tools { tools, cases }, Answer::Tools(chosen)) => {
                let is_known = |id: &StrategyId| tools.iter().any(|tool| tool.strategy == *id);
                chosen.len() == cases.len() && chosen.iter().all(is_known)
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
            Self::Tools(tools) => {
                let tools: Vec<&str> = tools.iter().map(|id| short(*id)).collect();
                write!(f, "tools:{}", tools.join(","))
            }
            Self::Best(cases) => {
                let case =
                    |best: &Vec<StrategyId>| best.iter().map(|id| short(*id)).collect::<Vec<_>>().join("+");
                let cases: Vec<String> = cases.iter().map(case).collect();
                write!(f, "best:{}", cases.join(","))
            }
        }
    }
}

impl FromStr for Answer {
    type Err = NoAnswer;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bar = |part: &str| {
            let (name, value) = part.split_once('=')?;
            Some((name.parse().ok()?, finite(value)?))
        };
        let best = |part: &str| -> Option<Vec<StrategyId>> {
            part.split('+').filter(|short| !short.is_empty()).map(of_short).collect()
        };
        let answer = text.split_once(':').and_then(|(form, value)| match form {
            "choice" => value.parse().ok().map(Self::Choice),
            "number" => finite(value).map(Self::Number),
            "bars" => value.split(',').map(bar).collect::<Option<_>>().map(Self::Bars),
            "tools" => value.split(',').map(of_short).collect::<Option<_>>().map(Self::Tools),
            "best" => value.split(',').map(best).collect::<Option<_>>().map(Self::Best),
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
        let tools = Answer::Tools(StrategyId::all().collect());
        let best = Answer::Best(vec![StrategyId::all().collect(), Vec::new(), vec![StrategyId::GIL]]);
        for answer in [Answer::Choice(2), Answer::Number(0.1), Answer::Bars(bars), tools, best] {
            assert_eq!(answer.to_string().parse(), Ok(answer));
        }
        assert_eq!(Answer::Tools(vec![StrategyId::ASYNC, StrategyId::SERIAL]).to_string(), "tools:a,s");
        for bad in [
            "",
            "choice:x",
            "number:NaN",
            "bars:serial",
            "bars:none=1",
            "number",
            "tools:x",
            "tools:",
            "best:x",
        ] {
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
