//! What the caller's counter held at the end of each repeat.

use crate::statistics::{Samples, median};
use overlap_record::{StrategyResult, Value, format};

/// What the caller's counter held over the repeats of one strategy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// The least.
    pub least: u64,
    /// The median.
    pub median: f64,
    /// The most.
    pub most: u64,
    /// How many repeats counted.
    pub repeats: usize,
    /// What the tasks say that they added, all together; none where their answers are no numbers.
    pub added: Option<u64>,
}

impl Counted {
    /// In words, for example `101,000 to 180,000, median 150,000, in 120 repeats`.
    #[must_use]
    pub fn words(&self) -> String {
        let [least, most] = [self.least, self.most].map(format::count);
        let repeats = format::counted(self.repeats as u64, "repeat");
        if self.least == self.most {
            return format!("{least} in {repeats}");
        }
        format!("{least} to {most}, median {}, in {repeats}", format::count(self.median.round() as u64))
    }
}

/// What the counter held over a strategy's repeats; none where the workload has none.
#[must_use]
pub fn counted(result: &StrategyResult) -> Option<Counted> {
    let held: Vec<u64> = result.repeats.iter().filter_map(|repeat| repeat.counted).collect();
    let (least, most) = (*held.iter().min()?, *held.iter().max()?);
    let samples = Samples::new(held.iter().map(|held| *held as f64).collect())?;
    let number = |answer: &Value| match answer {
        Value::Number(number) if *number >= 0.0 && number.fract() == 0.0 => Some(*number),
        _ => None,
    };
    let added: Option<f64> = result.answers.iter().map(number).sum();
    Some(Counted {
        least,
        median: median(&samples),
        most,
        repeats: held.len(),
        added: added.map(|added| added as u64),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_record::{
        Repeat, StrategyId,
        testing::{repeat, result},
    };

    fn of(held: &[Option<u64>], answers: Vec<Value>) -> Option<Counted> {
        let repeats = held.iter().map(|counted| Repeat { counted: *counted, ..repeat(1.0, Vec::new()) });
        counted(&StrategyResult { answers, ..result(StrategyId::RAYON, repeats.collect()) })
    }

    #[test]
    fn the_counts_of_all_repeats_are_summed_up_beside_what_the_tasks_added() {
        let found =
            of(&[Some(9_000), Some(7_000), Some(8_000), None], vec![Value::Number(5_000.0); 2]).unwrap();
        assert_eq!((found.least, found.most, found.added), (7_000, 9_000, Some(10_000)));
        assert_eq!(found.words(), "7,000 to 9,000, median 8,000, in 3 repeats");
        assert_eq!(of(&[Some(5)], vec![Value::Text("a1".to_owned())]).unwrap().added, None);
        assert_eq!(of(&[Some(5)], Vec::new()).unwrap().words(), "5 in 1 repeat");
    }

    #[test]
    fn without_a_counter_there_is_nothing_to_say() {
        assert_eq!(of(&[None, None], Vec::new()), None);
        assert_eq!(of(&[], Vec::new()), None);
    }
}
