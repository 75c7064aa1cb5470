//! Fields of comma-separated values after RFC 4180.

use std::fmt::Display;

/// A value, or an empty field.
pub(super) fn optional(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// A text field. One that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises against CSV injection.
pub(super) fn text(value: &str) -> String {
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if value.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", value.replace('"', "\"\""))
    } else {
        format!("{guard}{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn text_fields_are_quoted_and_are_never_formulas() {
        assert_eq!(text("plain"), "plain");
        assert_eq!(text("a, \"b\"\nc"), "\"a, \"\"b\"\"\nc\"");
        assert_eq!(text("=1+1"), "'=1+1");
        assert_eq!(text("@x,y"), "\"'@x,y\"");
    }
}
