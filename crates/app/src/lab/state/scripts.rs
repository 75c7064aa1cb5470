//! The Python that the reader has in place of the workloads' own: for each workload the code that runs, and the code before it.

use super::Field;
use overlap_protocol::{code, workloads};
use std::rc::Rc;

/// Whose code it is, where it is not the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the link that the page was opened with.
    Link,
    /// The page around this one has given it.
    Host,
}

/// Code that takes the place of a workload's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The text.
    pub text: Rc<str>,
    /// Whose it is; none where it is the reader's.
    pub from: Option<Origin>,
}

/// The code of one workload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Script {
    /// The code that runs; none where it is the workload's own.
    now: Option<Code>,
    /// The code that stood there before, so that nothing of the reader's is lost.
    aside: Option<Code>,
}

/// The code of every workload for which there is some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scripts(Vec<(&'static str, Script)>);

impl Scripts {
    /// What the device has kept, by workload. Code of one's own runs again; other code is put aside, since a link without code means the
    /// workload's own.
    #[must_use]
    pub fn kept(texts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut scripts = Self::default();
        for (id, text) in texts {
            let code = Some(Code { text: code::with_line_feeds(&text).into(), from: None });
            let script = if id == workloads::own().id {
                Script { now: code, aside: None }
            } else {
                Script { now: None, aside: code }
            };
            scripts.0.push((id, script));
        }
        scripts
    }

    fn script(&self, id: &str) -> Option<&Script> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, script)| script)
    }

    fn entry(&mut self, id: &'static str) -> &mut Script {
        let at = self.0.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
            self.0.push((id, Script::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// The code that runs in place of a workload's own.
    #[must_use]
    pub fn now(&self, id: &str) -> Option<&Code> {
        self.script(id)?.now.as_ref()
    }

    /// Whether there is code that was put aside.
    #[must_use]
    pub fn has_aside(&self, id: &str) -> bool {
        self.script(id).is_some_and(|script| script.aside.is_some())
    }

    /// The reader has changed the code to this; `None` is the workload's own. Whatever was put aside stays so.
    pub fn edit(&mut self, id: &'static str, text: Option<String>) {
        let code = text.map(|text| Code { text: text.into(), from: None });
        self.entry(id).now = code;
    }

    /// Puts the code aside, so that the workload's own runs.
    pub fn put_aside(&mut self, id: &'static str) {
        let script = self.entry(id);
        if let Some(code) = script.now.take() {
            script.aside = Some(code);
        }
    }

    /// Takes back what was put aside, and puts aside what runs.
    pub fn swap(&mut self, id: &'static str) {
        let Script { now, aside } = self.entry(id);
        std::mem::swap(now, aside);
    }

    /// Takes the code that a link or the page around this one gives, or none. What stood there is put aside.
    pub fn take(&mut self, id: &'static str, text: Option<&str>, from: Origin) {
        if text != self.now(id).map(|code| &*code.text) {
            self.put_aside(id);
        }
        if let Some(text) = text {
            let code = Code { text: text.into(), from: Some(from) };
            self.entry(id).now = Some(code);
        }
    }
}

/// The key under which the device keeps the code of a workload.
#[must_use]
pub fn key(id: &str) -> String {
    format!("overlap.{}.{id}", Field::Code.name())
}
