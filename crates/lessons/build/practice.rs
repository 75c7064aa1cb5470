//! What a lesson lets its reader do at the end: the files `practice.md`, `modify.py`, `make.py` and `make_check.py` of its folder.
//!
//! `practice.md` has two sections, `## Modify` and `## Make`. Each begins with the setting of its run, as the query of a link in
//! backticks, goes on with what to do and what to look for, and ends with a paragraph that begins with `Hint:`.

use super::{
    markdown::{self, Section},
    read,
};
use std::path::Path;

/// The sections of `practice.md`, in order: the heading, and the program that its reader changes.
const SECTIONS: [(&str, &str); 2] = [("Modify", "modify.py"), ("Make", "make.py")];

/// The file that is put behind what the reader makes.
const CHECK: &str = "make_check.py";

/// What the tests hold the check against; no page shows it.
const SOLUTION: &str = "make_solution.py";

/// What the last paragraph of a section begins with.
const HINT: &str = "<p>Hint: ";

/// Most words of both sections.
const MOST_WORDS: usize = 200;

/// Most lines of a program that is shown.
const MOST_LINES: usize = 25;

/// The practice of the lesson in a folder, as the fields of a `Practice`.
///
/// # Errors
/// What is missing or wrong, with the file and the heading.
pub fn practice(folder: &Path) -> Result<String, String> {
    for name in ["practice.md", CHECK, SOLUTION].into_iter().chain(SECTIONS.map(|(_, program)| program)) {
        if !folder.join(name).is_file() {
            return Err(format!(
                "{}: there is no `{name}`. Every lesson ends with a program to change and a task with a check: write `practice.md`, \
                 `modify.py`, `make.py`, `make_check.py` and `make_solution.py`, as ARCHITECTURE.md says under “Add a lesson”",
                folder.display()
            ));
        }
    }
    let file = folder.join("practice.md");
    let fault = |problem: String| format!("{}: {problem}", file.display());
    let text = read(&file)?;
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    if words > MOST_WORDS {
        return Err(fault(format!("{words} words; {MOST_WORDS} are the most")));
    }
    let mut sections = markdown::document(&text).map_err(fault)?.sections.into_iter();
    let mut fields = String::new();
    for (heading, program) in SECTIONS {
        let section = sections
            .next()
            .filter(|section| section.heading == heading)
            .ok_or_else(|| fault(format!("the section `## {heading}` is missing, or not in its place")))?;
        let program = read_program(&folder.join(program))?;
        let exercise = exercise(&section, &program)
            .map_err(|problem| fault(format!("the section `## {heading}` {problem}")))?;
        fields.push_str(&format!("{}: {exercise}, ", heading.to_lowercase()));
    }
    if let Some(section) = sections.next() {
        return Err(fault(format!("there is no section `## {}` in it", section.heading)));
    }
    let check = read(&folder.join(CHECK))?;
    Ok(format!("Practice {{ {fields}check: {check:?} }}"))
}

fn exercise(section: &Section, program: &str) -> Result<String, String> {
    if !section.options.is_empty() {
        return Err("has a list; write paragraphs".to_owned());
    }
    let (Some(first), Some(last)) = (section.blocks.first(), section.blocks.last()) else {
        return Err("is empty".to_owned());
    };
    let setting = first
        .strip_prefix("<p><code>")
        .and_then(|rest| rest.strip_suffix("</code></p>"))
        .filter(|setting| setting.starts_with("tasks=") && !setting.contains(char::is_whitespace))
        .ok_or("must begin with a setting of its own, such as `tasks=4&strategies=serial,async`")?
        .replace("&amp;", "&");
    let hint = last
        .strip_prefix(HINT)
        .and_then(|rest| rest.strip_suffix("</p>"))
        .ok_or("must end with a paragraph that begins with `Hint: `")?;
    let says = section.blocks.get(1..section.blocks.len() - 1).filter(|says| !says.is_empty());
    let says = says.ok_or("does not say what to do")?;
    let says: Vec<String> = says.iter().map(|block| format!("{block:?}")).collect();
    Ok(format!(
        "Exercise {{ setting: {setting:?}, says: Text(&[{}]), hint: Text(&[{hint:?}]), program: {program:?} }}",
        says.join(", ")
    ))
}

/// A program that the page shows.
fn read_program(file: &Path) -> Result<String, String> {
    let text = read(file)?;
    let lines = text.lines().count();
    if lines > MOST_LINES {
        return Err(format!("{}: {lines} lines; {MOST_LINES} are the most", file.display()));
    }
    Ok(text)
}
