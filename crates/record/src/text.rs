//! Values as JSON, with numbers as the standard library prints them.
//!
//! A page prints numbers that way in any case. The serialiser's own printer is faster, and takes each page's program another 4 kB.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// A value as JSON on one line.
///
/// # Errors
/// Those of the serialiser; values of this project's types have none.
pub fn to_json<T: Serialize>(value: &T) -> serde_json::Result<String> {
    written(value, Compact)
}

/// A value as JSON, laid out by a formatter.
pub(crate) fn written<T: Serialize>(value: &T, formatter: impl Formatter) -> serde_json::Result<String> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    String::from_utf8(out).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// The shortest digits that read back as the same number, with a point even where it is whole.
pub(crate) fn write_f64<W: ?Sized + Write>(writer: &mut W, value: f64) -> io::Result<()> {
    write!(writer, "{value}")?;
    if value.fract() == 0.0 { writer.write_all(b".0") } else { Ok(()) }
}

struct Compact;

impl Formatter for Compact {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write_f64(writer, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_number_reads_back_as_itself(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite());
            let text = to_json(&value).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let read: f64 = serde_json::from_str(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(read.to_bits(), bits);
        }
    }

    #[test]
    fn numbers_look_as_the_serialisers_own() -> serde_json::Result<()> {
        for value in [0.0, -0.0, 1.0, 0.1, -2.5, 1e-4, 123_456_789.125, 1e15, f64::NAN] {
            assert_eq!(to_json(&value)?, serde_json::to_string(&value)?);
        }
        Ok(())
    }
}
