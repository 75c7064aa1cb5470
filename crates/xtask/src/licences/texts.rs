//! The texts of licences: files in packages' folders, and the standard texts where a package brings none. Each is kept once.

use super::package::Package;
use crate::error::{Error, Result};
use std::{collections::BTreeMap, fs, path::Path};

/// How the names of licence files begin.
const NAMES: [&str; 6] = ["COPYING", "COPYRIGHT", "LICENCE", "LICENSE", "NOTICE", "UNLICENSE"];

/// A licence file.
#[derive(Clone)]
pub struct Text {
    pub name: String,
    pub text: String,
}

/// The licence files of a package: those beside its manifest, and the one that the manifest names, as a path from there.
///
/// # Errors
/// When its folder or one of them cannot be read.
pub fn of_package(manifest: &Path, named: Option<&str>) -> Result<Vec<Text>> {
    let folder = manifest.parent().unwrap_or(manifest);
    let mut paths: Vec<_> = named.map(|name| folder.join(name)).into_iter().collect();
    for entry in fs::read_dir(folder).map_err(Error::file("list", folder))? {
        let path = entry.map_err(Error::file("list", folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|begin| name.starts_with(begin)) {
            paths.push(path);
        }
    }
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.dedup();
    paths.into_iter().map(read).collect()
}

fn read(path: std::path::PathBuf) -> Result<Text> {
    let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Text { name, text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// A text of the page, and whose it is.
pub struct Shared {
    pub text: Text,
    /// The names of the packages that bring it, or that need it and bring none.
    pub packages: Vec<String>,
}

/// Every text of the page, once each, in the order in which packages refer to them.
#[derive(Default)]
pub struct Texts {
    pub all: Vec<Shared>,
    /// The place of each text, by its words.
    places: BTreeMap<String, usize>,
}

impl Texts {
    /// Takes in the texts of a package, and returns what each is called and its place.
    pub fn add(&mut self, package: &Package) -> Vec<(String, usize)> {
        let mut texts = package.texts.clone();
        if !package.brings_licence() {
            texts.extend(standard(package));
        }
        texts.into_iter().map(|text| (text.name.clone(), self.place(text, &package.name))).collect()
    }

    fn place(&mut self, text: Text, package: &str) -> usize {
        let words = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = *self.places.entry(words).or_insert(self.all.len());
        if place == self.all.len() {
            self.all.push(Shared { text, packages: Vec::new() });
        }
        let packages = &mut self.all[place].packages;
        if !packages.iter().any(|name| name == package) {
            packages.push(package.to_owned());
        }
        place
    }
}

/// The standard texts of the licences that a package names.
fn standard(package: &Package) -> Vec<Text> {
    let ids = package.licences().filter_map(|licence| licence.license.id());
    ids.map(|id| Text { name: format!("{}, standard text", id.name), text: id.text().to_owned() }).collect()
}
