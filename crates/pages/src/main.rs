//! Writes into the folder of a built site what is made of the lessons, the workloads and the table of strategies, and what previews of
//! links to its pages show.
//!
//! `cargo run --package overlap-pages -- RECORDINGS SITE`, where RECORDINGS is the folder with the recorded run of each lesson. The
//! variable `OVERLAP_SITE` of the environment is the address that the site will have.

use overlap_pages::{Address, Error, write_content, write_previews};
use std::{env, path::PathBuf, process::ExitCode};

/// The variable that holds the site's address.
const ADDRESS: &str = "OVERLAP_SITE";

/// What is said where there is no address.
const WITHOUT_ADDRESS: &str = "previews of links show titles and descriptions only, since canonical addresses, pictures and oEmbed \
     documents need the site's address: set OVERLAP_SITE, for example to https://example.org/overlap/";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pages: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let folders: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [recordings, site] = folders.as_slice() else { return Err(Error::Usage) };
    let address = address()?;
    write_content(recordings, site)?;
    write_previews(recordings, site, address.as_ref())?;
    if address.is_none() {
        eprintln!("pages: {WITHOUT_ADDRESS}");
    }
    Ok(())
}

/// The site's address; `None` where the variable is not set or empty, which a build system may leave it.
fn address() -> Result<Option<Address>, Error> {
    let Some(text) = env::var_os(ADDRESS).filter(|text| !text.is_empty()) else { return Ok(None) };
    text.to_string_lossy().parse().map(Some)
}
