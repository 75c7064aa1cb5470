//! Long whole numbers: products, powers and factorials, computed without multiplying one factor by one.
//!
//! Multiplying a long number by a short one costs as many steps as the long one has words, so a factorial that is built
//! factor by factor costs about n²/2 steps. Two halves of about the same length are where faster methods work.

use crate::fourier;
use dashu_int::{DoubleWord, UBig, Word, ops::BitTest};
use std::iter;

/// So few factors are multiplied in one after the other. That costs no more steps than a tree of products, which at this length
/// knows no faster method either, and no memory: threads that ask for memory at the same time wait for each other.
const FEW: usize = 32;

/// n!, computed from nothing but n.
///
/// It is the square of ⌊n/2⌋! times the *swing* of n, whose prime factors can be written down at once (P. Luschny,
/// "Divide, swing and conquer the factorial", 2008). Squaring is cheaper than multiplying. The factors of two are left out
/// and shifted in at the end: n! has n minus the number of ones in the binary form of n of them (Legendre's formula).
#[must_use]
pub fn factorial(n: u32) -> UBig {
    let primes = odd_primes(n);
    let twos = n - n.count_ones();
    odd_factorial(n, &primes) << twos as usize
}

/// A number raised to a power; 0^0 is 1. The base's factors of two are left out and shifted in at the end.
#[must_use]
pub fn power(base: u32, exponent: u32) -> UBig {
    let twos = if base == 0 { 0 } else { base.trailing_zeros() };
    let odd = UBig::from(base >> twos);
    odd_power(&odd, exponent as usize) << (twos as usize * exponent as usize)
}

/// By squaring: the half power squared, times the base where the exponent is odd. The depth of the recursion is log2(exponent).
fn odd_power(base: &UBig, exponent: usize) -> UBig {
    if base.bit_len() * exponent < 2 * fourier::MIN_BITS {
        return base.pow(exponent);
    }
    let square = fourier::square(&odd_power(base, exponent / 2));
    if exponent % 2 == 1 { square * base } else { square }
}

/// The product of all factors, by a product tree: each product is of two halves, down to a few factors.
#[must_use]
pub fn product(factors: &[Word]) -> UBig {
    if factors.len() <= FEW {
        return product_of_few(factors);
    }
    let (low, high) = factors.split_at(factors.len() / 2);
    fourier::multiply(&product(low), &product(high))
}

/// The same for at most [`FEW`] factors: a product has no more words than it has factors.
fn product_of_few(factors: &[Word]) -> UBig {
    let mut words = [0; FEW];
    words[0] = 1;
    let mut length = 1;
    for &factor in factors {
        let mut carry = 0;
        for word in &mut words[..length] {
            let product = DoubleWord::from(*word) * DoubleWord::from(factor) + carry;
            *word = product as Word;
            carry = product >> Word::BITS;
        }
        if carry > 0 {
            words[length] = carry as Word;
            length += 1;
        }
    }
    UBig::from_words(&words[..length])
}

/// n! without its factors of two, from the shortest of the factorials that it is made of to itself.
fn odd_factorial(n: u32, primes: &[u32]) -> UBig {
    let mut factors = Vec::with_capacity(n as usize / 16);
    (0..n.checked_ilog2().unwrap_or(0)).rev().fold(UBig::ONE, |half, halvings| {
        odd_swing(n >> halvings, primes, &mut factors);
        fourier::multiply(&fourier::square(&half), &product(&factors))
    })
}

/// The odd factors of the swing of n, n! / ⌊n/2⌋!²: each odd prime p as often as ⌊n/p⌋, ⌊n/p²⌋ … are odd. Neighbours are
/// multiplied while their product fits into a word.
fn odd_swing(n: u32, primes: &[u32], factors: &mut Vec<Word>) {
    factors.clear();
    let mut current: Word = 1;
    for &prime in primes.iter().take_while(|&&prime| prime <= n) {
        let quotients = iter::successors(Some(n / prime), |quotient| Some(quotient / prime));
        for _ in quotients.take_while(|&quotient| quotient > 0).filter(|quotient| quotient % 2 == 1) {
            if let Some(product) = current.checked_mul(Word::from(prime)) {
                current = product;
            } else {
                factors.push(current);
                current = Word::from(prime);
            }
        }
    }
    factors.push(current);
}

/// The odd primes up to n, by the sieve of Eratosthenes over odd numbers: index i stands for 2i + 1.
fn odd_primes(n: u32) -> Vec<u32> {
    let length = n.div_ceil(2) as usize;
    let mut composite = vec![false; length];
    let mut primes = Vec::with_capacity(length / 2);
    for index in 1..length {
        if composite[index] {
            continue;
        }
        let prime = 2 * index + 1;
        primes.push(prime as u32);
        for multiple in (prime * prime / 2..length).step_by(prime) {
            composite[multiple] = true;
        }
    }
    primes
}
