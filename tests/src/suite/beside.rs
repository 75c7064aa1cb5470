//! Tests beside each other: several browsers at work at the same time, each on a subject.

use super::{
    is_time_over,
    trial::{self, Failure, Open, Test},
};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// What became of them.
pub struct Beside {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// What no browser has begun: the tests of a subject in a browser.
    left: VecDeque<Vec<Test>>,
    results: HashMap<String, Option<Result<(), Failure>>>,
    /// Browsers that are still at work.
    at_work: usize,
}

impl Beside {
    /// Starts tests, as many at the same time as there are `lanes`. Those of one subject in one browser stay together.
    pub fn start(tests: &[Test], lanes: usize) -> Arc<Self> {
        let together = |a: &Test, b: &Test| (a.browser, a.subject.name) == (b.browser, b.subject.name);
        let left = tests.chunk_by(together).map(<[Test]>::to_vec).collect();
        let state = Mutex::new(State { left, results: HashMap::new(), at_work: lanes });
        let beside = Arc::new(Self { state, changed: Condvar::new() });
        for _ in 0..lanes {
            let beside = Arc::clone(&beside);
            thread::spawn(move || {
                let mut open: Open = None;
                while let Some(tests) = beside.change(|state| state.left.pop_front()) {
                    for test in tests {
                        let result = (!is_time_over()).then(|| trial::run(&mut open, test));
                        beside.change(|state| state.results.insert(test.name(), result));
                    }
                }
                drop(open);
                beside.change(|state| state.at_work -= 1);
            });
        }
        beside
    }

    /// What became of a test, once it has ended; `None` where it was left out.
    pub fn result(&self, name: &str) -> Option<Result<(), Failure>> {
        let mut state = self.await_state(|state| state.at_work == 0 || state.results.contains_key(name));
        let missing =
            || Failure { message: "its browser's tests ended before it".to_owned(), is_late: false };
        state.results.remove(name).unwrap_or_else(|| Some(Err(missing())))
    }

    /// Waits until all browsers are closed.
    pub fn wait(&self) {
        drop(self.await_state(|state| state.at_work == 0));
    }

    fn await_state(&self, is_there: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_while(state, |state| !is_there(state));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let changed = change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
        changed
    }
}
