//! Values at an axis, where there is little room.

/// A value: `0.25`, `20M`.
pub fn short(value: f64) -> String {
    let (unit, letter) = match value.abs() {
        size if size >= 1e6 => (1e6, "M"),
        size if size >= 1e4 => (1e3, "k"),
        _ => (1.0, ""),
    };
    format!("{}{letter}", (value / unit * 1000.0).round() / 1000.0)
}

/// A time for an axis: `20 ms`, `1.5 s`.
pub fn short_ms(ms: f64) -> String {
    let (unit, name) = match ms {
        _ if ms >= 1000.0 => (1000.0, "s"),
        _ if ms >= 1.0 || ms == 0.0 => (1.0, "ms"),
        _ => (0.001, "µs"),
    };
    format!("{} {name}", (ms / unit * 1000.0).round() / 1000.0)
}
