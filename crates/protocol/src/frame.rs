//! What a page that frames the lab and the lab say to each other: `{"overlap": 1, "type": …, "id"?: …, …}`.
//!
//! The form is public and stable; what is not of this form is no message. Who may speak is checked where the messages
//! arrive, since only a browser knows a message's source and origin.

use crate::permalink::Theme;
use overlap_record::{RunRecord, StrategyId, Value, compact_json};
use serde::Serialize;

/// The version of the messages, in their field `overlap`.
pub const VERSION: u32 = 1;

/// The longest query that is taken, bytes: a permalink with long addresses fits well.
pub const MAX_BYTES: usize = 16 * 1024;

/// The longest code that is taken, bytes. What is longer than code may be is refused in words, and what is longer than this is no
/// message.
const MAX_POSTED_CODE_BYTES: usize = 1 << 20;

/// The longest id, bytes.
const MAX_ID_BYTES: usize = 100;

/// From the framing page to the lab. Its `type` is the variant's name in lower case.
#[derive(Clone, Debug, PartialEq)]
pub enum FromHost {
    /// Asks whether the lab is there. Answered by `Pong` once it is ready.
    Ping,
    /// Run the settings. Answered by `Started`, `Progress` …, then `Result` or `Error`.
    Run {
        /// Whether a run of over a minute is consented to.
        long: bool,
    },
    /// Stop the run that is going on.
    Cancel,
    /// Take other settings. Answered by `Ready`, or by `Error` where a part could not be used.
    Configure {
        /// The query of a permalink.
        query: String,
        /// Code of the host's own, where it gives any.
        code: Option<String>,
    },
    /// Take other colours.
    Theme {
        /// Which.
        theme: Colours,
    },
}

/// A choice of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it.
    System,
}

impl Colours {
    fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            "system" => Some(Self::System),
            _ => None,
        }
    }

    /// The theme, where one is chosen.
    #[must_use]
    pub const fn theme(self) -> Option<Theme> {
        match self {
            Self::Light => Some(Theme::Light),
            Self::Dark => Some(Theme::Dark),
            Self::System => None,
        }
    }
}

/// From the lab to the framing page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToHost<'a> {
    /// The lab is there.
    Pong {
        /// A number of the page's own, another one each time that it is loaded: a run of the page before is gone.
        page: f64,
    },
    /// The lab can be used, with its settings as a permalink's query.
    Ready {
        /// The settings.
        query: String,
        /// What can run: `threads`, `workers`, `single` or `recorded`.
        mode: &'static str,
    },
    /// A run has started, by a message or by a click.
    Started,
    /// How far it is.
    Progress {
        /// Which strategy is at work; none before the first.
        #[serde(skip_serializing_if = "Option::is_none")]
        strategy: Option<StrategyId>,
        /// Repeats over, of all strategies.
        done: u32,
        /// Repeats planned, of all strategies.
        total: u32,
    },
    /// The run is over.
    Result {
        /// Its record.
        record: &'a RunRecord,
    },
    /// What was asked was not done, or the run has ended without a result.
    Error {
        /// Why, for programs.
        code: ErrorCode,
        /// Why, for people.
        message: String,
    },
    /// How far the reader of a lesson has come, in this visit.
    Lesson {
        /// The lesson's id.
        lesson: &'static str,
        /// Whether a prediction was made.
        predicted: bool,
        /// Whether the experiment was run.
        ran: bool,
        /// Whether the lesson is at its end.
        finished: bool,
        /// How many questions were answered rightly.
        right: u32,
        /// How many questions were answered whose right answer is known.
        answered: u32,
        /// How many questions have a right answer that is known.
        of: u32,
    },
    /// The height of the lab.
    Height {
        /// CSS pixels.
        height: f64,
    },
}

impl ToHost<'_> {
    /// A refusal, or the end of a run without a result.
    pub fn error(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::Error { code, message: message.into() }
    }
}

/// Why the lab did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A run is going on.
    Busy,
    /// A setting is wrong.
    Invalid,
    /// The run would take over a minute, and nobody consented to that.
    Long,
    /// Nothing can run in this frame.
    Unavailable,
    /// The run was cancelled.
    Cancelled,
    /// The run could not go on.
    Failed,
}

/// A message with the id by which question and answer find each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The id, where the asker gave one.
    pub id: Option<Value>,
    /// The message.
    pub message: FromHost,
}

/// The value of a message's field, of those types that a field has.
#[derive(Clone, Debug, PartialEq)]
pub enum PostedValue {
    /// Nothing: null, or no such field.
    Null,
    /// A truth value.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Anything else.
    Other,
}

/// Reads a message, whose fields are asked for by name; none where it is anything else. Fields that it does not need are passed over.
#[must_use]
pub fn read(field: impl Fn(&str) -> PostedValue) -> Option<Asked> {
    let text = |name: &str| match field(name) {
        PostedValue::Text(text) => Some(text),
        _ => None,
    };
    if field("overlap") != PostedValue::Number(f64::from(VERSION)) {
        return None;
    }
    let id = match field("id") {
        PostedValue::Null => None,
        PostedValue::Number(number) => Some(Value::Number(number)),
        PostedValue::Text(text) if text.len() <= MAX_ID_BYTES => Some(Value::Text(text)),
        PostedValue::Text(_) | PostedValue::Flag(_) | PostedValue::Other => return None,
    };
    let message = match text("type")?.as_str() {
        "ping" => FromHost::Ping,
        "run" => match field("long") {
            PostedValue::Null => FromHost::Run { long: false },
            PostedValue::Flag(long) => FromHost::Run { long },
            _ => return None,
        },
        "cancel" => FromHost::Cancel,
        "configure" => FromHost::Configure {
            query: text("query").filter(|query| query.len() <= MAX_BYTES)?,
            code: match field("code") {
                PostedValue::Null => None,
                PostedValue::Text(code) if code.len() <= MAX_POSTED_CODE_BYTES => Some(code),
                _ => return None,
            },
        },
        "theme" => FromHost::Theme { theme: Colours::named(&text("theme")?)? },
        _ => return None,
    };
    Some(Asked { id, message })
}

#[derive(Serialize)]
struct Reply<'a> {
    overlap: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    #[serde(flatten)]
    message: &'a ToHost<'a>,
}

/// Writes a message as JSON.
///
/// # Errors
/// Those of the serialiser; no message of this module has any.
pub fn write(id: Option<&Value>, message: &ToHost<'_>) -> serde_json::Result<String> {
    compact_json(&Reply { overlap: VERSION, id, message })
}
