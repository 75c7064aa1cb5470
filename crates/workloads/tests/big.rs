//! Long numbers against the slow way of computing them, and digests against plain remainders.

use dashu_int::{UBig, Word};
use overlap_workloads::{big, digest, fourier};
use proptest::prelude::*;

fn naive(factors: impl Iterator<Item = Word>) -> UBig {
    factors.fold(UBig::ONE, |product, factor| product * factor)
}

#[test]
fn factorials_equal_naive_products() {
    let mut expected = UBig::ONE;
    for n in 0..=1200_u32 {
        if n > 0 {
            expected *= n;
        }
        assert_eq!(big::factorial(n), expected, "{n}!");
    }
}

#[test]
fn powers_equal_those_of_the_library() {
    for base in (0..60).chain([999, 1000, 4095, 4096, 9999]) {
        assert_eq!(
            big::power(base, base),
            UBig::from(base).pow(base as usize),
            "{base} to the power of itself"
        );
    }
    assert_eq!((big::power(0, 0), big::power(0, 7), big::power(7, 0)), (UBig::ONE, UBig::ZERO, UBig::ONE));
}

/// Digits whose products add up to the largest sums: all the same, at either end of their range.
#[test]
fn products_with_the_largest_sums_are_exact() {
    let repeated = |digit: u32, digits: usize| {
        let bytes: Vec<u8> = digit.to_le_bytes()[..2].repeat(digits);
        UBig::from_le_bytes(&bytes)
    };
    for digits in [190, 255, 256, 1023, 2047, 4096, 5110, 5119, 5120, 6000] {
        for (low, high) in
            [(0x7fff, 0x7fff), (0x8000, 0x8000), (0x8000, 0x7fff), (0xffff, 0xffff), (1, 0x8001)]
        {
            let (a, b) = (repeated(low, digits), repeated(high, digits));
            assert_eq!(fourier::multiply(&a, &b), &a * &b, "{digits} digits of {low:x} and {high:x}");
            assert_eq!(fourier::square(&a), a.sqr(), "{digits} digits of {low:x}");
        }
    }
}

/// Computed once with Python: `math.factorial(n) % (2**61 - 1)`.
#[test]
fn digests_of_factorials_agree_with_python() {
    for (n, expected) in [
        (0, "0000000000000001"),
        (19, "01b02b9306890000"),
        (20, "01c3677c82b40001"),
        (21, "05077d36b8c40016"),
        (100, "079fd306219a578f"),
        (999, "0ad7baf0855ebed6"),
    ] {
        assert_eq!(digest::text(digest::residue(&big::factorial(n))), expected, "{n}!");
    }
}

#[test]
fn a_digest_depends_on_every_bit_and_on_order() {
    let number = big::factorial(100);
    for bit in 0..600 {
        let flipped = &number ^ (UBig::ONE << bit);
        assert_ne!(digest::residue(&number), digest::residue(&flipped), "bit {bit}");
    }
    let text = |residues: [u64; 2]| {
        let mut digest = digest::Digest::default();
        residues.into_iter().for_each(|residue| digest.add(residue));
        digest.text()
    };
    assert_ne!(text([1, 2]), text([2, 1]));
}

/// Numbers of up to 80,000 bits, random or with long runs of ones and of zeros.
fn long_number() -> impl Strategy<Value = UBig> {
    let runs = prop::collection::vec((any::<bool>(), 1..2000_usize), 1..60).prop_map(|runs| {
        runs.into_iter().fold(UBig::ONE, |number, (ones, length)| {
            let run = if ones { UBig::ones(length) } else { UBig::ZERO };
            (number << length) | run
        })
    });
    let random = prop::collection::vec(any::<u8>(), 1..10_000).prop_map(|bytes| UBig::from_le_bytes(&bytes));
    prop_oneof![runs, random]
}

proptest! {
    #[test]
    fn a_product_tree_equals_the_naive_product(factors in prop::collection::vec(any::<Word>(), 0..200)) {
        prop_assert_eq!(big::product(&factors), naive(factors.iter().copied()));
    }

    #[test]
    fn a_product_by_transforms_is_that_of_the_library(a in long_number(), b in long_number()) {
        prop_assert_eq!(fourier::multiply(&a, &b), &a * &b);
        prop_assert_eq!(fourier::square(&a), a.sqr());
    }

    #[test]
    fn a_residue_is_the_remainder(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let number = UBig::from_le_bytes(&bytes);
        prop_assert_eq!(UBig::from(digest::residue(&number)), &number % UBig::from(digest::MODULUS));
    }

    #[test]
    fn modular_arithmetic_is_that_of_long_numbers(a in 0..digest::MODULUS, b in 0..digest::MODULUS, exponent in 0..300_u64) {
        let modulus = UBig::from(digest::MODULUS);
        prop_assert_eq!(UBig::from(digest::multiply(a, b)), UBig::from(a) * UBig::from(b) % &modulus);
        prop_assert_eq!(UBig::from(digest::power(a, exponent)), UBig::from(a).pow(exponent as usize) % &modulus);
    }
}
