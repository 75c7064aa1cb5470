//! What tests make a server do besides serving its folder.

use super::{
    answer::{Answer, Headers},
    habits::Habit,
    lock,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Condvar, Mutex},
    time::Duration,
};

/// What a server was told.
#[derive(Default)]
pub struct Orders {
    slow: Mutex<Option<Slow>>,
    /// Tells those who wait that the delay has ended.
    hurry: Condvar,
    /// What is answered in the place of files, by path.
    answers: Mutex<BTreeMap<String, Answer>>,
    /// Headers of every answer.
    headers: Mutex<Headers>,
    /// Headers of the answers for paths that begin so.
    rules: Mutex<Vec<(String, Headers)>>,
    /// Another folder that has taken the place of the site's.
    moved: Mutex<Option<PathBuf>>,
    /// What the host does besides.
    habits: Mutex<Vec<Habit>>,
    /// Another folder beside the site's, and where.
    second: Mutex<Option<(&'static str, PathBuf)>>,
}

/// Which answers are delayed.
struct Slow {
    part: String,
    by: Duration,
    /// Requests that are still answered at once.
    prompt: u32,
}

impl Orders {
    /// Answers a path in this way.
    pub fn answer_with(&self, path: &str, answer: Answer) {
        lock(&self.answers).insert(path.to_owned(), answer);
    }

    /// Sends these headers with every answer.
    pub fn send_headers(&self, headers: Headers) {
        *lock(&self.headers) = headers;
    }

    /// Sends these headers with the answers for paths that begin with `start`.
    pub fn send_headers_for(&self, start: String, headers: Headers) {
        lock(&self.rules).push((start, headers));
    }

    /// Serves another folder.
    pub fn move_to(&self, root: PathBuf) {
        *lock(&self.moved) = Some(root);
    }

    /// Has these habits, and no others.
    pub fn behave(&self, habits: &[Habit]) {
        *lock(&self.habits) = habits.to_vec();
    }

    /// Serves a second folder at this path.
    pub fn also_serve(&self, mount: &'static str, root: PathBuf) {
        *lock(&self.second) = Some((mount, root));
    }

    /// Delays every answer whose target contains `part`, but for the first `prompt` of them.
    pub fn slow_down(&self, part: &str, by: Duration, prompt: u32) {
        *lock(&self.slow) = Some(Slow { part: part.to_owned(), by, prompt });
    }

    /// Ends the delay, also of requests that wait already.
    pub fn full_speed(&self) {
        *lock(&self.slow) = None;
        self.hurry.notify_all();
    }

    /// Returns when a request is to be answered: at once, or once its delay has passed or been ended.
    pub fn delay(&self, target: &str) {
        let mut slow = lock(&self.slow);
        let Some(matching) = slow.as_mut().filter(|slow| target.contains(&slow.part)) else { return };
        if matching.prompt > 0 {
            matching.prompt -= 1;
            return;
        }
        let by = matching.by;
        drop(self.hurry.wait_timeout_while(slow, by, |slow| slow.is_some()));
    }

    /// What is answered in the place of the file at this path, if anything is.
    pub fn answer(&self, path: &str) -> Option<Answer> {
        lock(&self.answers).get(path).cloned()
    }

    /// The headers of the answer for a target, besides the answer's own.
    pub fn headers(&self, target: &str) -> Headers {
        let mut headers = lock(&self.headers).clone();
        let rules = lock(&self.rules);
        let matching = rules.iter().filter(|(start, _)| target.starts_with(start));
        headers.extend(matching.flat_map(|(_, more)| more.clone()));
        headers
    }

    /// The habits of the host.
    pub fn habits(&self) -> Vec<Habit> {
        lock(&self.habits).clone()
    }

    /// The second folder, where it is served at this path.
    pub fn second(&self, path: &str) -> Option<(&'static str, PathBuf)> {
        lock(&self.second).clone().filter(|(mount, _)| path.starts_with(mount))
    }

    /// The folder that is served, which was `root` at first.
    pub fn root(&self, root: &Path) -> PathBuf {
        lock(&self.moved).clone().unwrap_or_else(|| root.to_owned())
    }
}
