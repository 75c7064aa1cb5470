//! How each action changes the state. Pure.

use super::{Action, Asked, Draft, Exercise, Group, Practice, Predicted, Question, RunQueue, State, Step};
use crate::{
    model::{Phase, RunEvent, Same},
    shell::{Attempt, ShellAction},
};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::Reducible;

impl State {
    fn reach(&mut self, step: Step) {
        self.reached = self.reached.max(step);
    }

    fn commit(&mut self) {
        match self.draft.answer(&self.lesson().prediction) {
            Ok(answer) => {
                if let Some(attempt) = &mut self.attempt {
                    attempt.hand_in.predict(answer.clone());
                }
                self.predicted = Predicted::Made(answer);
                self.reach(Step::Run);
            }
            Err(problem) => self.problem = Some(problem),
        }
    }

    /// Goes on where an attempt had come to.
    fn adopt(&mut self, attempt: Attempt) {
        if let Some((_, answer)) = attempt.hand_in.latest() {
            self.draft = Draft::of(answer);
            self.predicted = Predicted::Made(answer.clone());
            self.reach(Step::Run);
        }
        self.attempt = Some(attempt);
    }

    fn asked(&mut self, question: Question) -> &mut Asked {
        match question {
            Question::Observe => &mut self.observe,
            Question::Transfer => &mut self.transfer,
        }
    }

    fn answered(&mut self, question: Question) {
        match question {
            Question::Observe => self.reach(Step::Transfer),
            Question::Transfer => {
                self.reach(Step::Claims);
                self.finished = true;
            }
        }
    }

    fn start(&mut self, runs: &[usize]) {
        if let [at, next @ ..] = runs {
            self.enter(*at, next.to_vec(), 0);
        }
    }

    fn enter(&mut self, at: usize, next: Vec<usize>, done: usize) {
        self.queue = Some(RunQueue { at, next, done });
        self.shell.begin();
        self.partial = None;
        (self.latest, self.shown) = (at, at);
        self.highlight = None;
        self.loaded = None;
        self.asking.clear();
        if let Group::Practice(exercise) = self.runs.all[at].group {
            self.runs.all[at].record = None;
            self.practise(exercise, Practice::begin);
        }
    }

    /// Changes a program at the lesson's end.
    fn practise(&mut self, exercise: Exercise, change: impl FnOnce(&mut Practice)) {
        if let Some(practice) = self.practice.iter_mut().find(|practice| practice.exercise == exercise) {
            change(practice);
            self.runs.practise(practice);
        }
    }

    /// Takes in what the program under way got wrong.
    fn blame(&mut self, line: u32, message: &str, is_code: bool) {
        let group = self.queue.as_ref().and_then(|queue| self.runs.all.get(queue.at)).map(|run| run.group);
        if let Some(Group::Practice(exercise)) = group {
            self.practise(exercise, |practice| practice.blame(line, message, is_code));
        }
    }

    /// Keeps the record of the run under way, and goes on to the next one. Runs that are being cancelled go no further.
    fn measured(&mut self, record: RunRecord) {
        let Some(RunQueue { at, next, done }) = &self.queue else { return };
        let (at, done) = (*at, done + 1);
        let next = next.split_first().map(|(first, rest)| (*first, rest.to_vec()));
        self.partial = None;
        if let Some(run) = self.runs.all.get_mut(at) {
            run.record = Some(Same::new(record));
        }
        if let Some((first, rest)) = next
            && self.shell.phase != Phase::Cancelling
        {
            self.enter(first, rest, done);
        }
    }

    /// Leaves what was being run, and shows what there is.
    fn leave(&mut self) {
        (self.queue, self.partial) = (None, None);
        if self.record().is_none() {
            self.shown = self.runs.all.iter().position(|run| run.record.is_some()).unwrap_or(0);
        }
        if self.runs.is_complete() {
            self.reach(Step::Observe);
        }
    }

    fn event(&mut self, event: RunEvent) {
        self.shell.hear(&event);
        match event {
            RunEvent::Partial(record) => self.partial = Some(Same::new(*record)),
            RunEvent::Point(record) => self.measured(*record),
            RunEvent::Finished(record) => {
                self.measured(*record);
                // What is to be seen first is the first part's.
                if matches!(self.runs.all[self.latest].group, Group::Part(_)) {
                    self.shown = 0;
                }
                self.leave();
            }
            RunEvent::CodeError { message, line, .. } => {
                self.blame(line, &message, true);
                self.leave();
            }
            RunEvent::Raised { message, line, .. } => self.blame(line, &message, false),
            RunEvent::Cancelled { .. } | RunEvent::Failed { .. } => self.leave(),
            RunEvent::Bytes { received, total } => self.loaded = Some((received, total)),
            RunEvent::Printed { .. } => {}
            RunEvent::Silent(_) | RunEvent::Heard => {}
            RunEvent::Probed(_) | RunEvent::Queued | RunEvent::Progress(_) | RunEvent::Spans { .. } => {}
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Adopt(attempt) => state.adopt(attempt),
            Action::Edit(edit) => {
                state.problem = None;
                state.draft.edit(&state.lesson.0.prediction, edit);
            }
            Action::Commit => state.commit(),
            Action::SkipPrediction => {
                state.predicted = Predicted::Skipped;
                state.problem = None;
                state.reach(Step::Run);
            }
            Action::PredictAgain => state.predicted = Predicted::Open,
            Action::Ask(estimate, runs) => {
                state.shell.ask(estimate);
                state.asking = runs;
            }
            Action::Start(runs) => state.start(&runs),
            Action::SkipRun => state.reach(Step::Observe),
            Action::Choose(question, option) => {
                let asked = state.asked(question);
                (asked.chosen, asked.missing) = (Some(option), false);
            }
            Action::Answer(question) => {
                let asked = state.asked(question);
                asked.answered = asked.chosen;
                asked.missing = asked.chosen.is_none();
                if !asked.missing {
                    state.answered(question);
                }
            }
            Action::Skip(question) => {
                state.asked(question).missing = false;
                state.answered(question);
            }
            Action::Look(index) => (state.shown, state.highlight) = (index, None),
            Action::Point(index, highlight) => (state.shown, state.highlight) = (index, Some(highlight)),
            Action::PointAway => state.highlight = None,
            Action::Write(exercise, text) => state.practise(exercise, |practice| practice.write(text)),
            Action::Reset(exercise) => state.practise(exercise, Practice::reset),
            Action::UndoReset(exercise) => state.practise(exercise, Practice::undo_reset),
            Action::ShowAll => state.reach(Step::Claims),
            Action::Shell(action) => {
                if action == ShellAction::Decline {
                    state.asking.clear();
                }
                state.shell.act(action);
            }
            Action::Event(event) => state.event(event),
        }
        Rc::new(state)
    }
}
