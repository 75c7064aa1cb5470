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
    bridge::{Capabilities, RunEvent},
    model::{Phase, Progress, Same},
};
use overlap_protocol::{
    Spec,
    permalink::{self, Link, Notice, Settings},
};
use overlap_record::{RunRecord, palette::Theme};
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

/// Everything that the page shows, but for the spans of a run under way (see [`crate::model::Live`]).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the reader has chosen and typed.
    pub form: Form,
    /// What the form asks for, or what is wrong with it.
    pub checked: Result<Plan, Vec<Problem>>,
    /// The form before the last change of all parameters at once.
    pub undo: Option<Form>,
    /// What could not be used of the page's address.
    pub notices: Vec<Notice>,
    /// What this browser may do, once that is known.
    pub capabilities: Option<Capabilities>,
    /// What the page is doing.
    pub phase: Phase,
    /// What the latest run was asked to do; the form may have changed since. Of a sweep, the point under way.
    pub asked: Option<Rc<Spec>>,
    /// The newest record, complete or not.
    pub record: Option<Same<RunRecord>>,
    /// The points of the latest run, if it was a sweep.
    pub points: Option<Points>,
    /// The link that the reader asked for, while it still says what the form says.
    pub shared: Option<Shared>,
    /// Whether the page is framed by another and shows nothing but the lab.
    pub embed: bool,
    /// Colours that the address asks for.
    pub theme: Option<Theme>,
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
            checked: form.plan(),
            form,
            undo: None,
            notices,
            capabilities: None,
            phase: Phase::Loading,
            asked: None,
            record: None,
            points: None,
            shared: None,
            embed,
            theme,
        }
    }

    /// Cores that the browser reports; 1 until that is known.
    #[must_use]
    pub fn cores(&self) -> u32 {
        self.capabilities.as_ref().map_or(1, |capabilities| capabilities.cores)
    }

    /// The settings that a link to this page would carry.
    #[must_use]
    pub fn settings(&self, plan: &Plan) -> Settings {
        let Plan { spec, axis } = plan.clone();
        Settings { spec, sweep: axis, lesson: None, embed: false, theme: self.theme }
    }

    /// The record that is shown, with what it ran: the newest, or the point of the sweep that the reader chose.
    #[must_use]
    pub fn shown(&self) -> (Option<Rc<Spec>>, Option<Same<RunRecord>>) {
        match self.points.as_ref().and_then(Points::shown) {
            Some((_, record)) if !self.phase.is_busy() => {
                (Some(Rc::new(record.spec.clone())), Some(record.clone()))
            }
            _ => (self.asked.clone(), self.record.clone()),
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
        if matches!(self.phase, Phase::Asking(_)) {
            self.phase = Phase::Idle;
        }
    }

    /// Changes all parameters at once, so that the reader can take it back.
    fn replace(&mut self, change: impl FnOnce(&mut Form)) {
        let before = self.form.clone();
        self.edit(change);
        self.undo = (before != self.form).then_some(before);
    }

    /// Takes the settings of another link, as a framing page may ask. Its colours and its frame stay.
    fn configure(&mut self, link: Link) {
        let Link { settings, notices, .. } = link;
        self.replace(|form| *form = Form::of(&settings.spec, settings.sweep.as_ref()));
        self.notices = notices;
    }

    /// Keeps a point of a sweep.
    fn measured(&mut self, record: Same<RunRecord>) {
        if let Some(points) = &mut self.points {
            points.records.push(record);
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
                // Every point of a sweep has as many repeats.
                let (before, points) =
                    self.points.as_ref().map_or((0, 1), |points| (points.measured(), points.total()));
                let (done, total) = (done + before * total, total * points);
                self.phase.advance(Progress { at: Some((strategy, stage)), done, total });
            }
            // Spans go to `Live`, past this state.
            RunEvent::Live { .. } => {}
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
                self.phase = Phase::Done;
            }
            RunEvent::Cancelled { after_ms } => self.phase = Phase::Cancelled { after_ms },
            RunEvent::Failed { message } => self.phase = Phase::Failed(message),
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
            Action::Ask(estimate) => state.phase = Phase::Asking(estimate),
            Action::Decline => state.phase = Phase::Idle,
            Action::ChooseVary(vary) => {
                let cores = state.cores();
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
                state.phase = Phase::Running(Progress::default());
                state.record = None;
            }
            Action::Cancel => state.phase.cancel(),
            Action::Configure(link) => state.configure(*link),
            Action::Colour(theme) => state.theme = theme,
            Action::Share(shared) => state.shared = Some(shared),
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
