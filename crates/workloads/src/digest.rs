//! Digests of numbers that are too long to show.
//!
//! A digest is a remainder modulo the Mersenne prime 2^61 − 1. It depends on every bit of the number, is the same for words
//! of 32 and of 64 bits, costs two or three machine instructions a word, and, other than a hash of the bytes, can be
//! predicted: arithmetic modulo a prime needs no long numbers, so that an answer is checked by a route that has nothing in
//! common with the work itself. A wrong number passes with a probability of about 2^-61.

use dashu_int::{UBig, Word};

/// The prime 2^61 − 1.
pub const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// A word weighs 2^32 or 2^64 as much as the one before it; modulo 2^61 − 1 the latter is 2^3.
const WORD_SHIFT: u32 = Word::BITS % BITS;

/// Multiplier of [`Digest::add`]; any number that makes order count would do.
const MULTIPLIER: u64 = 1_000_003;

/// The remainder of a long number modulo [`MODULUS`], by Horner's rule over its words.
#[must_use]
#[allow(clippy::useless_conversion, reason = "a word has 32 bits in wasm32 and 64 bits on most hosts")]
pub fn residue(number: &UBig) -> u64 {
    let step = |sum, word: &Word| reduce(rotate(sum, WORD_SHIFT) + reduce(u64::from(*word)));
    number.as_words().iter().rev().fold(0, step)
}

/// The product of two remainders.
#[must_use]
pub fn multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    let low = product as u64 & MODULUS;
    let high = (product >> BITS) as u64;
    reduce(low + high)
}

/// A remainder raised to a power, by squaring.
#[must_use]
pub fn power(base: u64, exponent: u64) -> u64 {
    let (mut base, mut exponent, mut result) = (reduce(base), exponent, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = multiply(result, base);
        }
        base = multiply(base, base);
        exponent >>= 1;
    }
    result
}

/// Writes a remainder as a digest: 16 hexadecimal digits.
#[must_use]
pub fn text(residue: u64) -> String {
    format!("{residue:016x}")
}

/// The digest of a sequence of numbers, in which their order counts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Digest(u64);

impl Digest {
    /// Takes in the next number, by its remainder.
    pub fn add(&mut self, residue: u64) {
        self.0 = reduce(multiply(self.0, MULTIPLIER) + residue);
    }

    /// The digest of what was taken in so far.
    #[must_use]
    pub fn text(self) -> String {
        text(self.0)
    }
}

/// The remainder of any 64-bit number, given that 2^61 leaves 1.
const fn reduce(number: u64) -> u64 {
    let folded = (number & MODULUS) + (number >> BITS);
    if folded >= MODULUS { folded - MODULUS } else { folded }
}

/// A remainder times 2^`by`: its 61 bits, rotated.
const fn rotate(residue: u64, by: u32) -> u64 {
    ((residue << by) & MODULUS) | (residue >> (BITS - by))
}
