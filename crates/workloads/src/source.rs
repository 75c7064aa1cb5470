//! The sources of the workloads, included from their own files: the Rust that runs, and the same work in Python.
//!
//! They are apart from [`crate::Workload`], so that a program which does not show them does not carry them.

macro_rules! sources {
    ($($id:literal),* $(,)?) => {
        /// The Rust file of the workload with that id.
        #[must_use]
        pub fn rust(id: &str) -> Option<&'static str> {
            match id {
                $($id => Some(include_str!(concat!("catalogue/", $id, ".rs"))),)*
                _ => None,
            }
        }

        /// The Python file of the workload with that id.
        #[must_use]
        pub fn python(id: &str) -> Option<&'static str> {
            match id {
                $($id => Some(include_str!(concat!("../python/", $id, ".py"))),)*
                _ => None,
            }
        }
    };
}

sources!(
    "wait",
    "factorial",
    "long_io",
    "long_comp",
    "find_max_wait",
    "find_max",
    "open_url",
    "power",
    "small_factorial",
    "sleep_range",
    "square",
    "shared_list",
    "mix",
);
