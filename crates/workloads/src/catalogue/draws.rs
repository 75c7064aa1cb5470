//! Computing by draws of a random-number generator, each made of the one before: work of a chosen length whose result can be predicted.

use crate::compute::{Context, WorkError};

/// Draws that count as 1 ms of computing. It is an amount of work, not of time: a fast machine needs less than a millisecond for it, a
/// slow one more.
pub(super) const PER_MS: f64 = 750_000.0;

/// Draws between two checkpoints: about 0.1 ms.
const STRIDE: u64 = 65_536;

/// Lehmer's generator with the constants of Park, Miller and Stockmeyer (1993): x becomes 48271 x modulo 2^31 - 1.
const MULTIPLIER: u64 = 48_271;
pub(super) const MODULUS: u64 = (1 << 31) - 1;

/// What the generator holds after so many draws from `x`. It may be a little above the modulus.
pub(super) fn draw(mut x: u64, draws: u64, ctx: &mut dyn Context) -> Result<u64, WorkError> {
    let mut done = 0;
    while done < draws {
        ctx.checkpoint()?;
        let end = draws.min(done + STRIDE);
        for _ in done..end {
            let product = x * MULTIPLIER;
            // 2^31 leaves 1, so the upper bits are added to the lower ones.
            x = (product & MODULUS) + (product >> 31);
        }
        done = end;
    }
    Ok(x)
}

/// The same, worked out in log2(draws) steps: 48271 raised to a power, times x.
pub(super) fn after(x: u64, draws: u64) -> u64 {
    let (mut base, mut exponent, mut result) = (MULTIPLIER, draws, x % MODULUS);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % MODULUS;
        }
        base = base * base % MODULUS;
        exponent /= 2;
    }
    result
}
