//! What the workloads with a shared counter have in common.

use super::fields;
use crate::{
    check::{ParamError, Reading},
    compute::Answer,
    param::{ParamSpec, Params},
    task::{Plan, Step, Task},
    work::{Copied, Work},
};

/// Tasks, and how many updates each makes.
pub(super) static PARAMS: &[ParamSpec] = &[
    fields::tasks(1000, 4, 4),
    fields::integer("updates", "Updates per task", None, 1, 10_000_000, 50_000, 50_000),
];

/// Updates between two checkpoints: about 0.05 ms.
pub(super) const STRIDE: u64 = 512;

/// Steps there, and as many back, of working out the next number: about 0.1 µs in all, as an interpreter needs for a call.
const STEPS: u64 = 25;

/// Any odd number has an inverse among numbers of 64 bits; this one mixes well.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
const INVERSE: u64 = inverse(ODD);

/// The number that gives 1 with an odd one, modulo 2^64: each of Newton's steps doubles the bits that are right, of which there are three
/// at first.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut bits = 3;
    while bits < 64 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    inverse
}

/// The number that follows. It takes a while to work out, so that a thread may be interrupted meanwhile: the number is mixed and mixed back.
/// `black_box` would not do, since on wasm it hinders no optimisation.
pub(super) fn following(number: u64) -> u64 {
    // The compiler cannot know that a counter stays below 2^63, and so not how many steps these are.
    let steps = STEPS + (number >> 63);
    let mixed = (0..steps).fold(number, |x, _| (x ^ (x >> 32)).wrapping_mul(ODD));
    let back = (0..steps).fold(mixed, |x, _| {
        let x = x.wrapping_mul(INVERSE);
        x ^ (x >> 32)
    });
    back + 1
}

/// How long so many updates take, ms.
pub(super) fn estimate_ms(updates: u64) -> f64 {
    updates as f64 * 1e-4
}

/// Tasks that each do `work` of so many updates.
pub(super) fn plan<T: crate::compute::Compute + Copied>(
    id: &'static str,
    params: &Params,
    work: fn(updates: u64) -> T,
) -> Result<Plan, Vec<ParamError>> {
    let read = Reading::new(PARAMS, params);
    let (tasks, updates) = (read.integer("tasks"), read.integer("updates"));
    read.finish()?;
    let step = || Step::Compute(Work::of(id, work(updates)));
    Ok(Plan::counting((0..tasks).map(|id| Task::of(id, vec![step()]))))
}

/// Each task answers with the updates that it made, lost or not.
pub(super) fn known(params: &Params) -> Option<Vec<Answer>> {
    let updates = params.integer("updates")?;
    Some((0..params.integer("tasks")?).map(|_| Answer::number(updates)).collect())
}

#[cfg(test)]
mod tests {
    use super::following;

    #[test]
    fn the_number_that_follows_is_one_more() {
        for number in [0, 1, 199_999, 10_000_000_000, (1 << 63) - 1] {
            assert_eq!(following(number), number + 1);
        }
    }
}
