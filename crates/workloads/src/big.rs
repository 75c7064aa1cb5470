//! Long whole numbers: products, powers and factorials, computed without multiplying one factor by one.
//!
//! Multiplying a long number by a short one costs as many steps as the long one has words, so a factorial that is built
//! factor by factor costs about n²/2 steps. Two halves of about the same length are where faster methods work.

use crate::fourier;
use dashu_int::{UBig, ops::BitTest};
use std::iter;

/// So few factors are multiplied in one after the other, without a new number for each product.
const FEW: usize = 16;

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
pub fn product(factors: &[u64]) -> UBig {
    if factors.len() <= FEW {
        return factors.iter().fold(UBig::ONE, |product, factor| product * *factor);
    }
    let (low, high) = factors.split_at(factors.len() / 2);
    fourier::multiply(&product(low), &product(high))
}

/// n! without its factors of two. The depth of the recursion is log2(n).
fn odd_factorial(n: u32, primes: &[u32]) -> UBig {
    if n < 3 {
        return UBig::ONE;
    }
    fourier::multiply(&fourier::square(&odd_factorial(n / 2, primes)), &product(&odd_swing(n, primes)))
}

/// The odd factors of the swing of n, n! / ⌊n/2⌋!²: each odd prime p as often as ⌊n/p⌋, ⌊n/p²⌋ … are odd.
fn odd_swing(n: u32, primes: &[u32]) -> Vec<u64> {
    let up_to_n = primes.iter().take_while(|&&prime| prime <= n);
    pack(
        n as usize / 32,
        up_to_n.flat_map(|&prime| {
            let quotients = iter::successors(Some(n / prime), move |quotient| Some(quotient / prime));
            let odd = quotients.take_while(|&quotient| quotient > 0).filter(|quotient| quotient % 2 == 1);
            odd.map(move |_| prime)
        }),
    )
}

/// Multiplies neighbours while their product fits into 64 bits, so that long numbers start with full words. There is room for
/// so many from the start: threads share one memory, and each asking for more holds the others up.
fn pack(room: usize, factors: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut packed = Vec::with_capacity(room);
    let mut current = 1_u64;
    for factor in factors.map(u64::from) {
        match current.checked_mul(factor) {
            Some(product) => current = product,
            None => {
                packed.push(current);
                current = factor;
            }
        }
    }
    packed.push(current);
    packed
}

/// The odd primes up to n, by the sieve of Eratosthenes over odd numbers: place i stands for 2i + 1.
fn odd_primes(n: u32) -> Vec<u32> {
    let places = n.div_ceil(2) as usize;
    let mut composite = vec![false; places];
    let mut primes = Vec::with_capacity(places / 2);
    for place in 1..places {
        if composite[place] {
            continue;
        }
        let prime = 2 * place + 1;
        primes.push(prime as u32);
        for multiple in (prime * prime / 2..places).step_by(prime) {
            composite[multiple] = true;
        }
    }
    primes
}
