//! How each action changes the state. Pure.

use super::{Action, Asked, Job, Predicted, Question, State, Step};
use crate::{
    bridge::RunEvent,
    model::{Phase, Progress, Same},
};
use std::rc::Rc;
use yew::Reducible;

impl State {
    fn reach(&mut self, step: Step) {
        self.reached = self.reached.max(step);
    }

    fn commit(&mut self) {
        match self.draft.answer(&self.lesson().prediction) {
            Ok(answer) => {
                self.predicted = Predicted::Made(answer);
                self.reach(Step::Run);
            }
            Err(problem) => self.problem = Some(problem),
        }
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
        self.started += 1;
        self.job = Some(Job { number: self.started, at, next, done });
        self.phase = Phase::Running(Progress::default());
        self.partial = None;
        (self.latest, self.shown) = (at, at);
        self.highlight = None;
        self.asking.clear();
    }

    /// Leaves what is being run, and shows what there is.
    fn stop(&mut self) {
        (self.job, self.partial) = (None, None);
        if self.record().is_none() {
            self.shown = self.runs.all.iter().position(|run| run.record.is_some()).unwrap_or(0);
        }
    }

    fn event(&mut self, event: RunEvent) {
        match event {
            RunEvent::Probed(capabilities) => {
                self.capabilities = Some(capabilities);
                self.phase.ready();
            }
            RunEvent::Queued => self.phase.queue(),
            RunEvent::Stage { strategy, stage, done, total } => {
                self.phase.advance(Progress { at: Some((strategy, stage)), done, total });
            }
            // Spans go to `Live`, past this state, and a lesson asks for one run at a time.
            RunEvent::Live { .. } | RunEvent::Point(_) => {}
            RunEvent::Partial(record) => self.partial = Some(Same::new(*record)),
            RunEvent::Finished(record) => {
                self.partial = None;
                let Some(Job { at, next, done, .. }) = self.job.take() else { return };
                if let Some(run) = self.runs.all.get_mut(at) {
                    run.record = Some(Same::new(*record));
                }
                match next.split_first() {
                    // A run that ended just when it was to be cancelled is kept, and the rest is left.
                    Some(_) if self.phase == Phase::Cancelling => {
                        self.phase = Phase::Cancelled { after_ms: 0.0 };
                    }
                    Some((first, rest)) => self.enter(*first, rest.to_vec(), done + 1),
                    None => {
                        self.phase = Phase::Done;
                        // What is to be seen first is the first part's.
                        if at != self.runs.transfer() {
                            self.shown = 0;
                        }
                    }
                }
                if self.runs.is_complete() && self.job.is_none() {
                    self.reach(Step::Observe);
                }
            }
            RunEvent::Cancelled { after_ms } => {
                self.stop();
                self.phase = Phase::Cancelled { after_ms };
            }
            RunEvent::Failed { message } => {
                self.stop();
                self.phase = Phase::Failed(message);
            }
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
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
                state.phase = Phase::Asking(estimate);
                state.asking = runs;
            }
            Action::Decline => {
                state.phase = Phase::Idle;
                state.asking.clear();
            }
            Action::Start(runs) => state.start(&runs),
            Action::Cancel => state.phase.cancel(),
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
            Action::ShowAll => state.reach(Step::Claims),
            Action::Colour(theme) => state.theme = theme,
            Action::Dismiss(index) => {
                if index < state.notices.len() {
                    state.notices.remove(index);
                }
            }
            Action::Event(event) => state.event(event),
        }
        Rc::new(state)
    }
}
