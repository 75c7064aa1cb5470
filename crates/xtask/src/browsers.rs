//! What the tests drive: Chromium, Firefox, WebKitGTK and their drivers, and CPython; and scripts from npm.

use crate::{
    commands,
    error::{Error, Result},
    install, report, scripts,
    tools::{self, Tool},
    workspace::Workspace,
};
use std::{fs, process::Command};

/// A program that the tests drive: the names it may have, and the Debian package that brings it.
struct Part {
    names: &'static [&'static str],
    package: &'static str,
}

const PARTS: [Part; 6] = [
    Part { names: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
    Part { names: &["chromedriver"], package: "chromium-driver" },
    Part { names: &["firefox-esr", "firefox"], package: "firefox-esr" },
    Part { names: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
    // The screen of WebKitGTK's browser, which cannot do without one.
    Part { names: &["Xvfb"], package: "xvfb" },
    // What `overlap.py` is tested with.
    Part { names: &["python3"], package: "python3" },
];

/// Fetches the scripts, and is not needed any more once they are there.
const NPM: Part = Part { names: &["npm"], package: "npm" };

/// Installs what is missing where this program may: on Debian, as root or with a sudo that asks nothing.
///
/// # Errors
/// `Browsers`, with the command that installs what is missing, where it may not.
pub fn install(workspace: &Workspace) -> Result<()> {
    let npm = (!scripts::are_there(workspace)).then_some(&NPM);
    let missing: Vec<&Part> = PARTS.iter().chain(npm).filter(|part| !is_there(workspace, part)).collect();
    if missing.is_empty() {
        report::step("the browsers and their drivers are there");
    } else {
        apt_install(&missing)?;
    }
    scripts::install(workspace)?;
    install::install_missing(workspace, &Tool::geckodriver(), "once; about two minutes on two cores")
}

fn is_there(workspace: &Workspace, part: &Part) -> bool {
    part.names.iter().any(|name| tools::candidates(workspace, name).next().is_some())
}

fn apt_install(missing: &[&Part]) -> Result<()> {
    let packages: Vec<&str> = missing.iter().map(|part| part.package).collect();
    let root = is_root();
    if !is_debian() || !(root || sudo_asks_nothing()) {
        return Err(Error::Browsers {
            missing: missing.iter().map(|part| part.names.join(" or ")).collect::<Vec<_>>().join(", and "),
            command: format!("sudo apt-get update && sudo apt-get install --yes {}", packages.join(" ")),
        });
    }
    let apt = || {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["--non-interactive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    report::timed(&format!("installing {} by apt-get", packages.join(", ")), || {
        commands::run(apt().arg("update"))?;
        commands::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(&packages))
    })
}

/// Debian itself: elsewhere the packages are missing or, as on Ubuntu, only pull in others that a driver cannot start.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root() -> bool {
    says(Command::new("id").arg("-u"), "0")
}

fn sudo_asks_nothing() -> bool {
    says(Command::new("sudo").args(["--non-interactive", "id", "-u"]), "0")
}

fn says(command: &mut Command, wanted: &str) -> bool {
    command
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout.trim_ascii() == wanted.as_bytes())
}
