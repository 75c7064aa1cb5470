//! How far off a prediction was, held against the spread of the repeats and not against one number.

use crate::{
    evidence::{Evidence, Missing},
    measured::{Measured, Unit},
    prediction::{Answer, Prediction},
    tools::{CaseJudgement, judge_case},
};
use overlap_record::{StrategyId, format};
use thiserror::Error;

/// A prediction within a tenth is called near, even where the repeats spread less than that: nobody can tell so small a difference
/// beforehand.
const NEAR: f64 = 1.1;

/// How far off a prediction was.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The larger of the two values over the smaller, at least 1; none where one of them is 0 and the other is not. Of bars,
    /// the largest; of tools, the largest of a chosen tool's time over the best one's.
    pub factor: Option<f64>,
    /// Whether the prediction lies within the spread of the repeats; of bars, whether all do; of tools, whether all are right.
    pub within_spread: bool,
    /// The surprise in words: a sentence or two.
    pub words: String,
    /// Each bar's own.
    pub bars: Vec<BarJudgement>,
    /// Each program's own.
    pub cases: Vec<CaseJudgement>,
}

/// How far off one bar was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarJudgement {
    /// Whose bar.
    pub strategy: StrategyId,
    /// Where the reader put it.
    pub predicted: f64,
    /// What was measured.
    pub measured: Measured,
    /// As in [`Judgement::factor`].
    pub factor: Option<f64>,
    /// Whether the prediction lies within the spread of the repeats.
    pub within_spread: bool,
}

/// Why a prediction cannot be judged.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum JudgeError {
    /// The run lacks what it takes.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// The answer does not belong to this prediction, for example since it was kept from an older version of the lesson.
    #[error("this prediction does not fit the lesson's question; predict once more")]
    Unfit,
}

impl Prediction {
    /// Judges a prediction by what was measured.
    ///
    /// # Errors
    /// [`JudgeError`].
    pub fn judge(&self, evidence: &Evidence, answer: &Answer) -> Result<Judgement, JudgeError> {
        if !self.accepts(answer) {
            return Err(JudgeError::Unfit);
        }
        match (self, answer) {
            (Self::Choice { unit, ranges, measured }, Answer::Choice(index)) => {
                Ok(of_range(*unit, ranges[*index], &measured(evidence)?))
            }
            (Self::Scale { unit, measured, .. }, Answer::Number(number)) => {
                Ok(of_number(*unit, *number, &measured(evidence)?))
            }
            (Self::Bars { unit, measured, .. }, Answer::Bars(bars)) => {
                let mut judged = Vec::with_capacity(bars.len());
                // A strategy that cannot run here says nothing about the others' bars.
                for &(strategy, predicted) in bars {
                    if let Ok(measured) = measured(evidence, strategy) {
                        judged.push(of_bar(strategy, predicted, measured));
                    }
                }
                match bars.first() {
                    Some((strategy, _)) if judged.is_empty() => {
                        Err(measured(evidence, *strategy).err().unwrap_or(Missing::TooCoarse).into())
                    }
                    _ => Ok(of_bars(*unit, judged)),
                }
            }
            (Self::Tools { tools, cases }, Answer::Tools(chosen)) => {
                let cases = cases.iter().copied().enumerate().zip(chosen);
                let judged = cases.map(|(case, id)| judge_case(evidence, tools, case, *id));
                Ok(of_tools(judged.collect())?)
            }
            _ => Err(JudgeError::Unfit),
        }
    }
}

/// The larger over the smaller.
fn factor(a: f64, b: f64) -> Option<f64> {
    let (low, high) = (a.min(b), a.max(b));
    if low == high { Some(1.0) } else { (low > 0.0).then(|| high / low) }
}

fn of_range(unit: Unit, [low, high]: [f64; 2], measured: &Measured) -> Judgement {
    let nearest = measured.value.clamp(low, high);
    let within_spread = measured.low <= high && low <= measured.high;
    let factor = factor(nearest, measured.value);
    let words = match factor {
        _ if measured.value == nearest => "That is what you chose.".to_owned(),
        _ if within_spread => {
            "That is outside the range that you chose, but some of the repeats lie within it: call it a draw."
                .to_owned()
        }
        Some(factor) => format!("What you chose is off by a factor of {}.", format::factor(factor)),
        None => "That is not what you chose.".to_owned(),
    };
    Judgement {
        factor,
        within_spread,
        words: format!("Your machine measured {}. {words}", measured.words(unit)),
        bars: Vec::new(),
        cases: Vec::new(),
    }
}

fn of_number(unit: Unit, predicted: f64, measured: &Measured) -> Judgement {
    let within_spread = measured.holds(predicted);
    let factor = factor(predicted, measured.value);
    Judgement {
        factor,
        within_spread,
        words: format!(
            "You said {}; your machine measured {}. {}",
            unit.words(predicted),
            measured.words(unit),
            distance(factor, within_spread, predicted < measured.value)
        ),
        bars: Vec::new(),
        cases: Vec::new(),
    }
}

fn of_bar(strategy: StrategyId, predicted: f64, measured: Measured) -> BarJudgement {
    BarJudgement {
        strategy,
        predicted,
        measured,
        factor: factor(predicted, measured.value),
        within_spread: measured.holds(predicted),
    }
}

fn of_bars(unit: Unit, bars: Vec<BarJudgement>) -> Judgement {
    // A bar of no length is infinitely far off.
    let size = |bar: &BarJudgement| bar.factor.unwrap_or(f64::INFINITY);
    let furthest = bars.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    let within_spread = bars.iter().all(|bar| bar.within_spread);
    let words = match furthest {
        Some(bar) if !within_spread => format!(
            "You were furthest off for {}: you said {}, your machine measured {}. {}",
            bar.strategy,
            unit.words(bar.predicted),
            bar.measured.words(unit),
            distance(bar.factor, bar.within_spread, bar.predicted < bar.measured.value)
        ),
        _ => "Every bar lies within the spread of its repeats.".to_owned(),
    };
    Judgement { factor: furthest.and_then(|bar| bar.factor), within_spread, words, bars, cases: Vec::new() }
}

/// A program that was not run says nothing about the others.
fn of_tools(judged: Vec<Result<CaseJudgement, Missing>>) -> Result<Judgement, Missing> {
    let (known, missing): (Vec<_>, Vec<_>) = judged.into_iter().partition(Result::is_ok);
    let cases: Vec<CaseJudgement> = known.into_iter().flatten().collect();
    let told: Vec<bool> = cases.iter().filter_map(|case| case.is_right.clone().ok()).collect();
    if told.is_empty() {
        let unjudged = cases.into_iter().find_map(|case| case.is_right.err());
        return Err(unjudged.or(missing.into_iter().find_map(Result::err)).unwrap_or(Missing::TooCoarse));
    }
    let right = told.iter().filter(|right| **right).count();
    let factor = cases.iter().filter_map(|case| case.factor).max_by(f64::total_cmp);
    let words =
        format!("Your choice was right for {right} of {}.", format::counted(told.len() as u64, "program"));
    Ok(Judgement { factor, within_spread: right == told.len(), words, bars: Vec::new(), cases })
}

fn distance(factor: Option<f64>, within_spread: bool, too_low: bool) -> String {
    let direction = if too_low { "low" } else { "high" };
    match factor {
        _ if within_spread => "That lies within the spread of the repeats.".to_owned(),
        Some(factor) if factor <= NEAR => {
            "That is off by less than a tenth, as close as a prediction can be expected to be.".to_owned()
        }
        Some(factor) => format!("That was too {direction} by a factor of {}.", format::factor(factor)),
        None => format!("That was too {direction}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured() -> Measured {
        Measured { value: 104.0, low: 100.0, high: 110.0 }
    }

    #[test]
    fn a_number_is_held_against_the_spread() {
        let judge = |predicted| of_number(Unit::Ms, predicted, &measured());
        assert!(judge(109.0).within_spread);
        let near = judge(96.0);
        assert!(!near.within_spread && near.words.contains("less than a tenth"), "{}", near.words);
        let off = judge(700.0);
        assert!((off.factor.unwrap() - 6.73).abs() < 0.01);
        assert_eq!(
            off.words,
            "You said 700 ms; your machine measured 104 ms (its repeats lie between 100 ms and 110 ms). \
             That was too high by a factor of 6.7."
        );
        assert!(judge(10.0).words.ends_with("too low by a factor of 10.4."));
        assert_eq!(judge(0.0).factor, None);
    }

    #[test]
    fn a_choice_is_right_where_its_range_holds_the_value_and_a_draw_where_it_holds_a_repeat() {
        let judge = |range| of_range(Unit::Ms, range, &measured());
        let right = judge([100.0, 200.0]);
        assert_eq!((right.factor, right.within_spread), (Some(1.0), true));
        let draw = judge([106.0, 200.0]);
        assert!(draw.within_spread && draw.words.contains("a draw"));
        let wrong = judge([208.0, 300.0]);
        assert_eq!((wrong.factor, wrong.within_spread), (Some(2.0), false));
        assert!(wrong.words.ends_with("off by a factor of 2.0."), "{}", wrong.words);
        let none = of_range(Unit::Things("item"), [20.0, 20.0], &Measured::exact(0.0));
        assert_eq!(none.words, "Your machine measured 0 items. That is not what you chose.");
    }

    #[test]
    fn of_bars_the_furthest_is_named() {
        let bars =
            vec![of_bar(StrategyId::SERIAL, 105.0, measured()), of_bar(StrategyId::ASYNC, 52.0, measured())];
        let judged = of_bars(Unit::Ms, bars);
        assert!(!judged.within_spread && judged.bars[0].within_spread);
        assert_eq!(judged.factor, Some(2.0));
        assert!(
            judged.words.starts_with("You were furthest off for async: you said 52.0 ms"),
            "{}",
            judged.words
        );
    }
}
