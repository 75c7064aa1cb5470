//! Products of long numbers by Fourier transforms: a library's transforms, and here only the digits they are fed with.
//!
//! A long number is a polynomial whose coefficients are its digits, at some power of two. A product of polynomials is a
//! product, point by point, of their Fourier transforms. So a product of n digits costs about n log n steps, and most of them
//! are multiplications of floats, which wasm has in the same width as any processor: for integers it has no product of 64 by
//! 64 bits.
//!
//! # Why the products are exact
//!
//! The digits have 16 bits and are centred, from −2^15 up to but not including 2^15. So two numbers whose product has N digits
//! have vectors of digits whose norms multiply to at most N/2 · 2^30. A convolution by transforms of length N = 2^k is wrong
//! by less than the product of the norms times (1 + ε)^3k · (1 + ε√5)^(3k+1) · (1 + β)^3k − 1, where β is the relative error of the
//! roots of unity (R. Brent, C. Percival and P. Zimmermann, "Error bounds on complex floating-point multiplication",
//! Mathematics of Computation 76, 2007). Here ε is 2^-53 and β at most 20 ε, since the angles are rounded too. For
//! [`MAX_DIGITS`] that makes 0.6 at most; the library's transforms have larger radices, so they use fewer roots.
//!
//! Each sum of products is looked at as well: where one lies farther than [`NEAR`] from a whole number, dashu multiplies
//! instead. One that lies nearer, and is wrong by less than 1 − [`NEAR`], is rounded to the right number. In tests with the largest
//! sums there are, none was off by more than 1/300.

use dashu_int::{UBig, Word, ops::BitTest};
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex, num_complex::Complex64};
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// Numbers of fewer bits are multiplied by dashu, which is faster there: measured with `factorial` and `power`. In wasm, where
/// its words have 32 bits, the transforms pay earlier.
pub const MIN_BITS: usize = if cfg!(target_family = "wasm") { 1500 } else { 3000 };

/// The longest product, in digits of 16 bits, for which rounding is known to be exact. No workload has longer ones.
pub const MAX_DIGITS: usize = 10_240;

/// How far from a whole number a sum may lie.
const NEAR: f64 = 0.25;

/// Digits of 16 bits in a word of the library for long numbers.
const PER_WORD: usize = Word::BITS as usize / 16;

/// A word whose digits are all 2^15.
const CENTRES: Word = Word::MAX / 0xffff * 0x8000;

/// The product of two numbers.
#[must_use]
pub fn multiply(a: &UBig, b: &UBig) -> UBig {
    if a.bit_len().min(b.bit_len()) < MIN_BITS {
        return a * b;
    }
    convolve(a, Some(b)).unwrap_or_else(|| a * b)
}

/// The square of a number.
#[must_use]
pub fn square(number: &UBig) -> UBig {
    if number.bit_len() < MIN_BITS {
        return number.sqr();
    }
    convolve(number, None).unwrap_or_else(|| number.sqr())
}

/// `a` times `b`, or `a` squared where there is no other number. None where the product might not be exact.
fn convolve(a: &UBig, b: Option<&UBig>) -> Option<UBig> {
    let words = a.as_words().len() + b.unwrap_or(a).as_words().len();
    let length = transform_length(words * PER_WORD + 1);
    if length > MAX_DIGITS {
        return None;
    }
    TRANSFORMS.with_borrow_mut(|transforms| {
        transforms.entry(length).or_insert_with(|| Transform::of_length(length)).convolve(a, b, words)
    })
}

/// The shortest length of at least so many digits that is 4, 5, 6 or 7 times a power of two: fast, and few.
fn transform_length(digits: usize) -> usize {
    digits.next_multiple_of(1 << digits.ilog2().saturating_sub(2))
}

thread_local! {
    /// Roots of unity cost more than a transform, so each thread keeps what it has computed: some 4 MB at most.
    static TRANSFORMS: RefCell<HashMap<usize, Transform>> = RefCell::default();
}

/// The transforms of one length, with the memory they work in.
struct Transform {
    forward: Arc<dyn RealToComplex<f64>>,
    inverse: Arc<dyn ComplexToReal<f64>>,
    digits: Vec<f64>,
    spectrum: Vec<Complex64>,
    other: Vec<Complex64>,
    scratch: Vec<Complex64>,
    words: Vec<Word>,
}

impl Transform {
    fn of_length(length: usize) -> Self {
        let mut planner = RealFftPlanner::new();
        let (forward, inverse) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
        let scratch = forward.get_scratch_len().max(inverse.get_scratch_len());
        Self {
            digits: forward.make_input_vec(),
            spectrum: forward.make_output_vec(),
            other: forward.make_output_vec(),
            scratch: vec![Complex64::default(); scratch],
            words: vec![0; length / PER_WORD],
            forward,
            inverse,
        }
    }

    fn convolve(&mut self, a: &UBig, b: Option<&UBig>, words: usize) -> Option<UBig> {
        let scale = 1.0 / self.digits.len() as f64;
        split(a, &mut self.digits);
        self.forward.process_with_scratch(&mut self.digits, &mut self.spectrum, &mut self.scratch).ok()?;
        if let Some(b) = b {
            split(b, &mut self.digits);
            self.forward.process_with_scratch(&mut self.digits, &mut self.other, &mut self.scratch).ok()?;
            self.spectrum.iter_mut().zip(&self.other).for_each(|(a, b)| *a = *a * b * scale);
        } else {
            self.spectrum.iter_mut().for_each(|a| *a = *a * *a * scale);
        }
        self.inverse.process_with_scratch(&mut self.spectrum, &mut self.digits, &mut self.scratch).ok()?;
        join(&self.digits, &mut self.words[..words])
    }
}

/// Writes the centred digits of a number, the lowest first, and zeros behind them.
///
/// With 2^15 added to each digit at once, by one addition of long numbers, a digit of the sum less 2^15 is a centred digit.
fn split(number: &UBig, digits: &mut [f64]) {
    let words = number.as_words();
    let (low, high) = digits.split_at_mut(words.len() * PER_WORD);
    let mut carry = false;
    for (digits, word) in low.as_chunks_mut::<PER_WORD>().0.iter_mut().zip(words) {
        let (sum, carried) = word.carrying_add(CENTRES, carry);
        carry = carried;
        for (place, digit) in digits.iter_mut().enumerate() {
            *digit = f64::from((sum >> (16 * place)) as u16) - 32768.0;
        }
    }
    high.fill(0.0);
    high[0] = f64::from(u8::from(carry));
}

/// Rounds sums of products of digits to whole numbers and carries, which yields as many words as there is room for. None
/// where a sum is not near a whole number.
fn join(sums: &[f64], words: &mut [Word]) -> Option<UBig> {
    // Added to this, a float of less than 2^51 is rounded by the processor and has its whole part in the lowest bits.
    const WHOLE: f64 = 1.5 * (1_u64 << 52) as f64;
    let (mut carry, mut squares) = (0, 0.0);
    for (sums, word) in sums.as_chunks::<PER_WORD>().0.iter().zip(words.iter_mut()) {
        *word = sums.iter().enumerate().fold(0, |word, (place, sum)| {
            let rounded = sum + WHOLE;
            let distance = rounded - WHOLE - sum;
            squares += distance * distance;
            carry += rounded.to_bits() as i64 - WHOLE.to_bits() as i64;
            let digit = carry as Word & 0xffff;
            carry >>= 16;
            word | digit << (16 * place)
        });
    }
    (squares <= NEAR * NEAR).then(|| UBig::from_words(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ones(bits: usize) -> UBig {
        UBig::ones(bits)
    }

    #[test]
    fn products_up_to_the_limit_are_made_by_transforms() {
        // The highest digit may carry into one more.
        let longest = MAX_DIGITS * 16 - 128;
        for bits in [MIN_BITS, 10_000, longest / 2] {
            assert_eq!(convolve(&ones(bits), None), Some(ones(bits).sqr()), "{bits} bits squared");
        }
        let (a, b) = (ones(longest - MIN_BITS), ones(MIN_BITS));
        assert_eq!(convolve(&a, Some(&b)), Some(a * b));
        assert_eq!(convolve(&ones(longest / 2 + 64), None), None);
    }

    #[test]
    fn a_sum_that_is_no_whole_number_is_not_rounded() {
        let sums = |first| [&[first], [0.0; 7].as_slice()].concat();
        assert_eq!(join(&sums(7.2), &mut [0]), Some(UBig::from(7_u8)));
        assert_eq!(join(&sums(7.3), &mut [0]), None);
        assert_eq!(join(&sums(f64::NAN), &mut [0]), None);
    }

    #[test]
    fn lengths_are_short_and_few() {
        assert_eq!([5, 7, 8, 9, 2376, 8307].map(transform_length), [5, 7, 8, 10, 2560, 10_240]);
    }
}
