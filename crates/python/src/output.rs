//! How much a program may print.

/// Most bytes that a program may print.
pub const MAX_BYTES: usize = 1 << 20;
/// Most lines that a program may print.
pub const MAX_LINES: usize = 10_000;

/// What was printed so far.
#[derive(Debug, Default)]
pub(crate) struct Output {
    bytes: usize,
    lines: usize,
    full: bool,
}

impl Output {
    /// The part of `text` that is still within the bounds, and where this call reached them, the sentence that says so.
    pub(crate) fn take<'a>(&mut self, text: &'a str) -> (&'a str, Option<String>) {
        if self.full {
            return ("", None);
        }
        let mut end = text.floor_char_boundary(MAX_BYTES - self.bytes);
        if let Some((index, _)) = text[..end].match_indices('\n').nth(MAX_LINES - self.lines) {
            end = index;
        }
        let kept = &text[..end];
        self.bytes += kept.len();
        self.lines += kept.matches('\n').count();
        self.full = end < text.len();
        (kept, self.full.then(notice))
    }
}

fn notice() -> String {
    let mebibytes = MAX_BYTES >> 20;
    format!(
        "\n(The program printed more than {mebibytes} MiB or {MAX_LINES} lines. What it prints from here on is not shown.)\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_within_the_bounds_is_kept() {
        assert_eq!(Output::default().take("a\nb"), ("a\nb", None));
    }

    #[test]
    fn too_many_bytes_are_cut_once_and_between_characters() {
        let mut output = Output::default();
        let text = "ä".repeat(MAX_BYTES / 2 + 1);
        output.take("x");
        let (kept, said) = output.take(&text);
        assert_eq!(kept.len(), MAX_BYTES - 2);
        assert!(said.is_some_and(|notice| notice.contains("1 MiB")));
        assert_eq!(output.take("more"), ("", None));
    }

    #[test]
    fn too_many_lines_are_cut() {
        let mut output = Output::default();
        for _ in 0..MAX_LINES {
            assert_eq!(output.take("x\n"), ("x\n", None));
        }
        let (kept, said) = output.take("y\nz");
        assert_eq!(kept, "y");
        assert!(said.is_some_and(|notice| notice.contains("10000 lines")));
    }
}
