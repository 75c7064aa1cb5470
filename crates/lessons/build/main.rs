//! Turns the lessons' Markdown into HTML while the crate is built, so that the page carries no Markdown reader.
//!
//! Every folder of `src` with a `lesson.md` becomes a static `LessonText` and a `Practice`, `glossary.md` and `sources.md` lists of entries, and
//! `guide.md` the guide. `teacher.md` and `questions.md` of the same folders become entries of a table.
mod markdown;
mod practice;
mod teaching;

use markdown::Section;
use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The sections of a lesson, in order: the heading, the field, and whether it has options to choose from.
const SECTIONS: [(&str, &str, bool); 7] = [
    ("Question", "question", false),
    ("Predict", "predict", true),
    ("Run", "run", false),
    ("What did you see?", "observe", true),
    ("Explanation", "explanation", false),
    ("The document", "document", false),
    ("Another case", "transfer", true),
];

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let source = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("src");
    let mut folders: Vec<PathBuf> = fs::read_dir(&source)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>())
        .map_err(|error| format!("{}: cannot be listed ({error})", source.display()))?;
    folders.retain(|folder| folder.join("lesson.md").is_file());
    folders.sort();

    let (mut out, mut teaching, mut practices) = (String::new(), String::new(), String::new());
    for folder in folders {
        let id = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = folder.join("lesson.md");
        let text = lesson(&read(&file)?).map_err(|problem| format!("{}: {problem}", file.display()))?;
        out.push_str(&format!("pub static {}: LessonText = {text};\n", id.to_uppercase()));
        teaching.push_str(&format!("({id:?}, {}), ", teaching::teaching(&folder)?));
        practices.push_str(&format!("({id:?}, {}), ", practice::practice(&folder)?));
    }
    for (file, name, says) in [
        ("glossary.md", "GLOSSARY", "Every entry of the glossary, in alphabetical order."),
        ("sources.md", "SOURCES", "What the lessons cite beside the five documents."),
    ] {
        let file = source.join(file);
        let entries = terms(&read(&file)?).map_err(|problem| format!("{}: {problem}", file.display()))?;
        out.push_str(&format!("/// {says}\npub static {name}: &[Term] = &[{entries}];\n"));
    }

    let file = source.join("guide.md");
    let guide = guide(&read(&file)?).map_err(|problem| format!("{}: {problem}", file.display()))?;
    write("guide.rs", &format!("/// The guide.\npub static GUIDE: Guide = {guide};\n"))?;
    write("texts.rs", &out)?;
    write("teaching.rs", &format!("static ALL: &[(&str, Teaching)] = &[{teaching}];\n"))?;
    write("practices.rs", &format!("&[{practices}]"))?;
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src");
    Ok(())
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}; build this crate with cargo"))
}

/// Writes a file that the crate includes.
fn write(name: &str, text: &str) -> Result<(), String> {
    let target = Path::new(&variable("OUT_DIR")?).join(name);
    fs::write(&target, text).map_err(|error| format!("{}: cannot be written ({error})", target.display()))
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: cannot be read ({error})", file.display()))
}

fn lesson(text: &str) -> Result<String, String> {
    let document = markdown::document(text)?;
    let title = document.title.ok_or("it has to begin with a title: `# Title`")?;
    let description =
        document.lead.ok_or("below the title it needs one paragraph that describes the lesson")?;
    let mut fields = format!("title: {title:?}, description: {description:?}, ");
    let mut sections = document.sections.into_iter();
    for (heading, field, has_options) in SECTIONS {
        let section = sections
            .next()
            .filter(|section| section.heading == heading)
            .ok_or_else(|| format!("the section `## {heading}` is missing, or not in its place"))?;
        if section.blocks.is_empty() {
            return Err(format!("the section `## {heading}` is empty"));
        }
        let value = if has_options { quiz(section) } else { text_of(&section)? };
        fields.push_str(&format!("{field}: {value}, "));
    }
    match sections.next() {
        Some(section) => Err(format!("there is no section `## {}` in a lesson", section.heading)),
        None => Ok(format!("LessonText {{ {fields}}}")),
    }
}

fn guide(text: &str) -> Result<String, String> {
    let document = markdown::document(text)?;
    let title = document.title.ok_or("it has to begin with a title: `# Title`")?;
    let description =
        document.lead.ok_or("below the title it needs one paragraph that describes the guide")?;
    let mut sections = String::new();
    for section in document.sections {
        if section.options.is_empty() {
            return Err(format!("the section `## {}` has no list of advice", section.heading));
        }
        let advice: Vec<String> =
            section.options.iter().map(|item| format!("Text(&[{:?}])", item.text)).collect();
        sections.push_str(&format!(
            "GuideSection {{ heading: {:?}, text: {}, advice: &[{}], after: {} }}, ",
            section.heading,
            blocks(&section.blocks),
            advice.join(", "),
            blocks(&section.after)
        ));
    }
    Ok(format!("Guide {{ title: {title:?}, description: {description:?}, sections: &[{sections}] }}"))
}

fn text_of(section: &Section) -> Result<String, String> {
    if section.options.is_empty() {
        Ok(blocks(&section.blocks))
    } else {
        Err(format!("the section `## {}` has a list, but no options to choose from", section.heading))
    }
}

fn quiz(section: Section) -> String {
    let options: Vec<String> = section
        .options
        .iter()
        .map(|option| format!("Choice {{ text: {:?}, feedback: {} }}", option.text, blocks(&option.feedback)))
        .collect();
    format!(
        "Quiz {{ question: {}, options: &[{}], after: {} }}",
        blocks(&section.blocks),
        options.join(", "),
        blocks(&section.after)
    )
}

fn blocks(blocks: &[String]) -> String {
    let list: Vec<String> = blocks.iter().map(|block| format!("{block:?}")).collect();
    format!("Text(&[{}])", list.join(", "))
}

fn terms(text: &str) -> Result<String, String> {
    let mut entries = String::new();
    for section in markdown::document(text)?.sections {
        if section.blocks.is_empty() {
            return Err(format!("the term `## {}` is not explained", section.heading));
        }
        let slug: String = section
            .heading
            .to_lowercase()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let explanation = blocks(&section.blocks);
        entries.push_str(&format!(
            "Term {{ name: {:?}, slug: {slug:?}, explanation: {explanation} }}, ",
            section.heading
        ));
    }
    Ok(entries)
}
