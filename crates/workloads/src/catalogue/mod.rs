//! The workloads, one file each.

mod counting;
mod draws;
mod fields;
mod own;

use crate::workload::Workload;

/// Takes the names of the files: each has a static `WORKLOAD` and a Python twin.
macro_rules! list {
    ($($id:ident),* $(,)?) => {
        $(pub(crate) mod $id;)*

        static LISTED: &[&Workload] = &[$(&$id::WORKLOAD),*];

        /// The source files of each listed workload: its id, the Rust and the Python.
        pub(crate) static FILES: &[(&str, &str, &str)] = &[$((
            stringify!($id),
            include_str!(concat!(stringify!($id), ".rs")),
            include_str!(concat!("../../python/", stringify!($id), ".py")),
        )),*];
    };
}

// In the order of the documents, and this project's own last. `cargo fmt` does not find these files; `rustfmt` on the file itself
// formats it, and `cargo xtask lint` checks it.
list! {
    wait,
    factorial,
    long_io,
    long_comp,
    find_max_wait,
    find_max,
    open_url,
    power,
    small_factorial,
    sleep_range,
    square,
    shared_list,
    mix,
    counter,
    counter_locked,
    counter_summed,
    counter_watched,
    locked_share,
    two_locks,
    uneven,
    copied,
    limited,
    time_out,
}

/// Every workload, in the order of the documents.
#[must_use]
pub fn all() -> &'static [&'static Workload] {
    #[cfg(feature = "testing")]
    return crate::testing::with_added(LISTED);
    #[cfg(not(feature = "testing"))]
    LISTED
}

/// The reader's own code, which is a workload that is not in the list.
#[must_use]
pub fn own() -> &'static Workload {
    &own::WORKLOAD
}

/// The workload with this id: one of the list, or the reader's own code.
#[must_use]
pub fn find(id: &str) -> Option<&'static Workload> {
    all().iter().copied().chain([own()]).find(|workload| workload.id == id)
}

/// The first workload of the list: what stands where none is chosen.
#[must_use]
pub fn first() -> &'static Workload {
    &wait::WORKLOAD
}
