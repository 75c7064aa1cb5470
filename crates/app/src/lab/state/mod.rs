//! The page's one state, the actions that change it, and the pure function that does so.
mod action;
mod field;
mod form;
#[cfg(test)]
mod hostile;
mod problem;
#[cfg(test)]
mod tests;

use crate::{
    bridge::{Capabilities, RunEvent},
    model::{Phase, Progress, Same},
};
use overlap_protocol::{
    Spec,
    permalink::{Link, Notice, Settings},
};
use overlap_trace::{RunRecord, palette::Theme};
use std::rc::Rc;
use yew::Reducible;

pub use action::{Action, Shared};
pub use field::Field;
pub use form::Form;
pub use problem::Problem;

/// As much of a lesson's id is named in a notice.
const LESSON_CHARS: usize = 40;

/// Everything that the page shows, but for the spans of a run under way (see [`crate::model::Live`]).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the reader has chosen and typed.
    pub form: Form,
    /// What the form asks for, or what is wrong with it.
    pub checked: Result<Spec, Vec<Problem>>,
    /// The form before the last change of all parameters at once.
    pub undo: Option<Form>,
    /// What could not be used of the page's address.
    pub notices: Vec<Notice>,
    /// What this browser may do, once that is known.
    pub capabilities: Option<Capabilities>,
    /// What the page is doing.
    pub phase: Phase,
    /// What the latest run was asked to do; the form may have changed since.
    pub asked: Option<Rc<Spec>>,
    /// The newest record, complete or not.
    pub record: Option<Same<RunRecord>>,
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
        let Settings { spec, lesson, embed, theme, .. } = settings;
        if let Some(lesson) = lesson {
            // boot.js has opened those that there are. A stranger's text is cut, so that no link can flood the page.
            let lesson: String = lesson.chars().take(LESSON_CHARS).collect();
            let message = format!("there is no lesson `{lesson}` here; the lab is shown.");
            notices.push(Notice { part: String::from("lesson"), message });
        }
        let form = Form::of(&spec);
        Self {
            checked: form.check(),
            form,
            undo: None,
            notices,
            capabilities: None,
            phase: Phase::Loading,
            asked: None,
            record: None,
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
    pub fn settings(&self, spec: &Spec) -> Settings {
        Settings { spec: spec.clone(), sweep: None, lesson: None, embed: false, theme: self.theme }
    }

    /// The problem with a field, if there is one.
    #[must_use]
    pub fn problem(&self, field: Field) -> Option<&Problem> {
        self.checked.as_ref().err()?.iter().find(|problem| problem.field == Some(field))
    }

    /// Changes the form; what was said of the old one no longer holds.
    fn edit(&mut self, change: impl FnOnce(&mut Form)) {
        change(&mut self.form);
        self.checked = self.form.check();
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
        self.replace(|form| *form = Form::of(&settings.spec));
        self.notices = notices;
    }

    fn event(&mut self, event: RunEvent) {
        match event {
            RunEvent::Probed(capabilities) => {
                self.capabilities = Some(capabilities);
                if self.phase == Phase::Loading {
                    self.phase = Phase::Idle;
                }
            }
            RunEvent::Queued => {
                if matches!(self.phase, Phase::Running(_)) {
                    self.phase = Phase::Queued;
                }
            }
            RunEvent::Stage { strategy, stage, done, total } => {
                if matches!(self.phase, Phase::Queued | Phase::Running(_)) {
                    self.phase = Phase::Running(Progress { at: Some((strategy, stage)), done, total });
                }
            }
            // Spans go to `Live`, past this state.
            RunEvent::Live { .. } => {}
            RunEvent::Partial(record) => self.record = Some(Same::new(*record)),
            RunEvent::Finished(record) => {
                self.record = Some(Same::new(*record));
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
            Action::Start(spec) => {
                state.asked = Some(Rc::new(spec));
                state.phase = Phase::Running(Progress::default());
                state.record = None;
            }
            Action::Cancel => {
                if matches!(state.phase, Phase::Queued | Phase::Running(_)) {
                    state.phase = Phase::Cancelling;
                }
            }
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
