//! Whether a strategy's answers are right. No time is shown before this was asked.

use overlap_record::Value;
use std::fmt;

/// Where the answers to compare with come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What serial answered in the same run.
    Serial,
    /// What was published, or follows from arithmetic.
    Published,
}

/// The first answer that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// The task's index in task order.
    pub task: usize,
    /// What was answered; none where there is no answer.
    pub got: Option<Value>,
    /// What should have been answered; none where there should be no such task.
    pub expected: Option<Value>,
    /// Who says so.
    pub source: Source,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = match self.source {
            Source::Serial => "serial answered",
            Source::Published => "the known answer is",
        };
        let task = self.task + 1;
        match (&self.got, &self.expected) {
            (Some(got), Some(expected)) => write!(f, "task {task} answered {got}, but {source} {expected}"),
            (None, Some(expected)) => write!(f, "task {task} did not answer, but {source} {expected}"),
            (Some(got), None) => write!(f, "task {task} answered {got}, but there should be no such task"),
            (None, None) => write!(f, "task {task} has no answer"),
        }
    }
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerCheck {
    /// Whether every answer agreed.
    pub ok: bool,
    /// The first one that did not; its `Display` says it in words, with tasks counted from 1.
    pub mismatch: Option<Mismatch>,
}

/// Compares answers, in task order, with the serial ones and with the known ones, where there are such. The known answers are
/// asked first, since they alone can tell that serial is wrong.
///
/// Numbers must be the same digit for digit, since every strategy does the same operations in the same order; a NaN equals a NaN.
#[must_use]
pub fn check_answers(answers: &[Value], serial: Option<&[Value]>, known: Option<&[Value]>) -> AnswerCheck {
    let references = [(known, Source::Published), (serial, Source::Serial)];
    let mismatch = references
        .into_iter()
        .filter_map(|(expected, source)| Some((expected?, source)))
        .find_map(|(expected, source)| first_difference(answers, expected, source));
    AnswerCheck { ok: mismatch.is_none(), mismatch }
}

fn first_difference(answers: &[Value], expected: &[Value], source: Source) -> Option<Mismatch> {
    (0..answers.len().max(expected.len())).find_map(|task| match (answers.get(task), expected.get(task)) {
        (Some(got), Some(expected)) if same(got, expected) => None,
        (got, expected) => Some(Mismatch { task, got: got.cloned(), expected: expected.cloned(), source }),
    })
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
        (Value::Text(a), Value::Text(b)) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[f64]) -> Vec<Value> {
        values.iter().copied().map(Value::Number).collect()
    }

    #[test]
    fn equal_answers_pass_and_nan_equals_nan() {
        let answers = numbers(&[1.0, f64::NAN, -0.0]);
        let serial = numbers(&[1.0, f64::NAN, 0.0]);
        assert_eq!(check_answers(&answers, Some(&serial), None), AnswerCheck { ok: true, mismatch: None });
        assert!(check_answers(&answers, None, None).ok);
    }

    #[test]
    fn the_first_difference_is_told_in_words() {
        let serial = numbers(&[1.0, 2.0, 3.0]);
        let words = |answers: &[Value], serial: Option<&[Value]>, known: Option<&[Value]>| {
            let check = check_answers(answers, serial, known);
            assert!(!check.ok);
            check.mismatch.unwrap().to_string()
        };
        assert_eq!(
            words(&numbers(&[1.0, 2.5, 4.0]), Some(&serial), None),
            "task 2 answered 2.5, but serial answered 2"
        );
        assert_eq!(
            words(&numbers(&[1.0, 2.0]), Some(&serial), None),
            "task 3 did not answer, but serial answered 3"
        );
        assert_eq!(
            words(&numbers(&[1.0, 2.0, 3.0, 4.0]), Some(&serial), None),
            "task 4 answered 4, but there should be no such task"
        );
        assert_eq!(
            words(&[Value::Text("1".to_owned())], Some(&numbers(&[1.0])), None),
            "task 1 answered 1, but serial answered 1"
        );
    }

    #[test]
    fn known_answers_overrule_serial() {
        let (five, six) = (numbers(&[5.0]), numbers(&[6.0]));
        for serial in [&five, &six] {
            let check = check_answers(&five, Some(serial), Some(&numbers(&[4.0])));
            assert_eq!(check.mismatch.map(|m| m.source), Some(Source::Published));
        }
    }

    #[test]
    fn the_last_digit_counts() {
        let known = numbers(&[2236.5678097446853]);
        assert!(check_answers(&known, None, Some(&known)).ok);
        assert!(!check_answers(&numbers(&[2236.567809744685]), None, Some(&known)).ok);
    }
}
