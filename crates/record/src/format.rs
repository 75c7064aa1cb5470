//! Numbers as people read them. Nothing here is rounded before it is shown, and nothing shown is computed with.

/// A duration in ms with three significant digits: `5.00 µs`, `0.42 ms`, `12.3 ms`, `1.40 s`, `2 min 5 s`.
#[must_use]
pub fn ms(value_ms: f64) -> String {
    if !value_ms.is_finite() {
        return "–".to_owned();
    }
    let size = value_ms.abs();
    if size == 0.0 {
        "0 ms".to_owned()
    } else if size < 0.009_995 {
        format!("{} µs", digits(value_ms * 1000.0))
    } else if size < 999.5 {
        format!("{} ms", digits(value_ms))
    } else if size < 99_950.0 {
        format!("{} s", digits(value_ms / 1000.0))
    } else {
        let seconds = (size / 1000.0).round();
        let sign = if value_ms < 0.0 { "-" } else { "" };
        format!("{sign}{} min {} s", (seconds / 60.0).floor(), seconds % 60.0)
    }
}

/// An interval of durations in ms, for example `12.1 ms to 13.0 ms`.
#[must_use]
pub fn ms_interval([low, high]: [f64; 2]) -> String {
    interval(ms(low), ms(high))
}

/// A ratio, for example `1.9 ×`.
#[must_use]
pub fn ratio(value: f64) -> String {
    if value.is_finite() { format!("{} ×", factor(value)) } else { "–".to_owned() }
}

/// An interval of ratios, for example `1.8 × to 2.0 ×`.
#[must_use]
pub fn ratio_interval([low, high]: [f64; 2]) -> String {
    interval(ratio(low), ratio(high))
}

/// A ratio without its sign, for sentences: `1.9`, `0.052`, `210`.
#[must_use]
pub fn factor(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        0.0 => 0,
        _ if size < 0.095 => 3,
        _ if size < 0.95 => 2,
        _ if size < 99.5 => 1,
        _ => 0,
    };
    format!("{value:.decimals$}")
}

/// Bytes in decimal units, as browsers and operating systems show them: `640 kB`, `12 MB`, `1.2 GB`.
#[must_use]
pub fn bytes(value: f64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    if !value.is_finite() {
        return "–".to_owned();
    }
    let mut scaled = value;
    let mut unit = 0;
    while scaled.abs() >= 999.5 && unit + 1 < UNITS.len() {
        scaled /= 1000.0;
        unit += 1;
    }
    let decimals = usize::from(unit > 0 && scaled.abs() < 9.95);
    format!("{scaled:.decimals$} {}", UNITS[unit])
}

/// A share of a whole as a percentage, for example `45 %`. A share that is neither nothing nor all is never rounded to
/// either.
#[must_use]
pub fn share(value: f64) -> String {
    let percent = value * 100.0;
    if percent > 0.0 && percent < 1.0 {
        "under 1 %".to_owned()
    } else if percent > 99.0 && percent < 100.0 {
        "over 99 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

/// A whole number with its thousands set apart: `10,000`.
#[must_use]
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of things: `1 task`, `7 tasks`.
#[must_use]
pub fn counted(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {thing}{plural}", count(number))
}

/// Things in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(things: &[S]) -> String {
    joined(things, "and")
}

/// Things of which one will do: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn either<S: AsRef<str>>(things: &[S]) -> String {
    joined(things, "or")
}

fn joined<S: AsRef<str>>(things: &[S], word: &str) -> String {
    match things {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(S::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

/// Both ends, or one where they read the same.
fn interval(low: String, high: String) -> String {
    if low == high { low } else { format!("{low} to {high}") }
}

/// Three significant digits for a value under 1000, and two below 1.
fn digits(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if size < 0.0995 => 3,
        _ if size < 9.995 => 2,
        _ if size < 99.95 => 1,
        _ => 0,
    };
    format!("{value:.decimals$}")
}

/// A text that begins with a capital. Texts here are English; any other beginning stays, since to change it takes tables.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The sentence with a capital and a full stop, of which text from elsewhere may already have one.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut out = capitalised(text.trim());
    if !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_three_digits_across_units() {
        for (value, text) in [
            (0.0, "0 ms"),
            (0.005, "5.00 µs"),
            (0.42, "0.42 ms"),
            (9.994, "9.99 ms"),
            (9.996, "10.0 ms"),
            (12.34, "12.3 ms"),
            (140.4, "140 ms"),
            (999.4, "999 ms"),
            (999.6, "1.00 s"),
            (1400.0, "1.40 s"),
            (59_960.0, "60.0 s"),
            (99_960.0, "1 min 40 s"),
            (125_000.0, "2 min 5 s"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(ms(value), text, "{value}");
        }
    }

    #[test]
    fn ratios_bytes_shares_and_counts_read_well() {
        assert_eq!(ratio(1.94), "1.9 ×");
        assert_eq!(ratio(0.05), "0.050 ×");
        assert_eq!(ratio(0.5), "0.50 ×");
        assert_eq!(ratio(210.4), "210 ×");
        assert_eq!(ratio(f64::INFINITY), "–");
        assert_eq!(bytes(12_345_678.0), "12 MB");
        assert_eq!(bytes(1_310_720.0), "1.3 MB");
        assert_eq!(bytes(999.0), "999 B");
        assert_eq!(bytes(999_600.0), "1.0 MB");
        assert_eq!(bytes(4_294_967_296.0), "4.3 GB");
        assert_eq!(share(0.0), "0 %");
        assert_eq!(share(0.004), "under 1 %");
        assert_eq!(share(0.454), "45 %");
        assert_eq!(share(0.996), "over 99 %");
        assert_eq!(share(1.0), "100 %");
        assert_eq!(count(999), "999");
        assert_eq!(count(10_000), "10,000");
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(counted(1, "task"), "1 task");
        assert_eq!(counted(7, "task"), "7 tasks");
    }

    #[test]
    fn intervals_and_lists_collapse_where_they_can() {
        assert_eq!(ms_interval([12.1, 13.04]), "12.1 ms to 13.0 ms");
        assert_eq!(ms_interval([950.0, 1100.0]), "950 ms to 1.10 s");
        assert_eq!(ms_interval([12.11, 12.13]), "12.1 ms");
        assert_eq!(ratio_interval([1.8, 2.0]), "1.8 × to 2.0 ×");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
        assert_eq!(list::<&str>(&[]), "");
    }
}
