//! `sizes`: what a reader downloads before the page is up.

use crate::{
    error::{Error, Result},
    manifest, report,
    workspace::Workspace,
};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    collections::{BTreeSet, HashMap},
    fs,
    io::Write,
    iter, panic,
    path::{Path, PathBuf},
    thread,
};

/// The most that the page may weigh, in bytes after Brotli, which most hosts and all browsers speak; what a host that only
/// knows gzip sends is shown beside it. The engines are not counted: they are loaded when they are needed. The aim is 300,000;
/// until the program is smaller, this limit keeps it from growing.
const LIMIT: u64 = 480_000;

/// The pages that load the program, beside the lessons' in a folder of their own. They differ in their texts and pictures.
const PAGES: [&str; 2] = ["index.html", "runs.html"];
const LESSONS: &str = "lessons";

/// How hard Brotli tries, of 11: as hard as it can with the page, and with the Python engines so hard that it takes seconds, where its best
/// takes minutes.
const BEST: i32 = 11;
const QUICK: i32 = 9;

/// The most that the Python engines may weigh, without and with threads, in bytes after Brotli of that quality.
static PYTHON_LIMITS: [(&str, u64); 2] =
    [("engine/python/engine_bg.wasm", 3_300_000), ("engine/python-threads/engine_bg.wasm", 3_400_000)];

/// Prints a table of the files that each page names, and holds their sums against the limit, and the Python engines against theirs.
///
/// # Errors
/// `TooLarge`, and when `dist/` cannot be read.
pub fn run(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let mut weights = Weights::default();
    for page in PAGES {
        weigh(&dist, &dist.join(page), &mut weights)?;
    }
    let lessons = manifest::pages(&dist.join(LESSONS))?;
    lessons.iter().try_for_each(|page| weigh(&dist, page, &mut weights))?;
    // At the same time, since packing an engine is the work of one core.
    thread::scope(|scope| {
        let weigh = |(name, limit): &'static (&str, u64)| {
            let path = dist.join(name);
            scope.spawn(move || weigh_engine(&path, name, *limit))
        };
        let weighed: Vec<_> = PYTHON_LIMITS.iter().map(weigh).collect();
        let results =
            weighed.into_iter().map(|it| it.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        results.collect::<Result<Vec<()>>>().map(drop)
    })
}

fn weigh_engine(path: &Path, name: &str, limit: u64) -> Result<()> {
    let bytes = fs::read(path).map_err(Error::file("read", path))?;
    let packed = brotli(&bytes, QUICK).map_err(Error::file("compress", path))?;
    report::step(&format!("{name}: {} bytes, {packed} of at most {limit} with Brotli", bytes.len()));
    if packed > limit {
        return Err(Error::TooLarge { page: name.to_owned(), bytes: packed, limit });
    }
    Ok(())
}

/// What files weigh, bytes: as they are, by gzip and by Brotli. The pages share most of theirs.
#[derive(Default)]
struct Weights(HashMap<PathBuf, [u64; 3]>);

impl Weights {
    fn of(&mut self, path: &Path) -> Result<[u64; 3]> {
        if let Some(known) = self.0.get(path) {
            return Ok(*known);
        }
        let bytes = fs::read(path).map_err(Error::file("read", path))?;
        let gzip = gzip(&bytes).map_err(Error::file("compress", path))?;
        let brotli = brotli(&bytes, BEST).map_err(Error::file("compress", path))?;
        let weight = [bytes.len() as u64, gzip, brotli];
        self.0.insert(path.to_owned(), weight);
        Ok(weight)
    }
}

fn weigh(dist: &Path, path: &Path, weights: &mut Weights) -> Result<()> {
    let html = fs::read_to_string(path).map_err(Error::file("read", path))?;
    let mut files = local_files(&html, path.parent().unwrap_or(dist));
    files.insert(path.to_owned());
    let page = path.strip_prefix(dist).unwrap_or(path).display().to_string();
    let mut rows = vec![["file of the page", "bytes", "gzip", "Brotli"].map(str::to_owned).to_vec()];
    let mut sums = [0; 3];
    for path in files {
        let weight = weights.of(&path)?;
        let name = path.strip_prefix(dist).unwrap_or(&path).display().to_string();
        rows.push(iter::once(name).chain(weight.map(|bytes| bytes.to_string())).collect());
        sums.iter_mut().zip(weight).for_each(|(sum, bytes)| *sum += bytes);
    }
    let [plain, zipped, packed] = sums;
    let limit = format!("{packed} of at most {LIMIT}");
    rows.push(vec![format!("{page} with all of it"), plain.to_string(), zipped.to_string(), limit]);
    println!("{}", report::table(&rows));
    if packed > LIMIT {
        return Err(Error::TooLarge { page, bytes: packed, limit: LIMIT });
    }
    Ok(())
}

/// Every attribute value in a page of this folder that names a file of the site, quoted or not, other pages left out, and what a browser
/// fetches only for who follows a link or scrolls to a picture.
fn local_files(html: &str, folder: &Path) -> BTreeSet<PathBuf> {
    let is_loaded = |tag: &&str| !tag.starts_with("a ") && !tag.contains("loading=\"lazy\"");
    let values = html
        .split('<')
        .filter(is_loaded)
        .flat_map(|tag| tag.split(|letter: char| "\"'=> \n".contains(letter)));
    let names = values.filter(|name| !name.is_empty() && !name.ends_with(".html"));
    let files = names.map(|name| folder.join(name)).filter(|path| path.is_file());
    files.filter_map(|path| path.canonicalize().ok()).collect()
}

fn gzip(bytes: &[u8]) -> std::io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli(bytes: &[u8], quality: i32) -> std::io::Result<u64> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams { quality, lgwin: 22, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_page_are_found_once_each() -> std::io::Result<()> {
        let folder = &Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize()?;
        let html = r#"<link href="./Cargo.toml"><script defer src=src/main.rs></script><a href="src/lint.rs"><img src="src/test.rs" loading="lazy"><a href="https://example.org/">"#;
        let files = local_files(html, folder);
        let names: Vec<_> = files.iter().filter_map(|path| path.strip_prefix(folder).ok()).collect();
        assert_eq!(names, [Path::new("Cargo.toml"), Path::new("src/main.rs")]);
        Ok(())
    }

    #[test]
    fn gzip_makes_repetition_small() -> std::io::Result<()> {
        assert!(gzip(&[b'a'; 10_000])? < 100);
        Ok(())
    }
}
