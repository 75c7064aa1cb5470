//! The page's one state, and the pure function that changes it.
mod action;
mod hand_ins;
mod read;
mod run;
#[cfg(test)]
mod tests;

use crate::{model::Same, shell::Address};
use overlap_protocol::permalink::Extent;
use overlap_record::palette::Theme;
use std::rc::Rc;
use web_sys::File;
use yew::Reducible;

pub use action::{Action, FileProgress, Found, Opening, Which};
pub use hand_ins::{HandIns, codes};
pub use run::{OpenedRun, Origin};

/// Most problems that are shown at once.
const MAX_PROBLEMS: usize = 20;
/// Longest name and longest problem that are shown, characters.
const MAX_NAME: usize = 120;
const MAX_PROBLEM: usize = 400;

/// Most problems of the page's address that are shown.
const MAX_ADDRESS_PROBLEMS: usize = 5;
/// The recorded run that ships with the site.
const RECORDED: &str = "wait";

/// Everything that the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The runs: those that this device kept, newest first, then the others in the order in which they came.
    pub runs: Vec<OpenedRun>,
    /// What is seen of them.
    pub seen: Seen,
    /// The runs that were removed last, with their places.
    pub removed: Vec<(usize, OpenedRun)>,
    /// What a class has handed in.
    pub hand_ins: HandIns,
    /// The files that are being opened, while some are.
    pub opening: Option<Opening>,
    /// How far they are read.
    pub reading: Option<FileProgress>,
    /// What went wrong.
    pub problems: Vec<String>,
    /// Whether nothing but the run is shown.
    pub embed: bool,
    /// Colours that the address asks for.
    pub theme: Option<Theme>,
    /// Whether the recorded run of the site is shown.
    pub recorded: bool,
    /// How many runs of this device are not shown, since the reader's program could not be loaded.
    pub unloaded: usize,
    /// How much of what the page opens with is still to come: the device's runs, and the recorded one.
    pub awaited: u8,
    /// The number of the next run.
    next: u32,
}

/// What is seen of the runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// Nothing, since there is none.
    #[default]
    Nothing,
    /// One of them.
    One(u32),
    /// Those that were chosen, side by side.
    Compared,
    /// All files, as a class of machines.
    Class,
    /// What a class predicted, beside what was measured.
    Predictions,
}

impl State {
    /// The state of a page that was opened at an address.
    #[must_use]
    pub fn opened(address: Address) -> Self {
        let Address { embed, view, theme, notices, others } = address;
        let recorded = others.iter().any(|(name, value)| name == "recorded" && value == RECORDED);
        let noticed = notices.into_iter().map(|notice| format!("{}: {}", notice.part, notice.message));
        let is_known = |(name, value): &(String, String)| match name.as_str() {
            "recorded" => value == RECORDED,
            name => name == "sw",
        };
        let unknown = others.iter().filter(|part| !is_known(part)).map(|(name, value)| {
            let part = clipped(&format!("{name}={value}"), 60);
            format!("This page’s address has `{part}`, which cannot be used; it is left out.")
        });
        let compact = (view == Some(Extent::Compact))
            .then(|| String::from("view: this page has no compact view; all of it is shown."));
        let problems = noticed.chain(compact).chain(unknown).take(MAX_ADDRESS_PROBLEMS).collect();
        let awaited = u8::from(recorded) + u8::from(!embed);
        Self { embed, theme, recorded, problems, awaited, ..Self::default() }
    }

    /// The name that the page's body carries in `data-state`.
    #[must_use]
    pub const fn phase(&self) -> &'static str {
        match (self.awaited, &self.reading) {
            (0, None) => "idle",
            (0, Some(_)) => "reading",
            _ => "loading",
        }
    }

    /// The run that is seen, if one is.
    #[must_use]
    pub fn shown(&self) -> Option<&OpenedRun> {
        self.runs.iter().find(|run| self.seen == Seen::One(run.id))
    }

    /// The runs that are to be compared.
    #[must_use]
    pub fn chosen(&self) -> Vec<OpenedRun> {
        self.runs.iter().filter(|run| run.chosen).cloned().collect()
    }

    /// The runs that came from files.
    #[must_use]
    pub fn files(&self) -> Vec<OpenedRun> {
        self.runs.iter().filter(|run| run.origin == Origin::File).cloned().collect()
    }

    /// The views that there are now, beside each run's.
    #[must_use]
    pub fn views(&self) -> Vec<Seen> {
        let mut views = Vec::new();
        if self.runs.iter().filter(|run| run.chosen).count() > 1 {
            views.push(Seen::Compared);
        }
        if self.runs.iter().filter(|run| run.origin == Origin::File).count() > 1 {
            views.push(Seen::Class);
        }
        if !self.hand_ins.all.is_empty() {
            views.push(Seen::Predictions);
        }
        views
    }

    fn add(&mut self, found: Found) -> u32 {
        let id = self.next;
        self.next += 1;
        let Found { name, origin, record, .. } = found;
        let run = OpenedRun { id, name: clipped(&name, MAX_NAME), origin, chosen: false, record };
        let kept = self.runs.iter().take_while(|run| run.is_kept()).count();
        let place = if run.is_kept() { kept } else { self.runs.len() };
        self.runs.insert(place, run);
        id
    }

    fn open(&mut self, files: Same<Vec<File>>) {
        let before = self.opening.take();
        let given_up = before.map_or(0, |before| before.given_up + before.files.len());
        self.opening = Some(Opening { files, given_up });
        self.reading = None;
    }

    fn remove(&mut self, which: Which) {
        self.removed.clear();
        for (place, run) in std::mem::take(&mut self.runs).into_iter().enumerate() {
            let goes = match which {
                Which::One(id) => run.id == id,
                Which::Kept => run.is_kept(),
                Which::Opened => !run.is_kept(),
            };
            if goes {
                self.removed.push((place, run));
            } else {
                self.runs.push(run);
            }
        }
    }

    /// Sees something else where what was seen is gone.
    fn look(&mut self) {
        let is_there = match self.seen {
            Seen::Nothing => false,
            Seen::One(_) => self.shown().is_some(),
            seen => self.views().contains(&seen),
        };
        if !is_there {
            let instead = if self.hand_ins.all.is_empty() { Seen::Nothing } else { Seen::Predictions };
            self.seen = self.runs.first().map_or(instead, |run| Seen::One(run.id));
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Kept(found, unread) => {
                state.awaited = state.awaited.saturating_sub(1);
                for found in found {
                    state.add(found);
                }
                state.leave_out(&unread);
            }
            Action::Recorded(found) => {
                state.awaited = state.awaited.saturating_sub(1);
                match found {
                    Ok(found) => state.seen = Seen::One(state.add(found)),
                    Err(problem) => state.problems.push(clipped(&problem, MAX_PROBLEM)),
                }
            }
            Action::Open(files) => state.open(files),
            Action::Reading(reading) => state.reading = Some(reading),
            Action::Read(found, problems) => state.read(found, problems),
            Action::See(seen) => state.seen = seen,
            Action::Choose(id, chosen) => {
                state.runs.iter_mut().filter(|run| run.id == id).for_each(|run| run.chosen = chosen);
                if chosen && state.views().contains(&Seen::Compared) {
                    state.seen = Seen::Compared;
                }
            }
            Action::Remove(which) => state.remove(which),
            Action::Undo => {
                for (place, run) in std::mem::take(&mut state.removed) {
                    state.runs.insert(place.min(state.runs.len()), run);
                }
            }
            Action::Paste(text) => {
                if state.hand_ins.paste(&text) {
                    state.seen = Seen::Predictions;
                }
            }
            Action::Codes(codes) => {
                state.hand_ins.paste(&codes);
                state.hand_ins.told.clear();
            }
            Action::ClearCodes => state.hand_ins.clear(),
            Action::RestoreCodes => state.hand_ins.restore(),
            Action::Colour(theme) => state.theme = theme,
            Action::Dismiss => state.problems.clear(),
        }
        state.look();
        Rc::new(state)
    }
}

/// The beginning of a text that may be of any length.
#[must_use]
pub fn clipped(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{} …", &text[..end]),
        None => text.to_owned(),
    }
}
