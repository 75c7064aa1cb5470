//! What hosts do besides serving files as they are.

use super::answer::Answer;

/// A habit of a host. One host may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Adds a text to the files whose paths end so, as hosts do that count visits, reload pages or change line endings.
    Adds {
        /// How the path of a file ends.
        ending: &'static str,
        /// What is put behind its content.
        text: &'static str,
    },
    /// Leaves `.html` and `index.html` out of every address, and the query with them, and shows a folder's page at an address without a
    /// slash.
    CleanAddresses,
    /// Has no files whose paths end so.
    Lacks(&'static str),
    /// Answers with its first page, and status 200, where it has no file.
    AnswersAll,
}

impl Habit {
    /// The path to which this habit redirects a path.
    pub fn redirect(self, path: &str) -> Option<&str> {
        let page = path.strip_suffix(".html").filter(|_| self == Self::CleanAddresses)?;
        Some(
            page.strip_suffix("index")
                .map_or(page, |folder| if folder == "/" { folder } else { folder.trim_end_matches('/') }),
        )
    }

    /// Whether this habit hides the file at a path.
    pub fn hides(self, path: &str) -> bool {
        matches!(self, Self::Lacks(ending) if path.ends_with(ending))
    }

    /// Changes the answer for a path.
    pub fn change(self, path: &str, answer: &mut Answer) {
        if let Self::Adds { ending, text } = self
            && path_of_file(path, answer).ends_with(ending)
        {
            answer.body.extend_from_slice(text.as_bytes());
        }
    }
}

/// The path with the ending that it was asked for without.
fn path_of_file(path: &str, answer: &Answer) -> String {
    let is_page = answer.kind.starts_with("text/html");
    if is_page && !path.contains(".html") { format!("{path}.html") } else { path.to_owned() }
}
