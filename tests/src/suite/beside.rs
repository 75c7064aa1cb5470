//! Tests of several browsers at the same time, those of each in their order.

use super::trial::{self, Failure, Open, Test};
use std::{
    collections::HashMap,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// What became of them.
pub struct Beside {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    results: HashMap<String, Result<(), Failure>>,
    /// Browsers that are still at work.
    at_work: usize,
}

impl Beside {
    /// Starts the tests of each browser.
    pub fn start<const N: usize>(browsers: [Vec<Test>; N]) -> Arc<Self> {
        let state = Mutex::new(State { results: HashMap::new(), at_work: N });
        let beside = Arc::new(Self { state, changed: Condvar::new() });
        for tests in browsers {
            let beside = Arc::clone(&beside);
            thread::spawn(move || {
                let mut open: Open = None;
                for test in tests {
                    let result = trial::run(&mut open, test);
                    beside.change(|state| drop(state.results.insert(test.name(), result)));
                }
                drop(open);
                beside.change(|state| state.at_work -= 1);
            });
        }
        beside
    }

    /// What became of a test, once it has ended.
    pub fn result(&self, name: &str) -> Result<(), Failure> {
        let mut state = self.await_state(|state| state.at_work == 0 || state.results.contains_key(name));
        let missing =
            || Failure { message: "its browser's tests ended before it".to_owned(), is_late: false };
        state.results.remove(name).unwrap_or_else(|| Err(missing()))
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

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }
}
