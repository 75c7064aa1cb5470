//! The hand-ins of a class, an activity at a time.

use crate::{
    about::{About, Form},
    hand_in::HandIn,
    histogram::{Histogram, histograms, number},
};
use overlap_lessons::{Answer, range_of};

/// A prediction within this factor of what the learner's own machine measured is near.
pub const NEAR: f64 = 1.25;

/// What was handed in about one activity, one a learner.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The activity.
    pub about: About,
    /// What was handed in, in the order in which it came.
    pub hand_ins: Vec<HandIn>,
}

/// Counts of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Learners who predicted.
    pub first: usize,
    /// Learners who predicted once more.
    pub again: usize,
    /// Of these, how many changed their minds.
    pub changed: usize,
    /// Machines that measured.
    pub measured: usize,
    /// How many of the first predictions that a machine can be held against were near (see [`NEAR`]), and how many those are; of a
    /// choice, right. The choice of a tool counts for each program.
    pub near_first: [usize; 2],
    /// The same of predictions that were made again.
    pub near_again: [usize; 2],
}

/// Sorts hand-ins by activity. Of several of one learner the one that holds most counts; of those that hold as much, the last.
#[must_use]
pub fn groups(hand_ins: &[HandIn]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for hand_in in hand_ins {
        let place = groups.iter().position(|group| group.about == hand_in.about).unwrap_or(groups.len());
        if place == groups.len() {
            groups.push(Group { about: hand_in.about.clone(), hand_ins: Vec::new() });
        }
        let group = &mut groups[place].hand_ins;
        match group.iter_mut().find(|kept| kept.learner == hand_in.learner) {
            Some(kept) if hand_in.extent() >= kept.extent() => *kept = hand_in.clone(),
            Some(_) => {}
            None => group.push(hand_in.clone()),
        }
    }
    groups
}

impl Group {
    /// What was predicted and measured: one histogram, or one a strategy, or one a program.
    #[must_use]
    pub fn histograms(&self) -> Vec<Histogram> {
        histograms(&self.about, &self.hand_ins)
    }

    /// Counts.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let form = self.about.form();
        let mut summary = Summary::default();
        for HandIn { first, again, measured, .. } in &self.hand_ins {
            summary.first += usize::from(first.is_some());
            summary.again += usize::from(again.is_some());
            summary.changed += usize::from(again.is_some() && again != first);
            summary.measured += usize::from(measured.is_some());
            for (predicted, [near, all]) in
                [(first, &mut summary.near_first), (again, &mut summary.near_again)]
            {
                if let (Some(predicted), Some(measured)) = (predicted, measured) {
                    let [right, told] = how_many_near(form, predicted, measured);
                    *near += right;
                    *all += told;
                }
            }
        }
        summary
    }
}

/// How many predictions are near what the same learner's machine measured, and of how many that can be said: of one, or of the
/// choice of a tool for each program.
fn how_many_near(form: Form, predicted: &Answer, measured: &Answer) -> [usize; 2] {
    let (Answer::Tools(chosen), Answer::Best(best)) = (predicted, measured) else {
        return [usize::from(is_near(form, predicted, measured)), 1];
    };
    let told = || chosen.iter().zip(best).filter(|(_, best)| !best.is_empty());
    [told().filter(|(chosen, best)| best.contains(chosen)).count(), told().count()]
}

/// Whether a prediction is near what the same learner's machine measured; of bars, whether all are.
fn is_near(form: Form, predicted: &Answer, measured: &Answer) -> bool {
    match (form, measured) {
        (Form::Ranges(_, ranges), Answer::Number(value)) => {
            range_of(ranges, *value).is_some_and(|right| *predicted == Answer::Choice(right))
        }
        (Form::Bars(..), Answer::Bars(bars)) => bars
            .iter()
            .all(|(id, value)| number(predicted, Some(*id)).is_some_and(|said| within(said, *value))),
        (_, Answer::Number(value)) => number(predicted, None).is_some_and(|said| within(said, *value)),
        _ => false,
    }
}

fn within(a: f64, b: f64) -> bool {
    a.max(b) <= a.min(b) * NEAR
}

/// Every hand-in as a line of a CSV table (RFC 4180), which ends with its code: pasted, the table gives all of them again.
#[must_use]
pub fn csv(groups: &[Group]) -> String {
    let mut text = String::from("activity,learner,predicted,predicted_again,measured,code\r\n");
    let cell =
        |part: &Option<Answer>| part.as_ref().map(|answer| format!("\"{answer}\"")).unwrap_or_default();
    for hand_in in groups.iter().flat_map(|group| &group.hand_ins) {
        let HandIn { about, learner, first, again, measured } = hand_in;
        let (first, again, measured) = (cell(first), cell(again), cell(measured));
        text.push_str(&format!("{about},{learner:x},{first},{again},{measured},{}\r\n", hand_in.code()));
    }
    text
}
