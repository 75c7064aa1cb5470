//! The table in ARCHITECTURE.md under "The parts": part, what it is for, what it may import.

use super::root;
use std::{fs, path::Path};

const HEADING: &str = "## The parts";
const COLUMNS: [&str; 3] = ["part", "what it is for", "what it may import"];
const NOTHING: &str = "nothing of ours";
/// After the name of a part that tests, benchmarks and examples may import and nothing else may.
const IN_TESTS: &str = " in tests";

/// What ARCHITECTURE.md says.
pub struct Table {
    parts: Vec<Part>,
}

struct Part {
    /// Its folders and files, from the root.
    paths: Vec<String>,
    imports: Vec<Import>,
}

/// A part that another one may import.
struct Import {
    /// The last part of its path.
    name: String,
    in_tests: bool,
}

impl Table {
    /// Reads the file.
    pub fn read() -> Self {
        let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md can be read");
        Self::parse(&text).unwrap_or_else(|problem| panic!("ARCHITECTURE.md: {problem}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let section = text.split_once(&format!("{HEADING}\n")).ok_or(format!("it has no `{HEADING}`"))?.1;
        let mut lines = section.lines().skip_while(|line| !line.starts_with('|'));
        if lines.next().map(cells) != Some(COLUMNS.map(str::to_owned).to_vec()) {
            return Err(format!("the table under `{HEADING}` has not the columns {COLUMNS:?}"));
        }
        let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
        let parts = rows.map(part).collect::<Result<Vec<Part>, String>>()?;
        let table = Self { parts };
        for import in table.parts.iter().flat_map(|part| &part.imports) {
            let name = &import.name;
            if !table.parts.iter().any(|part| part.is_named(name)) {
                return Err(format!("a part may import `{name}`, which is no part"));
            }
        }
        Ok(table)
    }

    /// Whether what is in `from` may import what is in `to`, both paths from the root. Every part may import itself.
    pub fn allows(&self, from: &Path, to: &Path, in_tests: bool) -> Result<(), String> {
        let (importing, imported) = (self.part(from)?, self.part(to)?);
        let is_allowed = |import: &Import| imported.is_named(&import.name) && (in_tests || !import.in_tests);
        if std::ptr::eq(importing, imported) || importing.imports.iter().any(is_allowed) {
            return Ok(());
        }
        Err(format!(
            "`{}` may not import `{}`{}, by the table in ARCHITECTURE.md",
            importing.paths.join("`, `"),
            imported.paths.join("`, `"),
            if in_tests { IN_TESTS } else { "" }
        ))
    }

    fn part(&self, path: &Path) -> Result<&Part, String> {
        let holds = |part: &&Part| part.paths.iter().any(|folder| path.starts_with(folder));
        let none = || format!("{} is in no part that the table in ARCHITECTURE.md has", path.display());
        self.parts.iter().find(holds).ok_or_else(none)
    }
}

impl Part {
    fn is_named(&self, name: &str) -> bool {
        self.paths.iter().any(|path| path.rsplit('/').next() == Some(name))
    }
}

fn part(row: &str) -> Result<Part, String> {
    let wrong = || format!("the row `{row}` cannot be read");
    let cells = <[String; 3]>::try_from(cells(row)).map_err(|_| wrong())?;
    let [paths, _, imports] = cells;
    let paths = paths.split(", ").map(|path| quoted(path).map(str::to_owned));
    let paths = paths.collect::<Option<Vec<String>>>().ok_or_else(wrong)?;
    let listed = if imports == NOTHING { "" } else { imports.as_str() };
    let import = |item: &str| {
        let (name, in_tests) = item.strip_suffix(IN_TESTS).map_or((item, false), |name| (name, true));
        quoted(name).map(|name| Import { name: name.to_owned(), in_tests })
    };
    let imports = listed.split(", ").filter(|item| !item.is_empty()).map(import);
    let imports = imports.collect::<Option<Vec<Import>>>().ok_or_else(wrong)?;
    Ok(Part { paths, imports })
}

fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_start_matches('|').trim_end_matches('|');
    row.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('`')?.strip_suffix('`').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Map\n\n## The parts\n\nText.\n\n| part | what it is for | what it may import |\n|---|---|---|\n\
        | `crates/ground` | numbers | nothing of ours |\n| `crates/house` | all | `ground`, `www` in tests |\n\
        | `www`, `index.html` | style | |\n\n## Else\n\n| `crates/other` | x | y |\n";

    fn allows(from: &str, to: &str, in_tests: bool) -> Result<(), String> {
        Table::parse(TEXT).unwrap().allows(Path::new(from), Path::new(to), in_tests)
    }

    #[test]
    fn what_a_row_lists_may_be_imported_and_nothing_else() {
        allows("crates/house", "crates/ground", false).unwrap();
        allows("crates/house/src/a.rs", "crates/house/src/b.rs", false).unwrap();
        let problem = allows("crates/ground", "crates/house", false).unwrap_err();
        assert_eq!(problem, "`crates/ground` may not import `crates/house`, by the table in ARCHITECTURE.md");
        allows("crates/house", "crates/ground_floor", false).unwrap_err();
        assert!(allows("crates/other", "www", true).unwrap_err().contains("crates/other is in no part"));
    }

    #[test]
    fn what_is_for_tests_is_for_tests_only() {
        allows("crates/house", "www/style.css", true).unwrap();
        allows("crates/house", "www/style.css", false).unwrap_err();
        // A part of several paths is one part.
        allows("www/embed.js", "index.html", false).unwrap();
    }

    #[test]
    fn a_table_that_cannot_be_read_is_no_permission() {
        for (from, to) in [
            ("## The parts", "## Parts"),
            ("what it may import", "imports"),
            ("nothing of ours", "what it likes"),
            ("`ground`,", "`cellar`,"),
            ("| `crates/house` | all |", "| `crates/house` |"),
        ] {
            assert_ne!(TEXT.replace(from, to), TEXT);
            assert!(Table::parse(&TEXT.replace(from, to)).is_err(), "{to}");
        }
    }
}
