//! A prediction while it is being made. What was entered is kept as it was entered.

use overlap_activity::rounded;
use overlap_lessons::{Answer, Prediction, Unit};
use overlap_protocol::workloads::finite;
use overlap_record::{StrategyId, format};

/// Steps of a slider, so that one press of an arrow key is a small change and a page key a large one.
pub const STEPS: f64 = 200.0;

/// What the reader has entered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The option of a choice.
    pub choice: Option<usize>,
    /// The number of a scale, as it was typed.
    pub text: String,
    /// The bars that were moved, by the index of their strategy.
    pub bars: Vec<Option<f64>>,
    /// The tools that were chosen, by the index of their program.
    pub tools: Vec<Option<StrategyId>>,
}

/// What the reader did to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Chose an option.
    Choose(usize),
    /// Typed a number.
    Type(String),
    /// Moved the slider of a scale to one of its steps.
    Slide(f64),
    /// Moved a bar.
    Bar(usize, f64),
    /// Chose a tool for a program, or none any more.
    Tool(usize, Option<StrategyId>),
}

impl Draft {
    /// The draft that an answer was made of.
    pub fn of(answer: &Answer) -> Self {
        match answer {
            Answer::Choice(index) => Self { choice: Some(*index), ..Self::default() },
            Answer::Number(number) => Self { text: number.to_string(), ..Self::default() },
            Answer::Bars(bars) => {
                Self { bars: bars.iter().map(|(_, value)| Some(*value)).collect(), ..Self::default() }
            }
            Answer::Tools(tools) => {
                Self { tools: tools.iter().copied().map(Some).collect(), ..Self::default() }
            }
            // Measured, not predicted.
            Answer::Best(_) => Self::default(),
        }
    }

    /// Takes a change in.
    pub fn edit(&mut self, prediction: &Prediction, edit: Edit) {
        match (edit, prediction) {
            (Edit::Choose(index), _) => self.choice = Some(index),
            (Edit::Type(text), _) => self.text = text,
            (Edit::Slide(step), Prediction::Scale { min, max, logarithmic, .. }) => {
                self.text = at_step(step, [*min, *max], *logarithmic).to_string();
            }
            (Edit::Bar(index, value), Prediction::Bars { strategies, .. }) => {
                self.bars.resize(strategies.len(), None);
                if let Some(bar) = self.bars.get_mut(index) {
                    *bar = Some(value);
                }
            }
            (Edit::Tool(index, tool), Prediction::Tools { cases, .. }) => {
                self.tools.resize(cases.len(), None);
                if let Some(chosen) = self.tools.get_mut(index) {
                    *chosen = tool;
                }
            }
            _ => {}
        }
    }

    /// The number of a scale, where it is one.
    pub fn number(&self) -> Option<f64> {
        finite(self.text.trim())
    }

    /// The prediction.
    ///
    /// # Errors
    /// What is missing or wrong, in a sentence.
    pub fn answer(&self, prediction: &Prediction) -> Result<Answer, String> {
        let answer = match prediction {
            Prediction::Choice { .. } => {
                Answer::Choice(self.choice.ok_or("Choose one of the answers, or skip this.")?)
            }
            Prediction::Scale { .. } if self.text.trim().is_empty() => {
                return Err("Move the slider or type a number, or skip this.".to_owned());
            }
            Prediction::Scale { .. } => Answer::Number(
                self.number()
                    .ok_or_else(|| format!("“{}” is not a number; write it like 2.5.", self.text))?,
            ),
            Prediction::Bars { strategies, .. } => {
                let placed = |index: usize| self.bars.get(index).copied().flatten();
                let missing: Vec<&str> = (0..strategies.len())
                    .filter(|index| placed(*index).is_none())
                    .map(|index| crate::model::wording::name(strategies[index]))
                    .collect();
                if !missing.is_empty() {
                    return Err(format!("Move every bar, or skip this: {} to go.", format::list(&missing)));
                }
                let bar = |(index, strategy): (usize, &StrategyId)| Some((*strategy, placed(index)?));
                Answer::Bars(strategies.iter().enumerate().filter_map(bar).collect())
            }
            Prediction::Tools { cases, .. } => {
                let chosen: Vec<StrategyId> = self.tools.iter().copied().flatten().collect();
                match cases.len() - chosen.len().min(cases.len()) {
                    0 => Answer::Tools(chosen),
                    open => {
                        return Err(format!("Choose a tool for each program, or skip this: {open} to go."));
                    }
                }
            }
        };
        if prediction.accepts(&answer) {
            return Ok(answer);
        }
        Err(match prediction {
            Prediction::Scale { unit, min, max, .. } => {
                format!("The scale goes from {} to {}.", unit.words(*min), unit.words(*max))
            }
            _ => "This does not fit the question; predict again.".to_owned(),
        })
    }
}

/// The value at a step of a scale's slider.
pub fn at_step(step: f64, [min, max]: [f64; 2], logarithmic: bool) -> f64 {
    let share = (step / STEPS).clamp(0.0, 1.0);
    let value = if logarithmic { min * (max / min).powf(share) } else { min + (max - min) * share };
    // A slider is no finer than three digits.
    rounded(value).clamp(min, max)
}

/// The step at which a scale's slider shows a value.
pub fn step_of(value: f64, [min, max]: [f64; 2], logarithmic: bool) -> f64 {
    let value = value.clamp(min, max);
    let share = if logarithmic { (value / min).ln() / (max / min).ln() } else { (value - min) / (max - min) };
    (share * STEPS).round()
}

/// What stands behind a number in a field.
pub fn unit_name(unit: Unit) -> String {
    match unit {
        Unit::Ms => "ms".to_owned(),
        Unit::Times => "times".to_owned(),
        Unit::Things(name) => format!("{name}s"),
    }
}
