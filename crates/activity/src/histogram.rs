//! How often each answer was given, and how often it was measured.

use crate::{
    about::{About, Form},
    hand_in::{HandIn, rounded},
    scale::{bin_of, edges, open_edges},
};
use overlap_lessons::{Answer, Tool, Unit, range_of};
use overlap_record::StrategyId;

/// What is counted in each bin, in order.
pub const SERIES: [&str; 3] = ["predicted", "predicted again", "measured"];

/// The bins of one number that was predicted.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Whose number, where one is predicted for each strategy.
    pub strategy: Option<StrategyId>,
    /// For which program, where a tool is chosen for each.
    pub program: Option<&'static str>,
    /// From the smallest number to the largest; without empty ones at the ends, but of a choice or a tool with all.
    pub bins: Vec<Bin>,
}

/// One range of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The range in words.
    pub label: String,
    /// How many, for each of [`SERIES`].
    pub counts: [usize; 3],
}

/// One histogram, or one a strategy, or one a program.
pub fn histograms(about: &About, hand_ins: &[HandIn]) -> Vec<Histogram> {
    let all = |strategy| numbers(hand_ins, strategy);
    match about.form() {
        Form::Ranges(unit, ranges) => {
            let bin = |series: usize, number: f64| {
                if series < 2 { Some(number as usize) } else { range_of(ranges, number) }
            };
            let labels = ranges.iter().map(|range| label(unit, *range)).collect();
            vec![Histogram { strategy: None, program: None, bins: counted(labels, &all(None), bin) }]
        }
        Form::Scale(unit, ends, logarithmic) => {
            vec![binned(None, unit, &edges(ends, logarithmic), &all(None))]
        }
        Form::Open(unit) => {
            let numbers = all(None);
            let values: Vec<f64> = numbers.iter().map(|(_, number)| *number).collect();
            vec![binned(None, unit, &open_edges(unit, &values), &numbers)]
        }
        Form::Bars(unit, strategies, max) => {
            let edges = edges([0.0, max], false);
            strategies.iter().map(|id| binned(Some(*id), unit, &edges, &all(Some(*id)))).collect()
        }
        Form::Tools(tools, cases) => {
            let program = |(index, case): (usize, &&str)| Histogram {
                strategy: None,
                program: Some(about.part_title(case)),
                bins: tools.iter().map(|tool| times_chosen(*tool, index, hand_ins)).collect(),
            };
            cases.iter().enumerate().map(program).collect()
        }
    }
}

/// How often a tool was chosen for a program, and how often it was the best, alone or in a tie.
fn times_chosen(tool: Tool, program: usize, hand_ins: &[HandIn]) -> Bin {
    let is_named = |part: &Option<Answer>| match part {
        Some(Answer::Tools(chosen)) => chosen.get(program) == Some(&tool.strategy),
        Some(Answer::Best(best)) => best.get(program).is_some_and(|best| best.contains(&tool.strategy)),
        _ => false,
    };
    let mut counts = [0; 3];
    for HandIn { first, again, measured, .. } in hand_ins {
        for (count, part) in counts.iter_mut().zip([first, again, measured]) {
            *count += usize::from(is_named(part));
        }
    }
    Bin { label: tool.name.to_owned(), counts }
}

/// Every number with the index of its series.
fn numbers(hand_ins: &[HandIn], strategy: Option<StrategyId>) -> Vec<(usize, f64)> {
    let of = |hand_in: &HandIn| {
        let parts = [&hand_in.first, &hand_in.again, &hand_in.measured];
        let number =
            |(series, part): (usize, &Option<Answer>)| Some((series, number(part.as_ref()?, strategy)?));
        parts.into_iter().enumerate().filter_map(number).collect::<Vec<_>>()
    };
    hand_ins.iter().flat_map(of).collect()
}

/// The number of an answer; of bars, that of a strategy; of a choice, the option's index; tools are none.
pub fn number(answer: &Answer, strategy: Option<StrategyId>) -> Option<f64> {
    match answer {
        Answer::Choice(index) => Some(*index as f64),
        Answer::Number(number) => Some(*number),
        Answer::Bars(bars) => bars.iter().find(|(id, _)| Some(*id) == strategy).map(|(_, value)| *value),
        Answer::Tools(_) | Answer::Best(_) => None,
    }
}

fn binned(strategy: Option<StrategyId>, unit: Unit, edges: &[f64], numbers: &[(usize, f64)]) -> Histogram {
    let labels = edges.windows(2).map(|ends| label(unit, [ends[0], ends[1]])).collect();
    let mut bins = counted(labels, numbers, |_, number| Some(bin_of(edges, number)));
    let is_empty = |bin: &Bin| bin.counts == [0; 3];
    while bins.len() > 1 && bins.last().is_some_and(is_empty) {
        bins.pop();
    }
    let empty = bins.iter().take_while(|bin| is_empty(bin)).count();
    bins.drain(..empty.min(bins.len() - 1));
    Histogram { strategy, program: None, bins }
}

fn counted(
    labels: Vec<String>,
    numbers: &[(usize, f64)],
    bin: impl Fn(usize, f64) -> Option<usize>,
) -> Vec<Bin> {
    let mut bins: Vec<Bin> = labels.into_iter().map(|label| Bin { label, counts: [0; 3] }).collect();
    for (series, number) in numbers {
        if let Some(bin) = bin(*series, *number).and_then(|index| bins.get_mut(index)) {
            bin.counts[*series] += 1;
        }
    }
    bins
}

/// A range in words. The last of a question's ranges has no end, and the first may begin at 0.
fn label(unit: Unit, [low, high]: [f64; 2]) -> String {
    let words = |value: f64| match unit {
        Unit::Ms => unit.words(value),
        Unit::Times => format!("{} times", rounded(value)),
        Unit::Things(name) => format!("{} {name}s", rounded(value)),
    };
    match unit {
        _ if high == f64::MAX => format!("over {}", words(low)),
        _ if low <= 0.0 => format!("up to {}", words(high)),
        Unit::Ms => format!("{} to {}", words(low), words(high)),
        Unit::Times | Unit::Things(_) => format!("{} to {}", rounded(low), words(high)),
    }
}
