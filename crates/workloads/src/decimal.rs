//! Numbers as people type them.
//!
//! The standard library's reader is right for every text there is, with a table of 10 kB that no compression makes smaller: a
//! twentieth of a page's program. This one has no table.

/// A finite number such as `7`, `-2.5` or `1e3`; none where the text is anything else.
///
/// It is the nearest one for up to 19 digits, from 1e-8 to 1e19, which is far more than any setting takes. Outside of that
/// the last digits may differ.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i16>().ok()?.into()),
        None => (unsigned, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut mantissa = 0_u64;
    let mut power: i32 = exponent;
    let digits = whole.bytes().map(|digit| (digit, 0)).chain(fraction.bytes().map(|digit| (digit, 1)));
    for (digit, behind_point) in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        // What a 20th digit adds is less than the smallest step of a number.
        if mantissa < 10_u64.pow(18) {
            mantissa = mantissa * 10 + u64::from(digit - b'0');
            power -= behind_point;
        } else {
            power += 1 - behind_point;
        }
    }
    let value = if mantissa == 0 { 0.0 } else { scaled(mantissa, power) };
    value.is_finite().then_some(if text.starts_with('-') { -value } else { value })
}

/// `mantissa` times a power of ten, rounded once wherever 128 bits hold both.
fn scaled(mantissa: u64, power: i32) -> f64 {
    let exact = power.clamp(-27, 19);
    let ten = 10_u128.pow(exact.unsigned_abs());
    let (mut above, mut below) =
        if exact < 0 { (u128::from(mantissa), ten) } else { (u128::from(mantissa) * ten, 1) };
    let mut binary = 0;
    while above < below {
        above <<= 1;
        binary -= 1;
    }
    while above >= below << 1 {
        below <<= 1;
        binary += 1;
    }
    // A long division, to the 53 bits of a number and one by which it is rounded.
    let mut bits = 0_u64;
    for _ in 0..54 {
        bits <<= 1;
        if above >= below {
            above -= below;
            bits |= 1;
        }
        above <<= 1;
    }
    let up = bits & 1 == 1 && (above > 0 || bits & 2 == 2);
    let rounded = (bits >> 1) + u64::from(up);
    rounded as f64 * 2_f64.powi(binary - 52) * 10_f64.powi(power - exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_printed_reads_back_as_the_same(mantissa in -9e15..9e15_f64, power in -15..=2) {
            let value = mantissa * 10_f64.powi(power);
            prop_assert_eq!(number(&value.to_string()), Some(value));
        }

        #[test]
        fn it_reads_what_the_standard_library_reads(text in "[-+]?[0-9]{0,12}(\\.[0-9]{0,7})?(e[0-9])?") {
            prop_assert_eq!(number(&text), text.parse().ok());
        }
    }

    #[test]
    fn other_texts_are_none_and_large_ones_nearly_right() {
        for text in
            ["", ".", "-", "e5", "1e", "1e99999", "1e999", "NaN", "inf", "1,5", "0x10", " 1", "1 ", "--1"]
        {
            assert_eq!(number(text), None, "{text}");
        }
        for text in
            ["1e300", "1e-300", "123456789012345678901234567890", "0.00000000000000000000000000012345"]
        {
            let (read, known) = (number(text), text.parse::<f64>().ok());
            let off = read.zip(known).map(|(read, known)| (read / known - 1.0).abs());
            assert!(off.is_some_and(|off| off < 1e-14), "{text}: {read:?}");
        }
        assert_eq!(number("1e-999"), Some(0.0));
    }
}
