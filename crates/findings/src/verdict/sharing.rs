//! Threads of one interpreter that hold each other up.

use super::{
    compare::{Compared, Timed},
    shares::Nature,
    words::{name, times},
};
use crate::doubts::CORES_MEASURED_SHARE;
use overlap_record::strategy::Mechanism;

/// From this many times serial's computing on, work is held up: then more than the quarter of the cores is lost that other programs
/// may take ([`CORES_MEASURED_SHARE`]).
const HELD_UP: f64 = 1.0 / CORES_MEASURED_SHARE;

/// That tasks compute longer where threads share an interpreter than one after another, and longer than in interpreters of their own,
/// so that neither cores nor build account for it. Why: PEP 703, "Reference Counting" (<https://peps.python.org/pep-0703/>).
pub(super) fn sharing(compared: &Compared) -> Option<String> {
    let spec = &compared.record.spec;
    if spec.lang.is_rust() || !matches!(compared.nature, Nature::Computing { .. }) {
        return None;
    }
    let serial = compared.baseline()?;
    let longer = |timed: &Timed| timed.shares.run() / serial.shares.run();
    let shared = compared.those(|way| way.scales() && !way.copies()).next()?;
    let workers = shared.result.workers.min(spec.tasks);
    let (speedup, _) = shared.versus_serial()?;
    let is_slow = speedup < CORES_MEASURED_SHARE * f64::from(workers);
    if !is_slow || !(2..=compared.cores()).contains(&workers) || shared.result.build != serial.result.build {
        return None;
    }
    let apart = compared.those(Mechanism::copies).map(longer).fold(1.0, f64::max);
    (longer(shared) >= HELD_UP * apart).then(|| {
        format!(
            "under {} the tasks computed {} times as long as under serial; the likely cause is that its threads share one \
             interpreter. Each use of a shared object or of a module’s name is counted or locked there, and the cores pass that \
             count to each other. CPython without a lock avoids this for functions, classes and constants, and so does this \
             interpreter (PEP 703)",
            name(shared.id()),
            times(longer(shared)),
        )
    })
}
