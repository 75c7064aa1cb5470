//! What the tests of both packages for learning platforms have in common: a package, unpacked and served, and a walk through its lesson.

use crate::support::{ENOUGH, SOON};
use overlap_browser_tests::{
    Error,
    page::Page,
    server::{Answer, Server},
    stage, suite,
};
use serde_json::{Value, json};
use std::{fs::File, io};
use tempfile::TempDir;
use zip::ZipArchive;

/// The lesson that is walked through: its experiment takes the least time.
pub const LESSON: &str = "tills";

/// The right answer of both of its questions, by option.
pub const RIGHT: usize = 0;

/// A package that a platform has unpacked and serves without headers of its own.
pub struct Package {
    /// The platform's server.
    pub server: Server,
    _folder: TempDir,
}

impl Package {
    /// Unpacks `overlap-<name>.zip` of the built site.
    pub fn open(name: &str) -> Result<Self, Error> {
        let path = suite::site().join(format!("lms/overlap-{name}.zip"));
        let file = File::open(&path).map_err(Error::io(format!("opening {}", path.display())))?;
        let folder = tempfile::tempdir().map_err(Error::io("making a folder for a package"))?;
        let unpacked = ZipArchive::new(file).and_then(|mut zip| zip.extract(folder.path()));
        unpacked.map_err(io::Error::from).map_err(Error::io(format!("unpacking {}", path.display())))?;
        let server = stage::bare(folder.path().to_owned())?;
        Ok(Self { server, _folder: folder })
    }

    /// The address of the lesson's launch page.
    pub fn launch_page(&self) -> String {
        format!("{}lms/{LESSON}.html", self.server.url())
    }
}

/// A script as a server answers with it.
pub fn script(text: String) -> Answer {
    Answer { kind: "text/javascript", body: text.into_bytes(), headers: Vec::new() }
}

/// The frame of the lesson in a launch page.
const LESSON_FRAME: &str = "return document.querySelector('overlap-lab').shadowRoot.querySelector('iframe');";

/// Waits in a launch page until its lesson answers.
pub fn await_lesson(page: &Page) -> Result<(), Error> {
    let look = "return Boolean(document.querySelector('overlap-lab')?.shadowRoot?.querySelector('iframe.answered'));";
    page.until("showing the lesson", ENOUGH, || Ok(page.session.script(look, Vec::new())? == json!(true)))
}

/// Walks from a launch page through its lesson: without a prediction, with or without the run, and with these answers, of which none is
/// a question that is skipped.
pub fn walk(page: &Page, runs: bool, answers: [Option<usize>; 2]) -> Result<(), Error> {
    await_lesson(page)?;
    page.session.within(LESSON_FRAME, || {
        press(page, "#skip-predict", "#run")?;
        if runs {
            press(page, "#start-lesson", "#cancel-lesson")?;
            page.await_state(&["done"], ENOUGH)?;
            page.until("asking what was seen", SOON, || page.is_visible("#observe"))?;
        } else {
            press(page, "#skip-run", "#observe")?;
        }
        answer(page, "observe", answers[0], "#transfer")?;
        answer(page, "transfer", answers[1], "#claims")
    })
}

/// Answers a question of the lesson once more.
pub fn correct(page: &Page, question: &str, option: usize) -> Result<(), Error> {
    page.session.within(LESSON_FRAME, || answer(page, question, Some(option), "#claims"))
}

fn answer(page: &Page, question: &str, option: Option<usize>, comes: &str) -> Result<(), Error> {
    let Some(option) = option else { return press(page, &format!("#skip-{question}"), comes) };
    let choose = "document.querySelectorAll(`[name=${arguments[0]}-option]`)[arguments[1]].click();";
    page.session.script(choose, vec![json!(question), json!(option)])?;
    press(page, &format!("#answer-{question}"), comes)
}

/// Presses a button, which may be below what the browser shows of a frame within a frame: there Firefox's driver presses nothing.
fn press(page: &Page, button: &str, comes: &str) -> Result<(), Error> {
    page.until(&format!("showing {button}"), SOON, || page.is_visible(button))?;
    page.session.script("document.querySelector(arguments[0]).click();", vec![json!(button)])?;
    page.until(comes, SOON, || page.is_visible(comes))
}

/// What a launch page says of its reports.
pub fn said(page: &Page) -> Result<String, Error> {
    page.property("#said", "textContent")
}

/// Waits until a launch page says something with these words.
pub fn await_said(page: &Page, words: &str) -> Result<(), Error> {
    page.until(&format!("saying “{words}”"), SOON, || Ok(said(page)?.contains(words)))
}

/// What a script returns, waited for until it is as expected.
pub fn await_value(page: &Page, look: &str, expected: &Value) -> Result<(), Error> {
    page.until(&format!("at {expected}"), SOON, || Ok(page.session.script(look, Vec::new())? == *expected))
}
