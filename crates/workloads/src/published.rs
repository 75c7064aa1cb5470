//! The times that the documents published, for the values of [`Preset::Document`](crate::Preset::Document): one table.

/// A published time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// As it is told.
    pub words: &'static str,
    /// The time to compute with, s: the middle of a range, and the known side of one that is open.
    pub seconds: f64,
    /// Whether it was longer, by an amount that is not said.
    pub is_open: bool,
}

const fn figure(words: &'static str, seconds: f64) -> Figure {
    Figure { words, seconds, is_open: false }
}

/// What a document published of a workload, by the ways in which it ran the tasks; none where it did not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Published {
    /// One task alone.
    pub one_task: Option<Figure>,
    /// All tasks, one after another.
    pub one_by_one: Option<Figure>,
    /// In threads of one interpreter, under its lock.
    pub threads: Option<Figure>,
    /// In processes.
    pub processes: Option<Figure>,
}

/// All of one workload, by these three ways.
const fn three(one_by_one: Figure, threads: Figure, processes: Figure) -> Published {
    Published {
        one_task: None,
        one_by_one: Some(one_by_one),
        threads: Some(threads),
        processes: Some(processes),
    }
}

/// Document A: seven waits of 1 s, threads of a pool of 8, a process a core.
pub const WAIT: Published = three(figure("7.02 s", 7.02), figure("1.01 s", 1.01), figure("2.01 s", 2.01));
/// Document A: seven ranges of factorials, by the same pools.
pub const FACTORIAL: Published =
    three(figure("5.12 s", 5.12), figure("5.21 s", 5.21), figure("2.54 s", 2.54));
/// Document B: four waits of 2 s.
pub const LONG_IO: Published = three(figure("8 s", 8.0), figure("2 s", 2.0), figure("2 s", 2.0));
/// Document B: four loops, four processes on four cores.
pub const LONG_COMP: Published =
    three(figure("about 9 s", 9.0), figure("about 9 to 10 s", 9.5), figure("about 3 s", 3.0));
/// Document C: ten lists and ten waits of 10 s, a thread a list.
pub const FIND_MAX_WAIT: Published = Published {
    one_task: None,
    one_by_one: None,
    threads: Some(figure("little over 10 s", 10.0)),
    processes: None,
};
/// Document C: three searches.
pub const FIND_MAX: Published = Published {
    one_task: Some(figure("25 s", 25.0)),
    one_by_one: None,
    threads: Some(Figure { words: "over 60 s", seconds: 60.0, is_open: true }),
    processes: Some(figure("35 s", 35.0)),
};
/// Document E: waits of 0 to 4 s, a fresh pool for every call.
pub const SLEEP_RANGE: Published =
    three(figure("10.0096 s", 10.0096), figure("4.0176 s", 4.0176), figure("4.0407 s", 4.0407));
/// Document E: a thousand powers, a fresh pool for every call.
pub const SQUARE: Published =
    three(figure("0.0005 s", 0.0005), figure("0.1058 s", 0.1058), figure("0.1289 s", 0.1289));

/// Every workload that has published times, by its id.
pub static PUBLISHED: &[(&str, Published)] = &[
    ("wait", WAIT),
    ("factorial", FACTORIAL),
    ("long_io", LONG_IO),
    ("long_comp", LONG_COMP),
    ("find_max_wait", FIND_MAX_WAIT),
    ("find_max", FIND_MAX),
    ("sleep_range", SLEEP_RANGE),
    ("square", SQUARE),
];

/// What was published of a workload.
#[must_use]
pub fn published(workload: &str) -> Option<&'static Published> {
    PUBLISHED.iter().find(|(id, _)| *id == workload).map(|(_, published)| published)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_the_number_in_its_words_or_the_middle_of_two() {
        for (id, all) in PUBLISHED {
            let figures = [all.one_task, all.one_by_one, all.threads, all.processes];
            assert!(figures.iter().any(Option::is_some), "{id}");
            for figure in figures.into_iter().flatten() {
                let said: Vec<f64> = figure.words.split(' ').filter_map(|word| word.parse().ok()).collect();
                let middle = said.iter().sum::<f64>() / said.len() as f64;
                assert_eq!(figure.seconds, middle, "{id}: {}", figure.words);
                assert_eq!(figure.is_open, figure.words.starts_with("over "), "{id}: {}", figure.words);
            }
        }
    }
}
