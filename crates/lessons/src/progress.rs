//! How far a reader has come, as a text that the page keeps on the reader's device.

use crate::prediction::Answer;

/// What a reader did in one lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The prediction; none where it was skipped.
    pub answer: Option<Answer>,
    /// Whether the experiment was run.
    pub ran: bool,
    /// Whether the transfer question was answered, which ends the lesson.
    pub finished: bool,
}

/// What a reader did in every lesson that was begun, by the lesson's id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress(Vec<(&'static str, Done)>);

impl Progress {
    /// What was done in one lesson.
    #[must_use]
    pub fn of(&self, lesson: &str) -> Option<&Done> {
        self.0.iter().find(|(id, _)| *id == lesson).map(|(_, done)| done)
    }

    /// Sets what was done in one lesson.
    pub fn set(&mut self, lesson: &'static str, done: Done) {
        self.0.retain(|(id, _)| *id != lesson);
        self.0.push((lesson, done));
    }

    /// How many lessons were begun.
    #[must_use]
    pub fn begun(&self) -> usize {
        self.0.len()
    }

    /// One line a lesson: its id, what was done, and the prediction.
    #[must_use]
    pub fn encode(&self) -> String {
        let line = |(id, done): &(&str, Done)| {
            let state = if done.finished {
                "finished"
            } else if done.ran {
                "ran"
            } else {
                "begun"
            };
            let answer = done.answer.as_ref().map(|answer| format!(" {answer}")).unwrap_or_default();
            format!("{id} {state}{answer}")
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Reads a text that [`Self::encode`] wrote. A line that cannot be read, for example of a lesson that is no more, is
    /// left out: progress is a convenience, and losing a line of it does no harm.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split(' ');
            let id = words.next().and_then(crate::find)?.id;
            let (ran, finished) = match words.next()? {
                "finished" => (true, true),
                "ran" => (true, false),
                "begun" => (false, false),
                _ => return None,
            };
            let answer = words.next().and_then(|answer| answer.parse().ok());
            Some((id, Done { answer, ran, finished }))
        };
        Self(text.lines().filter_map(line).collect())
    }

    /// How many lessons are finished.
    #[must_use]
    pub fn finished(&self) -> usize {
        self.0.iter().filter(|(_, done)| done.finished).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_reads_back_as_the_same_and_bad_lines_are_left_out() {
        let mut progress = Progress::default();
        let done = Done { answer: Some(Answer::Number(2.5)), ran: true, finished: true };
        progress.set("tills", done);
        progress.set("lock", Done { ran: true, ..Done::default() });
        let text = progress.encode();
        assert_eq!(Progress::decode(&text), progress);
        assert_eq!(Progress::decode(&format!("nonsense ran\n\nwaiting gone\n{text}")), progress);
        assert_eq!(progress.finished(), 1);
    }
}
