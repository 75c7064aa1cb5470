//! The computing steps of all workloads, as one type that can be copied to another worker.

use crate::{
    catalogue::{
        factorial, find_max, find_max_wait, long_comp, mix, power, shared_list, small_factorial, square,
    },
    task::{Answer, Context, WorkError},
};
use serde::{Deserialize, Serialize};
use std::hint::black_box;

/// One computing step, with the data that it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Work {
    /// Factorials of a range of numbers.
    Factorial(factorial::FactorialWork),
    /// The even/odd loop on floats.
    LongComp(long_comp::LongCompWork),
    /// The maximum of a list that came with the task.
    FindMaxWait(find_max_wait::FindMaxWaitWork),
    /// The maximum of a list that the task builds.
    FindMax(find_max::FindMaxWork),
    /// i^i.
    Power(power::PowerWork),
    /// i!.
    SmallFactorial(small_factorial::SmallFactorialWork),
    /// 2^i as a float.
    Square(square::SquareWork),
    /// Appends to the caller's collection.
    SharedList(shared_list::SharedListWork),
    /// A fixed number of steps of a random-number generator.
    Mix(mix::MixWork),
}

impl Work {
    /// Computes. Inputs and answer pass through `black_box`, so that no work is optimised away.
    ///
    /// # Errors
    /// The context stopped the run, or the work could not be done.
    pub fn run(&self, ctx: &mut dyn Context) -> Result<Answer, WorkError> {
        let answer = match black_box(self) {
            Self::Factorial(work) => work.run(ctx),
            Self::LongComp(work) => work.run(ctx),
            Self::FindMaxWait(work) => work.run(ctx),
            Self::FindMax(work) => work.run(ctx),
            Self::Power(work) => work.run(ctx),
            Self::SmallFactorial(work) => work.run(ctx),
            Self::Square(work) => work.run(ctx),
            Self::SharedList(work) => work.run(ctx),
            Self::Mix(work) => work.run(ctx),
        };
        black_box(answer)
    }

    /// Upper estimate of the bytes that the step holds at once; 0 for what fits into some kilobytes.
    #[must_use]
    pub fn bytes_at_once(&self) -> u64 {
        match self {
            Self::FindMax(work) => work.bytes(),
            Self::FindMaxWait(work) => work.bytes(),
            Self::Factorial(_)
            | Self::LongComp(_)
            | Self::Power(_)
            | Self::SmallFactorial(_)
            | Self::Square(_)
            | Self::SharedList(_)
            | Self::Mix(_) => 0,
        }
    }
}
