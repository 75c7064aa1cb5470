//! The answers to a lesson's questions, read off a run and off the lesson itself, so that no text can say another one.

use crate::{
    Prediction, Reading, best_of_each,
    measured::range_of,
    text::{Choice, Quiz, escaped, plain},
};
use overlap_record::{StrategyId, format};

/// The answer to one of a lesson's questions.
pub(super) struct Answer {
    /// Where it is asked.
    pub step: &'static str,
    /// The right option or what was measured, as HTML; none where there is no run to tell.
    pub found: Option<String>,
}

/// The answers to the prediction, the observation and the other case.
pub(super) fn answers(reading: &Reading) -> [Answer; 3] {
    let (lesson, text) = (reading.lesson, reading.lesson.article().text);
    let observed = lesson.observed(&reading.evidence).ok();
    let transfer = option(&text.transfer, lesson.transfer.answer).map(|it| text_of(it, reading));
    [
        Answer { step: "Predict", found: predicted(reading) },
        Answer {
            step: "What did you see?",
            found: observed.and_then(|right| option(&text.observe, right)).map(|it| text_of(it, reading)),
        },
        Answer { step: "Another case", found: transfer },
    ]
}

fn option(quiz: &'static Quiz, index: usize) -> Option<&'static Choice> {
    quiz.options.get(index)
}

fn text_of(choice: &Choice, reading: &Reading) -> String {
    choice.html(&|name| reading.value(name))
}

/// What was measured of what is predicted.
fn predicted(reading: &Reading) -> Option<String> {
    let (lesson, evidence) = (reading.lesson, &reading.evidence);
    let told = match lesson.prediction {
        Prediction::Choice { ranges, measured, unit } => {
            let measured = measured(evidence).ok()?;
            let chosen = option(&lesson.article().text.predict, range_of(ranges, measured.value)?)?;
            format!("“{}”: {}", plain(&text_of(chosen, reading)), measured.words(unit))
        }
        Prediction::Scale { unit, measured, .. } => measured(evidence).ok()?.words(unit),
        Prediction::Bars { unit, strategies, measured, .. } => {
            let bar = |strategy| {
                Some(format!("{} for {strategy}", unit.words(measured(evidence, strategy).ok()?.value)))
            };
            format::list(&strategies.iter().copied().filter_map(bar).collect::<Vec<_>>())
        }
        Prediction::Tools { tools, cases } => {
            let name = |strategy| tools.iter().find(|tool| tool.strategy == strategy).map(|tool| tool.name);
            let best = best_of_each(evidence, tools, cases);
            let case = |(option, best): (&Choice, &Vec<StrategyId>)| {
                let names: Vec<&str> = best.iter().copied().filter_map(name).collect();
                format!("{}: {}", plain(&text_of(option, reading)), format::either(&names))
            };
            let options = lesson.article().text.predict.options;
            options.iter().zip(&best).map(case).collect::<Vec<_>>().join("; ")
        }
    };
    Some(format!("In the recorded run: {}.", escaped(&told)))
}
