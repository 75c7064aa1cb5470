//! Records that were made in CPython: what their strategies are called, and what is two runs in one file.

use crate::{
    record::{Means, RunRecord, StrategyResult},
    strategy::Runner,
};

impl RunRecord {
    /// Whether CPython ran the tasks, and no page.
    #[must_use]
    pub const fn is_of_cpython(&self) -> bool {
        self.environment.python.is_some()
    }

    /// Has the strategies called what they are called where they ran.
    pub(crate) fn name_strategies(&mut self) {
        if !self.is_of_cpython() {
            return;
        }
        for result in self.results.iter_mut().chain(self.subinterpreters.as_deref_mut()) {
            result.strategy = result.strategy.by(match result.means {
                None => Runner::CPython,
                Some(Means::Subinterpreters) => Runner::Subinterpreters,
            });
        }
        for strategy in &mut self.spec.strategies {
            let ran = self.results.iter().find(|result| result.strategy == *strategy);
            *strategy = ran.map_or(strategy.by(Runner::CPython), |result| result.strategy);
        }
    }

    /// Takes out the result of subinterpreters, as a record of its own with the result that it is compared with. A record has one
    /// result a strategy, and this one's is that of processes.
    pub fn take_subinterpreters(&mut self) -> Option<Self> {
        let result = self.subinterpreters.take()?;
        let is_baseline = |result: &&StrategyResult| result.strategy.is_baseline();
        let baseline = self.results.iter().find(is_baseline).cloned();
        let results: Vec<_> = baseline
            .into_iter()
            .chain([StrategyResult { means: Some(Means::Subinterpreters), ..*result }])
            .collect();
        let mut spec = self.spec.clone();
        spec.strategies = results.iter().map(|result| result.strategy).collect();
        let (schema, app, environment) = (self.schema.clone(), self.app.clone(), self.environment.clone());
        let mut other =
            Self { schema, app, spec, environment, results, subinterpreters: None, hand_in: None };
        other.name_strategies();
        Some(other)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Interpreter, RunRecord, StrategyId, json, read_record,
        testing::{record, repeat, result},
    };

    fn of_cpython() -> RunRecord {
        let timed = |strategy, total_ms| result(strategy, vec![repeat(total_ms, Vec::new())]);
        let all = StrategyId::all().map(|strategy| timed(strategy, 100.0)).collect();
        let mut record = record(all);
        record.environment.python = Some(Interpreter {
            implementation: "CPython".to_owned(),
            version: "3.14.0".to_owned(),
            lock: true,
            start_method: "forkserver".to_owned(),
            system: "Linux x86_64".to_owned(),
        });
        record.subinterpreters = Some(Box::new(timed(StrategyId::ISOLATED, 70.0)));
        record
    }

    fn titles(record: &RunRecord) -> Vec<&str> {
        let results: Vec<_> = record.results.iter().map(|result| result.strategy.title()).collect();
        let asked: Vec<_> = record.spec.strategies.iter().map(|strategy| strategy.title()).collect();
        assert_eq!(results, asked);
        results
    }

    #[test]
    fn strategies_have_the_names_of_where_they_ran() {
        let written = json(&of_cpython()).unwrap();
        let mut read = read_record(&written).unwrap();
        let names = ["Serial", "asyncio", "free-threaded threading", "multiprocessing", "threading"];
        assert_eq!(titles(&read), names);
        assert_eq!(read.environment.browser(), "CPython 3.14.0");
        assert_eq!(json(&read).unwrap(), written, "they are written as before");

        let other = read.take_subinterpreters().unwrap();
        assert_eq!(titles(&other), ["Serial", "subinterpreters"]);
        assert_eq!(other.results[1].repeats[0].total_ms, 70.0);
        assert!(read.take_subinterpreters().is_none());
        let again = read_record(&json(&other).unwrap()).unwrap();
        assert_eq!(titles(&again), ["Serial", "subinterpreters"], "and from a file of its own");
    }

    #[test]
    fn a_page_keeps_its_own_names() {
        let mut record = of_cpython();
        (record.environment.python, record.subinterpreters) = (None, None);
        let read = read_record(&json(&record).unwrap()).unwrap();
        assert_eq!(titles(&read), ["Serial", "Async", "Rayon", "Isolated", "GIL"]);
    }
}
