//! The page's one state, the actions that change it, and the pure function that does so.
mod action;
#[cfg(test)]
mod declared_tests;
mod exercise;
#[cfg(test)]
mod exercise_tests;
mod field;
mod form;
#[cfg(test)]
mod hostile;
mod plan;
mod points;
mod problem;
#[cfg(test)]
mod python_tests;
mod scripts;
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
    code::{EXAMPLE, stored_fragment},
    permalink::{self, Extent, Link, Notice, Question, Settings},
};
use overlap_record::RunRecord;
use std::rc::Rc;
use yew::Reducible;

pub use action::{Action, Shared};
pub use exercise::{Exercise, ExerciseAction};
pub use field::Field;
pub use form::Form;
pub use plan::Plan;
pub use points::Points;
pub use problem::Problem;
pub use scripts::{Code, Origin, Scripts, key};

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
    /// What a teacher's link asks.
    pub exercise: Option<Exercise>,
    /// How often the page around this one has given other settings.
    pub configured: u32,
    /// The form before the last change of all parameters at once.
    pub undo: Option<Form>,
    /// What the latest run was asked to do; the form may have changed since. Of a sweep, the point under way.
    pub asked: Option<Rc<Spec>>,
    /// The newest record, complete or not.
    pub record: Option<Same<RunRecord>>,
    /// The points of the latest run, if it was a sweep.
    pub points: Option<Points>,
    /// The line of the code that the latest run has stopped at: the first that raised, or the one that is no Python. With what is wrong.
    pub fault: Option<(u32, Rc<str>)>,
    /// How much of an engine has come, bytes, and all of it where that is known, while it is loaded.
    pub loaded: Option<(f64, Option<f64>)>,
    /// The link that the reader asked for, while it still says what the form says.
    pub shared: Option<Shared>,
}

impl State {
    /// The state of a page that was opened at a link, where nothing was kept.
    #[must_use]
    pub fn opened(link: Link) -> Self {
        Self::opened_with(link, Scripts::default())
    }

    /// The state of a page that was opened at a link, with the code that the device has kept.
    #[must_use]
    pub fn opened_with(link: Link, kept: Scripts) -> Self {
        let Link { settings, mut notices, .. } = link;
        let exercise = Exercise::of(&settings);
        let Settings { spec, sweep, lesson, embed, view, theme, .. } = settings;
        if let Some(lesson) = lesson {
            // boot.js has opened those that there are. A stranger's text is cut, so that no link can flood the page.
            let lesson: String = lesson.chars().take(LESSON_CHARS).collect();
            let message = format!("there is no lesson `{lesson}` here; the lab is shown.");
            notices.push(Notice { part: String::from("lesson"), message });
        }
        let mut form = Form::of(&spec, sweep.as_ref());
        form.scripts = kept;
        take_code(&mut form, &spec, Origin::Link);
        Self {
            shell: Shell { embed, view: view.unwrap_or(Extent::Full), theme, ..Shell::opened(notices) },
            checked: form.plan(),
            form,
            exercise,
            configured: 0,
            undo: None,
            asked: None,
            record: None,
            points: None,
            fault: None,
            loaded: None,
            shared: None,
        }
    }

    /// The settings that a link to this page would carry.
    #[must_use]
    pub fn settings(&self, plan: &Plan) -> Settings {
        let Plan { spec, axis } = plan.clone();
        let asked = self.exercise.as_ref().map(Exercise::activity);
        let activity =
            asked.filter(|asked| axis.is_none() && Question::all_of(&spec).contains(&asked.question));
        Settings { sweep: axis, activity, theme: self.shell.theme, ..Settings::of(spec) }
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

    /// The line of the form's code that is at fault, from 1, and why, if the latest run says so of this code.
    #[must_use]
    pub fn fault(&self) -> Option<(u32, &Rc<str>)> {
        // The points of a sweep may differ in a number of the code, but not in its lines.
        let swept = self.points.as_ref().map(|points| &points.sweep.base);
        let asked = swept.or(self.asked.as_deref())?;
        let same = asked.workload == self.form.workload && asked.code.as_deref() == self.form.code();
        self.fault.as_ref().filter(|_| same && !asked.lang.is_rust()).map(|(line, message)| (*line, message))
    }

    /// Whether the code that would run is a stranger's, so that only the reader's press may run it.
    #[must_use]
    pub fn needs_press(&self) -> bool {
        let script = self.form.script().filter(|_| !self.form.lang.is_rust());
        script.is_some_and(|code| code.from == Some(Origin::Link))
    }

    /// The same as a query; empty while the form is wrong.
    #[must_use]
    pub fn query(&self) -> String {
        self.checked.as_ref().map(|spec| permalink::encode(&self.settings(spec))).unwrap_or_default()
    }

    /// The same with the code, as the end of an address that is made at once.
    #[must_use]
    pub fn address(&self) -> String {
        self.query() + &self.code_fragment()
    }

    /// The code as the end of such an address; empty where the workload's own runs.
    #[must_use]
    pub fn code_fragment(&self) -> String {
        let code = self.form.code().filter(|_| self.checked.is_ok()).map(stored_fragment);
        code.unwrap_or_default()
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
    fn configure(&mut self, link: Link, from: Origin) {
        let Link { settings, notices, .. } = link;
        self.configured += u32::from(from == Origin::Host);
        self.replace(|form| {
            let scripts = std::mem::take(&mut form.scripts);
            *form = Form { scripts, ..Form::of(&settings.spec, settings.sweep.as_ref()) };
            take_code(form, &settings.spec, from);
        });
        let exercise = Exercise::of(&settings);
        // The page takes up an attempt once, so one at the same activity goes on.
        if exercise.as_ref().map(Exercise::asks) != self.exercise.as_ref().map(Exercise::asks) {
            self.exercise = exercise;
        }
        self.shell.view = settings.view.unwrap_or(self.shell.view);
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
        self.loaded = match &event {
            RunEvent::Bytes { received, total } => Some((*received, *total)),
            RunEvent::Progress(_) | RunEvent::Probed(_) | RunEvent::Raised { .. } => self.loaded,
            _ => None,
        };
        match event {
            RunEvent::CodeError { message, line, .. } | RunEvent::Raised { message, line, .. } => {
                self.fault.get_or_insert_with(|| (line, message.into()));
            }
            RunEvent::Partial(record) => self.record = Some(Same::new(*record)),
            RunEvent::Point(record) => {
                self.measured(Same::new(*record));
                self.asked = self.points.as_ref().and_then(Points::current).or(self.asked.take());
                self.record = None;
            }
            RunEvent::Finished(mut record) => {
                if let Some(exercise) = &mut self.exercise {
                    exercise.take(&mut record);
                }
                let record = Same::new(*record);
                self.measured(record.clone());
                self.record = Some(record);
            }
            _ => {}
        }
    }
}

/// Takes the code of a link, or of the page around this one, into the form. The example is nobody's.
fn take_code(form: &mut Form, spec: &Spec, from: Origin) {
    if !spec.lang.is_rust() {
        let code = spec.code.as_deref().filter(|code| !(form.is_own() && *code == EXAMPLE));
        // A link without code leaves code of one's own as it is.
        if code.is_some() || !form.is_own() {
            form.scripts.take(form.workload, code, from);
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
            Action::ChooseLanguage(lang) => state.edit(|form| form.speak(lang)),
            Action::Write(text) => {
                state.undo = None;
                state.edit(|form| form.scripts.edit(form.workload, text));
            }
            Action::BackToTwin => {
                state.undo = None;
                state.edit(|form| form.scripts.put_aside(form.workload));
            }
            Action::SwapCode => {
                state.undo = None;
                state.edit(|form| form.scripts.swap(form.workload));
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
                if let Some(exercise) = &mut state.exercise {
                    exercise.start(&plan.spec);
                }
                state.points = Points::begin(&plan);
                state.asked =
                    state.points.as_ref().and_then(Points::current).or_else(|| Some(Rc::new(plan.spec)));
                state.shell.begin();
                state.record = None;
                (state.fault, state.loaded) = (None, None);
            }
            Action::Configure(link, from) => state.configure(*link, from),
            Action::Share(shared) => state.shared = Some(shared),
            Action::Exercise(action) => {
                if let Some(exercise) = &mut state.exercise {
                    exercise.act(action);
                }
            }
            Action::Shell(action) => state.shell.act(action),
            Action::Event(event) => state.event(event),
        }
        Rc::new(state)
    }
}
