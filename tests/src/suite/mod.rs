//! Runs the tests, with one browser for each subject. Tests that measure run alone. Where all are asked for, the others run beside each
//! other, since a test waits for much of its time.

mod beside;
mod case;
mod trial;

pub use case::{Case, EVERY, Subject};
pub use trial::site;

use crate::driver::Browser;
use beside::Beside;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use std::{
    env,
    num::NonZero,
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use trial::{Open, Test};

/// The variable of the environment with the time, in seconds since 1970, after which no test begins any more where all are asked for. What
/// is left out then is named and counted as ignored.
const UNTIL: &str = "OVERLAP_TESTS_UNTIL";

/// Runs every test of `subjects` that the command line asks for.
pub fn run(subjects: &[Subject]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let tests = tests(subjects);
    let beside = asks_for_all(&arguments).then(|| {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        // One more than there are cores, since one of them is often waiting.
        Beside::start(&tests.iter().filter(|test| runs_beside(test)).copied().collect::<Vec<_>>(), cores + 1)
    });
    let open: Arc<Mutex<Open>> = Arc::default();
    let trials = tests.into_iter().map(|test| {
        let (open, beside) = (Arc::clone(&open), beside.clone());
        let trial = Trial::ignorable_test(test.name(), move || {
            let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
            tried(&mut open, beside.as_deref(), test)
        });
        trial.with_ignored_flag(test.is_left_out())
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

/// Every test for every browser, those that measure last.
fn tests(subjects: &[Subject]) -> Vec<Test> {
    let mut tests = Vec::new();
    for browser in Browser::ANY {
        for &subject in subjects {
            let cases = subject.cases.iter().filter(|case| case.is_for(browser));
            tests.extend(cases.map(|&case| Test { browser, subject, case }));
        }
    }
    tests.sort_by_key(|test| !runs_beside(test));
    tests
}

fn runs_beside(test: &Test) -> bool {
    !test.case.measures && !test.is_left_out() && Browser::ALL.contains(&test.browser)
}

const fn asks_for_all(arguments: &Arguments) -> bool {
    arguments.filter.is_none() && arguments.skip.is_empty() && !arguments.list && !arguments.ignored
}

/// What became of a test. One that was late while others were at work is tried again alone.
fn tried(open: &mut Open, beside: Option<&Beside>, test: Test) -> Result<Completion, Failed> {
    let left_out = || Completion::ignored_with("left out: the time for tests is over");
    if let Some(beside) = beside {
        if runs_beside(&test) {
            match beside.result(&test.name()) {
                None => return Ok(left_out()),
                Some(Err(failure)) if failure.is_late => println!("beside others: {}", failure.message),
                Some(ended) => {
                    return ended.map(|()| Completion::Completed).map_err(|failure| failure.message.into());
                }
            }
        } else if is_time_over() {
            return Ok(left_out());
        }
        beside.wait();
    }
    trial::run(open, test).map(|()| Completion::Completed).map_err(|failure| failure.message.into())
}

/// Whether no further test may begin: [`UNTIL`] has passed.
fn is_time_over() -> bool {
    let until = env::var(UNTIL).ok().and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    until.is_some_and(|until| now >= until)
}
