//! The strategies. Everything that is known of one stands here; the file that it names runs it.
//!
//! The hues are those of Okabe and Ito, "Color Universal Design" (2008), which people with any common kind of colour
//! blindness can tell apart; a few were darkened or lightened for contrast with the page.

use super::facts::{
    Colours,
    Computing::{OneAtATime, Together},
    Counterpart, Lanes, Mechanism, Memory, Needs, Strategy,
    Waits::{Block, Overlap},
    Words,
};

/// What stands in CPython for isolated workers, where it is not processes.
pub(super) static SUBINTERPRETERS: Counterpart = Counterpart {
    title: "subinterpreters",
    gloss: "interpreters in one process; data is copied",
    words: Words {
        subject: "subinterpreters",
        is_plural: true,
        explained: |workers| {
            format!(
                "subinterpreters are {workers} interpreters of one process that get their tasks as copies"
            )
        },
    },
};

/// Every strategy, in the page's order.
pub static STRATEGIES: &[Strategy] = &[
    Strategy {
        name: "serial",
        title: "Serial",
        gloss: "one task after another",
        words: Words {
            subject: "serial",
            is_plural: false,
            explained: |_| "serial does one task after another".to_owned(),
        },
        in_cpython: Some(Counterpart {
            title: "Serial",
            gloss: "one task after another",
            words: Words {
                subject: "serial",
                is_plural: false,
                explained: |_| "serial does one task after another".to_owned(),
            },
        }),
        needs: Needs::Nothing,
        mechanism: Mechanism {
            lanes: Lanes::One,
            waits: Block,
            computing: OneAtATime,
            memory: Memory::Shared,
        },
        is_baseline: true,
        colours: Colours { light: "#4a4d52", dark: "#dedbd3" },
        marker: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
        source: "serial.rs",
    },
    Strategy {
        name: "async",
        title: "Async",
        gloss: "one thread; while one task waits, others run",
        words: Words {
            subject: "async",
            is_plural: false,
            explained: |_| "async is one thread that runs another task while one waits".to_owned(),
        },
        in_cpython: Some(Counterpart {
            title: "asyncio",
            gloss: "one thread; while one coroutine waits, others run",
            words: Words {
                subject: "asyncio",
                is_plural: false,
                explained: |_| "asyncio is one thread that runs another task while one waits".to_owned(),
            },
        }),
        needs: Needs::Nothing,
        mechanism: Mechanism {
            lanes: Lanes::One,
            waits: Overlap,
            computing: OneAtATime,
            memory: Memory::Shared,
        },
        is_baseline: false,
        colours: Colours { light: "#0072b2", dark: "#56b4e9" },
        marker: "M0-5.4L5.2 4.2H-5.2Z",
        source: "executor.rs",
    },
    Strategy {
        name: "rayon",
        title: "Rayon",
        gloss: "workers that share one memory",
        words: Words {
            subject: "rayon",
            is_plural: false,
            explained: |workers| {
                format!("rayon shares the tasks out among {workers} workers that share one memory")
            },
        },
        in_cpython: Some(Counterpart {
            title: "free-threaded threading",
            gloss: "threads of an interpreter without its lock",
            words: Words {
                subject: "free-threaded threading",
                is_plural: false,
                explained: |threads| {
                    format!(
                        "free-threaded threading is {threads} threads of one interpreter, which has no lock"
                    )
                },
            },
        }),
        needs: Needs::SharedMemory,
        mechanism: Mechanism {
            lanes: Lanes::Workers,
            waits: Block,
            computing: Together,
            memory: Memory::Shared,
        },
        is_baseline: false,
        colours: Colours { light: "#009e73", dark: "#009e73" },
        marker: "M0-6L5.6 0L0 6L-5.6 0Z",
        source: "parallel.rs",
    },
    Strategy {
        name: "isolated",
        title: "Isolated",
        gloss: "workers with separate memories; data is copied",
        words: Words {
            subject: "isolated workers",
            is_plural: true,
            explained: |workers| {
                format!(
                    "isolated workers are {workers} workers that each have a memory of their own and get their tasks as copies"
                )
            },
        },
        in_cpython: Some(Counterpart {
            title: "multiprocessing",
            gloss: "processes; data is copied",
            words: Words {
                subject: "multiprocessing",
                is_plural: false,
                explained: |workers| {
                    format!("multiprocessing is {workers} processes that get their tasks as copies")
                },
            },
        }),
        needs: Needs::Workers,
        mechanism: Mechanism {
            lanes: Lanes::Workers,
            waits: Block,
            computing: Together,
            memory: Memory::Copied,
        },
        is_baseline: false,
        colours: Colours { light: "#d55e00", dark: "#e69f00" },
        marker: "M-4.4-4.4H4.4V4.4H-4.4Z",
        source: "isolated.rs",
    },
    Strategy {
        name: "gil",
        title: "GIL",
        gloss: "threads under one lock, a model of CPython",
        words: Words {
            subject: "threads under one lock",
            is_plural: true,
            explained: |_| {
                "threads under one lock may compute only while they hold the lock, and give it up to wait"
                    .to_owned()
            },
        },
        in_cpython: Some(Counterpart {
            title: "threading",
            gloss: "threads under the interpreter’s lock",
            words: Words {
                subject: "threading",
                is_plural: false,
                explained: |_| {
                    "threads may compute only while they hold the interpreter's lock, and give it up to wait"
                        .to_owned()
                },
            },
        }),
        needs: Needs::SharedMemory,
        mechanism: Mechanism {
            lanes: Lanes::Threads,
            waits: Block,
            computing: OneAtATime,
            memory: Memory::Shared,
        },
        is_baseline: false,
        colours: Colours { light: "#a84088", dark: "#cc79a7" },
        marker: "M-5-2.6L-2.6-5L0-2.4L2.6-5L5-2.6L2.4 0L5 2.6L2.6 5L0 2.4L-2.6 5L-5 2.6L-2.4 0Z",
        source: "gil.rs",
    },
];
