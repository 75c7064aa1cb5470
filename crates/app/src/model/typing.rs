//! What Tab and Enter do in a text field for code. Offsets are in UTF-16 units, as a browser counts them.

/// Spaces of one level.
const LEVEL: usize = 4;

const LINE_END: u16 = b'\n' as u16;
const SPACE: u16 = b' ' as u16;
const TAB: u16 = b'\t' as u16;

/// A key that changes how code is indented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Goes one level in: the line at the cursor, or every line of the selection.
    Indent,
    /// Goes one level out.
    Unindent,
    /// Begins a line that is indented like this one, or one level further after a colon.
    Enter,
}

/// A stretch of the text and what takes its place, and the selection afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where the stretch begins and ends.
    pub replaced: (usize, usize),
    /// What takes its place.
    pub with: String,
    /// The selection afterwards.
    pub selected: (usize, usize),
}

/// What a key does to a text with this selection; none where it changes nothing.
#[must_use]
pub fn press(text: &str, (start, end): (usize, usize), key: Key) -> Option<Edit> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (start.min(units.len()), end.min(units.len()));
    match key {
        Key::Enter => Some(enter(&units, start, end)),
        Key::Indent if !units[start..end].contains(&LINE_END) => Some(spaces(&units, start, end)),
        Key::Indent => lines(&units, start, end, &|line| if line.is_empty() { 0 } else { LEVEL as isize }),
        Key::Unindent => lines(&units, start, end, &|line| -(surplus(line) as isize)),
    }
}

/// Where the line at `at` begins.
fn line_start(units: &[u16], at: usize) -> usize {
    units[..at].iter().rposition(|unit| *unit == LINE_END).map_or(0, |end| end + 1)
}

fn enter(units: &[u16], start: usize, end: usize) -> Edit {
    let before = &units[line_start(units, start)..start];
    let indentation = before.iter().take_while(|unit| matches!(**unit, SPACE | TAB)).count();
    let mut with = String::from("\n") + &String::from_utf16_lossy(&before[..indentation]);
    let last = before.iter().rev().find(|unit| !matches!(**unit, SPACE | TAB));
    if last == Some(&u16::from(b':')) {
        with.push_str(&" ".repeat(LEVEL));
    }
    let at = start + with.len();
    Edit { replaced: (start, end), with, selected: (at, at) }
}

/// Spaces up to the next level, in the place of the selection.
fn spaces(units: &[u16], start: usize, end: usize) -> Edit {
    let column = start - line_start(units, start);
    let count = LEVEL - column % LEVEL;
    Edit { replaced: (start, end), with: " ".repeat(count), selected: (start + count, start + count) }
}

/// The units at a line's beginning that one level takes: a tab, or up to four spaces.
fn surplus(line: &[u16]) -> usize {
    if line.first() == Some(&TAB) {
        1
    } else {
        line.iter().take(LEVEL).take_while(|unit| **unit == SPACE).count()
    }
}

/// Moves every line that the selection touches by as many units as `by` says.
fn lines(units: &[u16], start: usize, end: usize, by: &dyn Fn(&[u16]) -> isize) -> Option<Edit> {
    let first = line_start(units, start);
    // A selection that ends where a line begins does not touch that line.
    let last = if end > start && units[end - 1] == LINE_END { end - 1 } else { end };
    let until = units[last..].iter().position(|unit| *unit == LINE_END).map_or(units.len(), |at| last + at);
    let mut with: Vec<u16> = Vec::new();
    let (mut moved_first, mut moved_all) = (None, 0);
    for line in units[first..until].split(|unit| *unit == LINE_END) {
        if moved_first.is_some() {
            with.push(LINE_END);
        }
        let moved = by(line);
        with.extend(std::iter::repeat_n(SPACE, usize::try_from(moved).unwrap_or(0)));
        with.extend(&line[usize::try_from(-moved).unwrap_or(0)..]);
        moved_first.get_or_insert(moved);
        moved_all += moved;
    }
    let moved_first = moved_first?;
    let after = |at: usize, by: isize| at.saturating_add_signed(by).max(first);
    (moved_all != 0).then(|| Edit {
        replaced: (first, until),
        with: String::from_utf16_lossy(&with),
        selected: (after(start, moved_first), after(end, moved_all)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Key::*, *};

    /// Presses a key in a text in which `[` and `]` are the selection, or `|` the cursor, and gives the text in the same form.
    fn pressed(marked: &str, key: Key) -> String {
        let marked = marked.replace('|', "[]");
        let start = marked.find('[').map_or(0, |at| marked[..at].encode_utf16().count());
        let end = marked.find(']').map_or(0, |at| marked[..at].encode_utf16().count() - 1);
        let text = marked.replace(['[', ']'], "");
        let Some(edit) = press(&text, (start, end), key) else { return String::from("nothing") };
        let mut units: Vec<u16> = text.encode_utf16().collect();
        units.splice(edit.replaced.0..edit.replaced.1, edit.with.encode_utf16());
        let (from, to) = edit.selected;
        let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(&units[range]);
        let (before, within, after) = (part(0..from), part(from..to), part(to..units.len()));
        if within.is_empty() { format!("{before}|{after}") } else { format!("{before}[{within}]{after}") }
    }

    #[test]
    fn tab_fills_up_to_the_next_level() {
        assert_eq!(pressed("|x", Indent), "    |x");
        assert_eq!(pressed("ab|c", Indent), "ab  |c");
        assert_eq!(pressed("😀|", Indent), "😀  |");
        assert_eq!(pressed("a[b]c", Indent), "a   |c");
    }

    #[test]
    fn a_selection_of_lines_moves_as_one() {
        assert_eq!(pressed("a\n[b\n\nc]\nd", Indent), "a\n    [b\n\n    c]\nd");
        assert_eq!(pressed("[a\nb\n]c", Indent), "    [a\n    b\n]c");
        assert_eq!(pressed("a\n    [b\n\n  c]\nd", Unindent), "a\n[b\n\nc]\nd");
    }

    #[test]
    fn shift_tab_takes_one_level_and_no_more() {
        assert_eq!(pressed("      x|", Unindent), "  x|");
        assert_eq!(pressed("\tx|", Unindent), "x|");
        assert_eq!(pressed("a\n  | x", Unindent), "a\n|x");
        assert_eq!(pressed("x|", Unindent), "nothing");
    }

    #[test]
    fn enter_keeps_the_indentation_and_adds_a_level_after_a_colon() {
        assert_eq!(pressed("    x|", Enter), "    x\n    |");
        assert_eq!(pressed("def f():  |", Enter), "def f():  \n    |");
        assert_eq!(pressed("  |  x", Enter), "  \n  |  x");
        assert_eq!(pressed("\tif x:| y", Enter), "\tif x:\n\t    | y");
        assert_eq!(pressed("a[b\nc]d", Enter), "a\n|d");
    }
}
