//! A setting of the page as the query of its address, version 1.
//!
//! `?v=1&workload=long_comp&tasks=4&…`: one parameter a field, and one a parameter of the workload. [`encode`] writes
//! every value explicitly, so that a link keeps its meaning when a default changes. [`decode`] never fails: what it
//! cannot use it names in a [`Notice`], with the value that is used instead. Code of one's own is no part of the query but the address's
//! fragment (see [`crate::code`]), and comes in by [`decode_with_code`].
mod activity;
mod axis;
mod decode;
mod encode;
mod parts;

use crate::{Axis, Spec};
use overlap_record::FaultKind;

pub use activity::{Activity, Quantity, Question, clipped_title};
pub use decode::{decode, decode_with_code};
pub use encode::encode;
pub use overlap_record::palette::Theme;

/// The version of the permalink that this program writes.
pub const VERSION: &str = "1";

/// Everything that a permalink sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What to run.
    pub spec: Spec,
    /// What to vary, for a sweep.
    pub sweep: Option<Axis>,
    /// The lesson to open, by its id.
    pub lesson: Option<String>,
    /// What a class is asked to predict, where the link is a teacher's.
    pub activity: Option<Activity>,
    /// Whether the page is framed by another and shows nothing but the lab.
    pub embed: bool,
    /// How much of the page is shown; none is [`Extent::Compact`] in a frame and [`Extent::Full`] elsewhere.
    pub view: Option<Extent>,
    /// Colours; none follows the reader's system.
    pub theme: Option<Theme>,
}

impl Settings {
    /// The settings that run this, and set nothing else.
    #[must_use]
    pub const fn of(spec: Spec) -> Self {
        Self { spec, sweep: None, lesson: None, activity: None, embed: false, view: None, theme: None }
    }
}

/// How much of a page is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Run, verdict, bars and timeline in one column; everything else is a press away.
    Compact,
    /// Everything.
    Full,
}

impl Extent {
    /// Both, with their names in a permalink.
    pub const NAMED: [(&'static str, Self); 2] = [("compact", Self::Compact), ("full", Self::Full)];

    /// Its name in a permalink.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Full => "full",
        }
    }
}

/// A link, read: what it sets, and what could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Complete settings, with defaults where the link is silent or wrong.
    pub settings: Settings,
    /// One notice for each part that was not used as it stands.
    pub notices: Vec<Notice>,
    /// Whether the link sets anything of the lab, so that the page's own defaults do not apply.
    pub configured: bool,
}

/// A part of a link that could not be used, and what is done instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The part's name.
    pub part: String,
    /// What is wrong and which value is used, in a sentence or two.
    pub message: String,
}

/// Every kind of failure with its name in a permalink.
pub const FAULTS: [(&str, FaultKind); 4] = [
    ("error", FaultKind::Error),
    ("panic", FaultKind::Panic),
    ("trap", FaultKind::Trap),
    ("memory", FaultKind::Memory),
];

/// The name of a kind of failure.
#[must_use]
pub const fn fault_name(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Error => "error",
        FaultKind::Panic => "panic",
        FaultKind::Trap => "trap",
        FaultKind::Memory => "memory",
    }
}

/// The name of a set of colours in a permalink.
#[must_use]
const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
