//! The page's one state, the actions that change it, and the pure function that does so.
mod action;
mod field;
mod form;
#[cfg(test)]
mod hostile;
mod plan;
mod points;
mod problem;
#[cfg(test)]
mod sweep_tests;
#[cfg(test)]
mod tests;
mod values;

use crate::{
    model::{Phase, Progress, RunEvent, Same},
    shell::Shell,
};
use overlap_protocol::{
    Spec,
    permalink::{self, Link, Notice, Settings},
};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::Reducible;

pub use action::{Action, Shared};
pub use field::Field;
pub use form::Form;
pub use plan::Plan;
pub use points::Points;
pub use problem::Problem;

/// As much of a lesson's id is named in a notice.
const LESSON_CHARS: usize = 40;

/// Everything that the page shows, except the spans of a run under way (see [`crate::model::Tracks`]).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What every page has.
    pub shell: Shell,
    /// What the reader has chosen and typed.
    pub form: Form,
    /// What the form asks for, or what is wrong with it.
    pub checked: Result<Plan, Vec<Problem>>,
    /// The form before the last change of all parameters at once.
    pub undo: Option<Form>,
    /// What the latest run was asked to do; the form may have changed since. Of a sweep, the point under way.
    pub asked: Option<Rc<Spec>>,
    /// The newest record, complete or not.
    pub record: Option<Same<RunRecord>>,
    /// The points of the latest run, if it was a sweep.
    pub points: Option<Points>,
    /// The link that the reader asked for, while it still says what the form says.
    pub shared: Option<Shared>,
}

impl State {
    /// The state of a page that was opened at a link.
    #[must_use]
    pub fn opened(link: Link) -> Self {
        let Link { settings, mut notices, .. } = link;
        let Settings { spec, sweep, lesson, embed, theme } = settings;
        if let Some(lesson) = lesson {
            // boot.js has opened those that there are. A stranger's text is cut, so that no link can flood the page.
            let lesson: String = lesson.chars().take(LESSON_CHARS).collect();
            let message = format!("there is no lesson `{lesson}` here; the lab is shown.");
            notices.push(Notice { part: String::from("lesson"), message });
        }
        let form = Form::of(&spec, sweep.as_ref());
        Self {
            shell: Shell::opened(embed, theme, notices),
            checked: form.plan(),
            form,
            undo: None,
            asked: None,
            record: None,
            points: None,
            shared: None,
        }
    }

    /// The settings that a link to this page would carry.
    #[must_use]
    pub fn settings(&self, plan: &Plan) -> Settings {
        let Plan { spec, axis } = plan.clone();
        Settings { spec, sweep: axis, lesson: None, embed: false, theme: self.shell.theme }
    }

    /// The point of the sweep that the reader chose, while no run is under way: its value and its record.
    #[must_use]
    pub fn point(&self) -> Option<(f64, &Same<RunRecord>)> {
        self.points.as_ref().and_then(Points::shown).filter(|_| !self.shell.phase.is_busy())
    }

    /// The record that is shown, with what it ran: the newest, or the point of the sweep that the reader chose.
    #[must_use]
    pub fn shown(&self) -> (Option<Rc<Spec>>, Option<Same<RunRecord>>) {
        match self.point() {
            Some((_, record)) => (Some(Rc::new(record.spec.clone())), Some(record.clone())),
            None => (self.asked.clone(), self.record.clone()),
        }
    }

    /// The same as a query; empty while the form is wrong.
    #[must_use]
    pub fn query(&self) -> String {
        self.checked.as_ref().map(|spec| permalink::encode(&self.settings(spec))).unwrap_or_default()
    }

    /// The problem with a field, if there is one.
    #[must_use]
    pub fn problem(&self, field: Field) -> Option<&Problem> {
        self.checked.as_ref().err()?.iter().find(|problem| problem.field == Some(field))
    }

    /// Changes the form; what was said of the old one no longer holds.
    fn edit(&mut self, change: impl FnOnce(&mut Form)) {
        change(&mut self.form);
        self.checked = self.form.plan();
        self.shared = None;
        if matches!(self.shell.phase, Phase::Asking(_)) {
            self.shell.phase = Phase::Idle;
        }
    }

    /// Changes all parameters at once, so that the reader can take it back.
    fn replace(&mut self, change: impl FnOnce(&mut Form)) {
        let before = self.form.clone();
        self.edit(change);
        self.undo = (before != self.form).then_some(before);
    }

    /// Takes the settings of another link, as the page around this one may ask. Colours and form stay.
    fn configure(&mut self, link: Link) {
        let Link { settings, notices, .. } = link;
        self.replace(|form| *form = Form::of(&settings.spec, settings.sweep.as_ref()));
        self.shell.notices = notices;
    }

    /// Keeps a point of a sweep.
    fn measured(&mut self, record: Same<RunRecord>) {
        if let Some(points) = &mut self.points {
            points.records.push(record);
        }
    }

    /// The progress of the whole sweep, every point of which has as many repeats.
    fn of_all_points(&self, now: Progress) -> Progress {
        let Some(points) = &self.points else { return now };
        Progress { done: now.done + points.measured() * now.total, total: now.total * points.total(), ..now }
    }

    fn event(&mut self, event: RunEvent) {
        let event = match event {
            RunEvent::Progress(now) => RunEvent::Progress(self.of_all_points(now)),
            other => other,
        };
        self.shell.hear(&event);
        match event {
            RunEvent::Partial(record) => self.record = Some(Same::new(*record)),
            RunEvent::Point(record) => {
                self.measured(Same::new(*record));
                self.asked = self.points.as_ref().and_then(Points::current).or(self.asked.take());
                self.record = None;
            }
            RunEvent::Finished(record) => {
                let record = Same::new(*record);
                self.measured(record.clone());
                self.record = Some(record);
            }
            _ => {}
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::ChooseWorkload(workload) => {
                let preset = state.form.preset().unwrap_or(overlap_protocol::workloads::Preset::Quick);
                state.replace(|form| form.load(workload, preset));
            }
            Action::ChoosePreset(preset) => {
                let workload = state.form.workload();
                state.replace(|form| form.load(workload, preset));
            }
            Action::Type(field, text) => {
                state.undo = None;
                state.edit(|form| form.set_text(field, text));
            }
            Action::ChooseStrategy(strategy, wanted) => state.edit(|form| form.choose(strategy, wanted)),
            Action::ChoosePool(pool) => state.edit(|form| form.pool = pool),
            Action::ChooseFault(fault) => state.edit(|form| form.fault = fault),
            Action::Undo => {
                if let Some(before) = state.undo.take() {
                    state.edit(|form| *form = before);
                }
            }
            Action::Ask(estimate) => state.shell.ask(estimate),
            Action::ChooseVary(vary) => {
                let cores = state.shell.cores();
                state.edit(|form| form.sweep(vary, cores));
            }
            Action::ChoosePoint(value) => {
                if let Some(points) = &mut state.points {
                    points.choose(value);
                }
            }
            Action::Start(plan) => {
                state.points = Points::begin(&plan);
                state.asked =
                    state.points.as_ref().and_then(Points::current).or_else(|| Some(Rc::new(plan.spec)));
                state.shell.begin();
                state.record = None;
            }
            Action::Configure(link) => state.configure(*link),
            Action::Share(shared) => state.shared = Some(shared),
            Action::Shell(action) => state.shell.act(action),
            Action::Event(event) => state.event(event),
        }
        Rc::new(state)
    }
}
