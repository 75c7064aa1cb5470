//! `sizes`: what a reader downloads before the page is up.

use crate::{
    error::{Error, Result},
    report,
    workspace::Workspace,
};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{collections::BTreeSet, fs, io::Write, path::Path};

/// The most that the page may weigh, in bytes after Brotli, which most hosts and all browsers speak; what a host that only
/// knows gzip sends is shown beside it. The engines are not counted: they are loaded when they are needed.
const LIMIT: u64 = 250_000;

/// Prints a table of the files that `dist/index.html` names, and holds their sum against the limit.
///
/// # Errors
/// `TooLarge`, and when `dist/` cannot be read.
pub fn run(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
    let mut files = local_files(&html, &dist);
    files.insert("index.html".to_owned());
    let mut rows = vec![["file of the page", "bytes", "gzip", "Brotli"].map(str::to_owned).to_vec()];
    let (mut plain, mut zipped, mut packed) = (0, 0, 0);
    for file in files {
        let path = dist.join(&file);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        let gzip = gzip(&bytes).map_err(Error::file("compress", &path))?;
        let brotli = brotli(&bytes).map_err(Error::file("compress", &path))?;
        rows.push(vec![file, bytes.len().to_string(), gzip.to_string(), brotli.to_string()]);
        plain += bytes.len() as u64;
        zipped += gzip;
        packed += brotli;
    }
    let limit = format!("{packed} of at most {LIMIT}");
    rows.push(vec!["all together".to_owned(), plain.to_string(), zipped.to_string(), limit]);
    println!("{}", report::table(&rows));
    if packed > LIMIT { Err(Error::TooLarge { bytes: packed, limit: LIMIT }) } else { Ok(()) }
}

/// Every attribute value in the page that names a file of the site.
fn local_files(html: &str, dist: &Path) -> BTreeSet<String> {
    let quoted = |quote: char| html.split(quote).skip(1).step_by(2).collect::<Vec<_>>();
    let values = quoted('"').into_iter().chain(quoted('\''));
    let names = values.map(|value| value.trim_start_matches("./"));
    names.filter(|name| !name.is_empty() && dist.join(name).is_file()).map(str::to_owned).collect()
}

fn gzip(bytes: &[u8]) -> std::io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn brotli(bytes: &[u8]) -> std::io::Result<u64> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &best)?;
    Ok(packed.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_page_are_found_once_each() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let html = r#"<link href="./Cargo.toml"><script src='src/main.rs'></script><a href="Cargo.toml"><a href="https://example.org/">"#;
        let files = local_files(html, folder);
        assert_eq!(files.into_iter().collect::<Vec<_>>(), ["Cargo.toml", "src/main.rs"]);
    }

    #[test]
    fn gzip_makes_repetition_small() -> std::io::Result<()> {
        assert!(gzip(&[b'a'; 10_000])? < 100);
        Ok(())
    }
}
