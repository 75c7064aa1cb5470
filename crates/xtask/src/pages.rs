//! `pages`: the pages beside index.html. It writes the lessons' pages and the page of licences, and names the program's files in every page.
//!
//! Trunk builds the program and puts the element that loads it into index.html, with the hashed names of its files
//! (`pattern_script` in Trunk.toml). A hook of Trunk.toml calls this command after that, which copies that element into the other
//! pages: every page loads the same two files.

use crate::{
    course,
    error::{Error, Result},
    licences, manifest,
    workspace::Workspace,
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// How the element that loads the program begins, what it names, and how it ends. Trunk orders its attributes, and writes them without
/// the quotes that HTML does not need.
const BEGIN: &str = "<script ";
const LOADER: &str = "./boot.js";
const END: &str = "</script>";

/// Where the other pages want that element.
const PROGRAM_SLOT: &str = "<!-- program -->";

/// What every other page calls the style sheet, and how the name begins that Trunk gave it in index.html.
const STYLE: &str = "/style.css\"";
const HASHED_STYLE: &str = "./style-";

/// Where a page is told which lessons there are, as it is written by hand and by Trunk.
const LESSONS_SLOT: &str = "data-lessons=\"\"";
const LESSONS_SLOT_OF_TRUNK: &str = "data-lessons ";

/// Pages of the course that are not a lesson's.
const NO_LESSONS: [&str; 6] = ["glossary", "guide", "index", "sources", "teachers", "test"];
/// What stands in the names of the pages that belong to a lesson's, as in `lock.teacher.html`.
const BELONGS: char = '.';

/// Completes the pages in a folder with an index.html: the one that `--out` names, else Trunk's staging folder.
///
/// # Errors
/// When the lessons cannot be written, or when index.html does not load the program.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => return Err(Error::Usage("`pages` takes `--out DIR` or nothing".to_owned())),
    };
    // First, since the other puts into every page what previews of links to it show.
    licences::write(workspace, &out)?;
    course::write(workspace, &out)?;
    complete(&out)
}

fn complete(out: &Path) -> Result<()> {
    let index = out.join("index.html");
    let html = fs::read_to_string(&index).map_err(Error::file("read", &index))?;
    let lacks = |problem: String| Error::Content { path: index.clone(), problem };
    let program = program(&html).ok_or_else(|| {
        lacks(format!("it has no `{BEGIN}…{LOADER}…{END}`; see `pattern_script` in Trunk.toml"))
    })?;
    let style =
        style(&html).ok_or_else(|| lacks(format!("it names no file that begins with `{HASHED_STYLE}`")))?;
    let lessons = format!("data-lessons=\"{}\"", lessons(out)?.join(" "));
    for page in manifest::pages(out)? {
        let html = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
        let folders = page.strip_prefix(out).unwrap_or(&page).components().count() - 1;
        let html = html
            .replace(PROGRAM_SLOT, &seen_from(program, folders))
            .replace(STYLE, &format!("/{style}\""))
            .replace(LESSONS_SLOT, &lessons)
            .replace(LESSONS_SLOT_OF_TRUNK, &format!("{lessons} "));
        fs::write(&page, html).map_err(Error::file("write", page))?;
    }
    Ok(())
}

/// The element of a page that loads the program.
fn program(html: &str) -> Option<&str> {
    let element = &html[html[..html.find(LOADER)?].rfind(BEGIN)?..];
    let end = element.find(END)? + END.len();
    Some(&element[..end])
}

/// The hashed name of the style sheet.
fn style(html: &str) -> Option<&str> {
    let name = &html[html.find(HASHED_STYLE)? + "./".len()..];
    name.split(['"', ' ', '>']).next()
}

/// An element of index.html as a page writes it that lies in so many folders.
fn seen_from(element: &str, folders: usize) -> String {
    if folders == 0 {
        return element.to_owned();
    }
    element.replace("./", &"../".repeat(folders))
}

/// The ids of the lessons whose pages are in a site.
fn lessons(out: &Path) -> Result<Vec<String>> {
    let pages = manifest::pages(&out.join("lessons"))?;
    let mut ids: Vec<_> =
        pages.iter().filter_map(|page| Some(page.file_stem()?.to_string_lossy().into_owned())).collect();
    ids.retain(|id| !NO_LESSONS.contains(&id.as_str()) && !id.contains(BELONGS));
    Ok(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a debug build has, and what a release has, which Trunk makes smaller.
    const INDEXES: [[&str; 3]; 2] = [
        [
            "<link rel=\"stylesheet\" href=\"./style-2.css\"/>",
            "<script defer src=\"./boot.js\" data-js=\"./app-1.js\"></script>",
            "<body data-lessons=\"\" data-page=\"lab\">",
        ],
        [
            "<link href=./style-2.css rel=stylesheet>",
            "<script data-js=./app-1.js defer src=./boot.js></script>",
            "<body data-lessons data-page=lab>",
        ],
    ];

    #[test]
    fn every_page_loads_the_files_that_index_loads() -> std::io::Result<()> {
        INDEXES.iter().enumerate().try_for_each(|(number, index)| loads_what_index_loads(number, *index))
    }

    fn loads_what_index_loads(number: usize, [style, loading, body]: [&str; 3]) -> std::io::Result<()> {
        let out = env::temp_dir().join(format!("overlap-pages-{}-{number}", std::process::id()));
        fs::create_dir_all(out.join("lessons"))?;
        let page = |path: &str, text: String| fs::write(out.join(path), text);
        page("index.html", format!("<head>{style}{loading}</head><script>1</script>{body}"))?;
        page("runs.html", format!("<link href=\"./style.css\" />{PROGRAM_SLOT}"))?;
        page("lessons/index.html", "<p>".to_owned())?;
        page("lessons/lock.html", format!("<head>{PROGRAM_SLOT}</head>"))?;
        page("lessons/lock.teacher.html", "<p>".to_owned())?;
        let completed = complete(&out);
        let read = |path: &str| fs::read_to_string(out.join(path));
        let (index, runs, lesson) = (read("index.html")?, read("runs.html")?, read("lessons/lock.html")?);
        fs::remove_dir_all(&out)?;
        assert!(completed.is_ok(), "{completed:?}");
        assert!(index.contains("<body data-lessons=\"lock\" data-page="), "{index}");
        assert_eq!(runs, format!("<link href=\"./style-2.css\" />{loading}"));
        assert_eq!(lesson, format!("<head>{}</head>", loading.replace("./", "../")));
        Ok(())
    }

    #[test]
    fn an_index_without_the_program_is_refused() {
        assert_eq!(program("<script src=\"./other.js\"></script>"), None);
    }
}
