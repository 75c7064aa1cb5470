//! Takes pictures of the page for people to judge: three widths, light and dark, before a run and after it.
//!
//! `cargo run -p overlap-browser-tests --bin look -- FOLDER [QUERY]`
#![allow(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser: it drives one from outside"
)]

use overlap_browser_tests::{Error, driver::Browser, page::Page, server::Site, suite};
use serde_json::json;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

const WIDTHS: [u32; 3] = [360, 900, 1600];
const HEIGHT: u32 = 900;
const WITHIN: Duration = Duration::from_secs(120);

/// Tallest picture, CSS pixels.
const TALLEST: u64 = 12_000;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("look: name the folder for the pictures, and if you like a query such as `?workload=mix`");
        return ExitCode::FAILURE;
    };
    match look(&folder, &arguments.next().unwrap_or_default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("look: {error}");
            ExitCode::FAILURE
        }
    }
}

fn look(folder: &Path, query: &str) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::io(format!("creating {}", folder.display())))?;
    let page = Page::open(Browser::Chromium, Site::new(suite::site()))?;
    for width in WIDTHS {
        page.load(query)?;
        both_schemes(&page, folder, width, "before")?;
        page.run()?;
        page.await_state(&["done"], WITHIN)?;
        both_schemes(&page, folder, width, "after")?;
    }
    Ok(())
}

fn both_schemes(page: &Page, folder: &Path, width: u32, when: &str) -> Result<(), Error> {
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        page.session.devtools("Emulation.setEmulatedMedia", features)?;
        size(page, width, HEIGHT.into())?;
        let tall = page.session.script("return document.documentElement.scrollHeight;", Vec::new())?;
        size(page, width, tall.as_u64().unwrap_or(0).clamp(HEIGHT.into(), TALLEST))?;
        // Canvases are drawn again in the frames after.
        std::thread::sleep(Duration::from_millis(300));
        let file = folder.join(format!("{width}-{scheme}-{when}.png"));
        fs::write(&file, page.session.picture()?)
            .map_err(Error::io(format!("writing {}", file.display())))?;
        println!("{}", file.display());
    }
    Ok(())
}

fn size(page: &Page, width: u32, height: u64) -> Result<(), Error> {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.session.devtools("Emulation.setDeviceMetricsOverride", metrics).map(drop)
}
