//! What the reader makes of the programs at the lesson's end. Pure.

use crate::{model::Same, shell::Fault};
use overlap_protocol::{Spec, code};
use overlap_record::{RunRecord, StrategyId, Value};
use std::rc::Rc;
use yew::AttrValue;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exercise {
    /// A program that works is changed.
    Modify,
    /// A program is made that a check accepts.
    Make,
}

impl Exercise {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Modify, Self::Make];

    /// The id of its section.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Modify => "modify",
            Self::Make => "make",
        }
    }

    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Modify => "Modify",
            Self::Make => "Make",
        }
    }
}

/// What an answer of the check's begins with where its test has passed.
const PASSED: &str = "passed";

/// What the page holds of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What to do, and a hint.
    pub told: AttrValue,
    /// How it is run.
    pub setting: String,
    /// The program.
    pub program: Rc<str>,
    /// What is put behind it when it runs; empty where nothing is.
    pub check: Rc<str>,
}

/// An exercise with what the reader made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Which.
    pub exercise: Exercise,
    /// What the page holds of it.
    pub given: Rc<Given>,
    /// The reader's program; none while it is the page's.
    pub draft: Option<Rc<str>>,
    /// The reader's program from before it was reset.
    pub aside: Option<Rc<str>>,
    /// What the latest run found wrong with the program.
    pub fault: Option<Fault>,
    /// The program that the latest run runs; none before the first.
    ran: Option<Rc<str>>,
    spec: Spec,
}

/// What became of one test of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Whether it has passed.
    pub passed: bool,
    /// What it says.
    pub says: String,
}

impl Practice {
    /// An exercise that nothing was done with yet. `spec` is what its setting runs.
    pub fn new(exercise: Exercise, given: Rc<Given>, spec: Spec) -> Self {
        Self { exercise, given, draft: None, aside: None, fault: None, ran: None, spec }
    }

    /// The program as it is now.
    pub fn text(&self) -> Rc<str> {
        self.draft.clone().unwrap_or_else(|| self.given.program.clone())
    }

    /// What a run of it runs: the program, and what is put behind it.
    pub fn spec(&self) -> Spec {
        let (text, check) = (self.text(), &self.given.check);
        let code =
            if check.is_empty() { text.to_string() } else { format!("{}\n\n\n{check}", text.trim_end()) };
        Spec { code: Some(code::with_line_feeds(&code)), ..self.spec.clone() }
    }

    /// Why it cannot be run as it stands.
    pub fn problem(&self) -> Option<String> {
        code::check(&self.spec()).err().map(|error| error.to_string())
    }

    /// The reader has changed the program to this.
    pub fn write(&mut self, text: String) {
        self.draft = (*text != *self.given.program).then(|| text.into());
        self.fault = None;
    }

    /// Puts the reader's program aside.
    pub fn reset(&mut self) {
        self.aside = self.draft.take().or(self.aside.take());
        self.fault = None;
    }

    /// Takes back what was put aside.
    pub fn undo_reset(&mut self) {
        self.draft = self.aside.take().or(self.draft.take());
        self.fault = None;
    }

    /// A run of it begins: what was made of another program says nothing of this one.
    pub fn begin(&mut self) {
        self.fault = None;
        self.ran = Some(self.text());
    }

    /// Takes in what a run found wrong. A fault in the check's own lines is no line of the program's, and what is wrong with a program
    /// that was changed meanwhile is nothing of the new one.
    pub fn blame(&mut self, line: u32, message: &str, is_code: bool) {
        let text = self.text();
        if self.ran.as_ref() != Some(&text) {
            return;
        }
        let lines = u32::try_from(text.trim_end().split('\n').count()).unwrap_or(u32::MAX);
        if self.fault.is_none() && (line <= lines || is_code) {
            self.fault = Some(Fault { line: line.min(lines), message: message.into() });
        }
    }

    /// What became of each test, or nothing where this has no check: of the strategies that ran, the first that a test has not passed
    /// under is what counts.
    pub fn tested(&self, record: &Same<RunRecord>) -> Vec<Tested> {
        if self.given.check.is_empty() {
            return Vec::new();
        }
        let ran = || record.results.iter().filter(|result| !result.answers.is_empty());
        let test = |index: usize| {
            let answers: Vec<_> =
                ran().filter_map(|result| Some((result.strategy, result.answers.get(index)?))).collect();
            let told = |(strategy, answer): &(StrategyId, &Value)| {
                let says = answer.to_string();
                // The record has what `repr` gives.
                let says = says.trim_matches(['\'', '"']);
                let passed = says.starts_with(PASSED);
                let says = if passed {
                    says.to_owned()
                } else {
                    format!("{}: {}", strategy.title(), complaint(says))
                };
                Tested { passed, says }
            };
            let mut all = answers.iter().map(told);
            let first = all.next()?;
            if first.passed { Some(all.find(|tested| !tested.passed).unwrap_or(first)) } else { Some(first) }
        };
        (0..record.spec.tasks as usize).filter_map(test).collect()
    }
}

/// What an answer that is no pass says, without what only Python's own words for it add.
fn complaint(says: &str) -> &str {
    let says = says.strip_prefix("error: ").unwrap_or(says);
    match says.strip_prefix("AssertionError: ") {
        Some(own) => own.rsplit_once(" (line ").map_or(own, |(own, _)| own),
        None => says,
    }
}
