//! The part of a page's state that every page with a run has, and how events and actions change it. Pure.

use crate::{
    browser::Dress,
    model::{Capabilities, Estimate, Phase, Progress, RunEvent},
};
use overlap_protocol::permalink::{Extent, Notice};
use overlap_record::palette::Theme;

/// What the page may do, what it is doing, and how it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shell {
    /// What this browser may do; `None` until that is known.
    pub capabilities: Option<Capabilities>,
    /// What the page is doing.
    pub phase: Phase,
    /// The engine that should be heard and is not.
    pub silent: Option<&'static str>,
    /// How many runs this page has started.
    pub started: u32,
    /// Whether another page embeds this one, which then shows only what is asked for.
    pub embed: bool,
    /// How much of the page is shown.
    pub view: Extent,
    /// The colours that were asked for; `None` follows the system.
    pub theme: Option<Theme>,
    /// The parts of the page's address that could not be used.
    pub notices: Vec<Notice>,
}

/// An action that means the same on every page.
#[derive(Clone, Debug, PartialEq)]
pub enum ShellAction {
    /// The reader does not start the long run that was asked about.
    Decline,
    /// The reader cancels.
    Cancel,
    /// The page around this one gives other colours; `None` are the system's.
    Colour(Option<Theme>),
    /// The reader has read the notice with this index.
    Dismiss(usize),
}

impl Shell {
    /// A page that was just opened, all of it, by itself.
    #[must_use]
    pub const fn opened(notices: Vec<Notice>) -> Self {
        Self {
            capabilities: None,
            phase: Phase::Loading,
            silent: None,
            started: 0,
            embed: false,
            view: Extent::Full,
            theme: None,
            notices,
        }
    }

    /// Whether only what matters most is shown, and everything else is a press away.
    #[must_use]
    pub fn is_compact(&self) -> bool {
        self.view == Extent::Compact
    }

    /// How the document is shown.
    #[must_use]
    pub const fn dress(&self) -> Dress {
        Dress { theme: self.theme, view: self.view, embed: self.embed }
    }

    /// Cores that the browser reports; 1 until that is known.
    #[must_use]
    pub fn cores(&self) -> u32 {
        self.capabilities.as_ref().map_or(1, |capabilities| capabilities.cores)
    }

    /// Why nothing at all can run here; `None` where something can, or where that is not known yet.
    #[must_use]
    pub fn nothing_runs(&self) -> Option<&str> {
        self.capabilities.as_ref()?.workers.as_ref().err().map(String::as_str)
    }

    /// Whether a run can be started now.
    #[must_use]
    pub fn can_start(&self) -> bool {
        !self.phase.is_busy() && self.phase != Phase::Loading && self.nothing_runs().is_none()
    }

    /// Asks the reader before a long run.
    pub fn ask(&mut self, estimate: Estimate) {
        self.phase = Phase::Asking(estimate);
    }

    /// A run has started.
    pub fn begin(&mut self) {
        self.started += 1;
        self.phase = Phase::Running(Progress::default());
    }

    /// Takes in an action.
    pub fn act(&mut self, action: ShellAction) {
        match action {
            ShellAction::Decline => self.phase = Phase::Idle,
            ShellAction::Cancel => self.phase.cancel(),
            ShellAction::Colour(theme) => self.theme = theme,
            ShellAction::Dismiss(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
            }
        }
    }

    /// Takes in what an event says of the phase. What came out of a run is the page's own.
    pub fn hear(&mut self, event: &RunEvent) {
        self.silent = match event {
            RunEvent::Silent(engine) => Some(engine),
            _ => None,
        };
        match event {
            RunEvent::Probed(capabilities) => {
                self.capabilities = Some(capabilities.clone());
                self.phase.ready();
            }
            RunEvent::Queued => self.phase.queue(),
            RunEvent::Progress(progress) => self.phase.advance(*progress),
            RunEvent::Finished(_) => self.phase = Phase::Done,
            RunEvent::Cancelled { after_ms } => self.phase = Phase::Cancelled { after_ms: *after_ms },
            RunEvent::Failed { message } | RunEvent::CodeError { message, .. } => {
                self.phase = Phase::Failed(message.clone());
            }
            RunEvent::Spans { .. }
            | RunEvent::Partial(_)
            | RunEvent::Point(_)
            | RunEvent::Printed { .. }
            | RunEvent::Raised { .. }
            | RunEvent::Bytes { .. }
            | RunEvent::Silent(_)
            | RunEvent::Heard => {}
        }
    }
}
