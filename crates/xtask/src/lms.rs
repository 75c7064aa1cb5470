//! The packages for learning platforms, SCORM 1.2 and cmi5: zips that hold the site, a page for each lesson that reports to the platform,
//! and a manifest.

mod archive;
mod cmi5;
mod course;
mod scorm12;

use crate::{
    error::{Error, Result},
    manifest::{self, PACKAGES},
    workspace::Workspace,
};
use course::{Course, Lesson};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Where the launch pages' own files are in the checkout, and in a package.
const SOURCES: &str = "crates/xtask/lms";
const LAUNCH: &str = "lms";
/// The page of a lesson, from which each is made, and what the site says of the packages.
const LAUNCH_PAGE: &str = "launch.html";
const OFFER: &str = "offer.html";
/// The site in a package. Its service worker has no launch page in its scope: a page that it isolates cannot reach the platform around it.
const SITE: &str = "site";
const SERVICE_WORKER: &str = "sw.js";
/// What of the site no lesson needs: the Python engines, which are three quarters of it, and what is for other hosts.
const LEFT_OUT: [&str; 8] = [
    "engine/python",
    "npm/",
    "previews/",
    PACKAGES,
    ".",
    "_headers",
    "staticwebapp.config.json",
    "vercel.json",
];
/// What learners are not given: the teachers' pages, which have the answers.
const TEACHERS: [&str; 3] = [".project.html", ".teacher.html", "/teachers.html"];
/// The page that offers the packages, and where.
const OFFERING: &str = "embed/index.html";
const OFFER_SLOT: &str = "<!-- learning platforms -->";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The files of a package, by their paths in it.
type Files = BTreeMap<String, Vec<u8>>;

/// Writes a manifest of a course whose package has files at these paths.
type WriteManifest = fn(&Course, &[&str]) -> String;

/// A kind of package.
struct Platform {
    /// Its name in the names of its files.
    name: &'static str,
    /// Where its launch pages may send requests, as their policy says it.
    connects: &'static str,
    /// The name of its manifest, and what writes it.
    manifest: (&'static str, WriteManifest),
}

const PLATFORMS: [Platform; 2] = [
    // It is spoken to by calls, not by requests.
    Platform { name: "scorm12", connects: "'none'", manifest: ("imsmanifest.xml", scorm12::manifest) },
    Platform { name: "cmi5", connects: "https: http:", manifest: ("cmi5.xml", cmi5::manifest) },
];

/// Writes the packages into the folder of a site that is not finished yet (`manifest::write`), and offers them on its page on embedding.
///
/// # Errors
/// When a file cannot be read or written, or a page has not what is looked for in it.
pub fn write(workspace: &Workspace, site: &Path) -> Result<()> {
    let course = Course::read(site)?;
    let lessons = site_of_package(workspace, site)?;
    let sources = workspace.root.join(SOURCES);
    let mut offer = text(&sources.join(OFFER))?;
    for platform in &PLATFORMS {
        let mut files = launch_files(&sources, platform, &course)?;
        files.extend(lessons.clone());
        for licence in LICENCES {
            files.insert(licence.to_owned(), bytes(&workspace.root.join(licence))?);
        }
        let (name, manifest) = platform.manifest;
        let paths: Vec<&str> = files.keys().map(String::as_str).collect();
        let manifest = manifest(&course, &paths);
        files.insert(name.to_owned(), manifest.into_bytes());
        let path = site.join(format!("{PACKAGES}overlap-{}.zip", platform.name));
        let size = archive::write(&files, &path)?;
        offer = offer.replace(&format!("{{{}}}", platform.name), &megabytes(size));
    }
    fill(&site.join(OFFERING), OFFER_SLOT, offer.trim_end())
}

/// The site as a package holds it: without what no lesson needs, finished as a build of its own, and with a service worker that isolates and
/// keeps nothing, since a platform's learners are online.
fn site_of_package(workspace: &Workspace, site: &Path) -> Result<Files> {
    let folder = workspace.target.join("lms");
    drop(fs::remove_dir_all(&folder));
    for path in manifest::files(site)? {
        let name = manifest::name_in(site, &path);
        // Its policy is read when the site is finished.
        if is_needed(&name) || name == "_headers" {
            copy(&path, &folder.join(&name))?;
        }
    }
    let worker = folder.join(SERVICE_WORKER);
    let keeps_nothing = bytes(&worker)?;
    let id = manifest::write(&folder)?;
    fs::write(&worker, keeps_nothing).map_err(Error::file("write", &worker))?;
    manifest::describe(&folder, &id, &workspace.commit())?;
    let mut files = Files::new();
    for path in manifest::files(&folder)? {
        let name = manifest::name_in(&folder, &path);
        if is_needed(&name) {
            files.insert(format!("{SITE}/{name}"), bytes(&path)?);
        }
    }
    Ok(files)
}

fn is_needed(name: &str) -> bool {
    !LEFT_OUT.iter().any(|start| name.starts_with(start)) && !TEACHERS.iter().any(|end| name.ends_with(end))
}

/// A page for each lesson, and what these pages load.
fn launch_files(sources: &Path, platform: &Platform, course: &Course) -> Result<Files> {
    let mut files = Files::new();
    let page = text(&sources.join(LAUNCH_PAGE))?;
    for Lesson { id, title, .. } in &course.lessons {
        let parts = [
            ("lesson", id.as_str()),
            ("title", title.as_str()),
            ("platform", platform.name),
            ("connects", platform.connects),
        ];
        let page =
            parts.iter().fold(page.clone(), |page, (slot, with)| page.replace(&format!("{{{slot}}}"), with));
        files.insert(launch_page(id), page.into_bytes());
    }
    for path in manifest::files(sources)? {
        let name = manifest::name_in(sources, &path);
        let is_others =
            PLATFORMS.iter().any(|other| other.name != platform.name && name.starts_with(other.name));
        if !is_others && !name.ends_with(".html") {
            files.insert(format!("{LAUNCH}/{name}"), bytes(&path)?);
        }
    }
    Ok(files)
}

/// The path of a lesson's launch page in a package.
fn launch_page(lesson: &str) -> String {
    format!("{LAUNCH}/{lesson}.html")
}

fn fill(path: &Path, slot: &str, with: &str) -> Result<()> {
    let page = text(path)?;
    if !page.contains(slot) {
        return Err(Error::Content { path: path.to_owned(), problem: format!("it has no `{slot}`") });
    }
    fs::write(path, page.replace(slot, with)).map_err(Error::file("write", path))
}

/// A size as people read it, rounded up.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    fs::create_dir_all(&folder).map_err(Error::file("create", folder))?;
    fs::copy(from, to).map(drop).map_err(Error::file("copy", from))
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(Error::file("read", path))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Error::file("read", path))
}

#[cfg(test)]
mod tests;
