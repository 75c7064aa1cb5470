//! The lessons' texts, as HTML that was made of their Markdown when this crate was built.

use pulldown_cmark_escape::escape_html;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Blocks of HTML, each a paragraph or the like. `{name}` in them stands for a value of the reader's own run.
///
/// It is safe to put on a page as it is: it comes from this crate's own Markdown, which may hold no HTML, and what is filled in is
/// escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub &'static [&'static str]);

/// A question with options to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiz {
    /// What is asked.
    pub question: Text,
    /// What can be chosen; empty where the answer is a number.
    pub options: &'static [Choice],
    /// What is said once it was answered.
    pub after: Text,
}

/// One option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its text, as HTML without a block around it.
    pub text: &'static str,
    /// What is said to whoever chose it; may be empty.
    pub feedback: Text,
}

/// Everything that a lesson's Markdown file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LessonText {
    /// Title, plain text.
    pub title: &'static str,
    /// One line that describes the lesson, plain text.
    pub description: &'static str,
    /// The concrete question that the lesson answers.
    pub question: Text,
    /// What the reader is asked to predict.
    pub predict: Quiz,
    /// What is run, and what was scaled down from the document.
    pub run: Text,
    /// The observation question.
    pub observe: Quiz,
    /// The explanation.
    pub explanation: Text,
    /// Why the document's figures differ from the reader's.
    pub document: Text,
    /// The transfer question, and the explanation that follows its answer.
    pub transfer: Quiz,
}

/// One entry of the glossary, or of the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term, plain text.
    pub name: &'static str,
    /// Its anchor in its page.
    pub slug: &'static str,
    /// What it means.
    pub explanation: Text,
}

/// What is put for a value that the reader's run does not have.
const MISSING: &str = "(not measured here)";

/// Values without which the block that names them is left out: they say what the reader predicted, and a reader may skip that.
const OPTIONAL: [&str; 2] = ["prediction", "judgement"];

impl Text {
    /// The blocks with every placeholder filled in. `value` gives plain text, which is escaped here.
    #[must_use]
    pub fn html(self, value: &dyn Fn(&str) -> Option<String>) -> String {
        filled(self.0.iter().copied(), value)
    }

    /// The names of all placeholders, in order.
    pub fn placeholders(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied().flat_map(pieces).filter_map(|piece| match piece {
            Piece::Value(name) => Some(name),
            Piece::Html(_) => None,
        })
    }
}

impl Choice {
    /// The option's text with every placeholder filled in.
    #[must_use]
    pub fn html(&self, value: &dyn Fn(&str) -> Option<String>) -> String {
        filled([self.text], value)
    }
}

/// Blocks of HTML with every placeholder filled in; one that says what was predicted is left out where nothing was.
#[must_use]
pub fn filled<'a>(
    blocks: impl IntoIterator<Item = &'a str>,
    value: &dyn Fn(&str) -> Option<String>,
) -> String {
    blocks.into_iter().filter_map(|block| block_filled(block, value)).collect::<Vec<_>>().join("\n")
}

/// HTML without its markup, entities resolved.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn block_filled(block: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::with_capacity(block.len());
    for piece in pieces(block) {
        match piece {
            Piece::Html(html) => out.push_str(html),
            Piece::Value(name) => match value(name) {
                Some(text) => out.push_str(&escaped(&text)),
                None if OPTIONAL.contains(&name) => return None,
                None => out.push_str(MISSING),
            },
        }
    }
    Some(out)
}

enum Piece<'a> {
    Html(&'a str),
    Value(&'a str),
}

/// Splits at placeholders. A name starts with a letter, so that braces in code stay what they are.
fn pieces(block: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut rest) = (0, 0);
    while let Some(open) = block[rest..].find('{').map(|at| rest + at) {
        let name = block[open + 1..].split('}').next().unwrap_or_default();
        let close = open + 1 + name.len();
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '.' | '-'))
            && close < block.len();
        if is_name {
            pieces.push(Piece::Html(&block[from..open]));
            pieces.push(Piece::Value(name));
            from = close + 1;
        }
        rest = if is_name { close + 1 } else { open + 1 };
    }
    pieces.push(Piece::Html(&block[from..]));
    pieces
}

/// Text that is no markup, also within an attribute's quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> Option<String> {
        (name == "a.b").then(|| "1 < 2".to_owned())
    }

    #[test]
    fn placeholders_are_filled_and_escaped_and_braces_of_code_stay() {
        let text = Text(&["<p>{a.b}, {} and {0: 2}, {c}</p>", "<p>{a"]);
        assert_eq!(text.html(&value), "<p>1 &lt; 2, {} and {0: 2}, (not measured here)</p>\n<p>{a");
        assert_eq!(text.placeholders().collect::<Vec<_>>(), ["a.b", "c"]);
    }

    #[test]
    fn a_block_about_a_prediction_that_was_skipped_is_left_out() {
        assert_eq!(Text(&["<p>You said {prediction}.</p>", "<p>{a.b}</p>"]).html(&value), "<p>1 &lt; 2</p>");
    }
}
