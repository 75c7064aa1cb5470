//! `engines`: the two worker binaries, one without threads and one with.
//!
//! Trunk cannot vary rustc's flags from asset to asset (<https://github.com/trunk-rs/trunk/issues/854>), so a hook of
//! Trunk.toml calls this command before the page itself is built.

use crate::{
    bindgen,
    commands::{self, cargo},
    error::{Error, Result},
    install,
    patches::{self, Patch},
    report,
    tools::Tool,
    workspace::Workspace,
};
use std::{
    env, fs, panic,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

/// One of the two builds of the engine.
#[derive(Clone, Copy)]
pub enum Engine {
    /// Without threads: runs in every browser and on every page.
    Plain,
    /// With threads and one shared memory: needs a page that is cross-origin isolated.
    Threads,
}

/// Since nightly-2025-10-03 `+atomics` alone does not make the memory shared
/// (<https://github.com/rust-lang/rust/pull/147225>), and wasm-bindgen needs the exports to give each thread a stack and
/// thread-locals of its own. The maximum is all that wasm32 can address: a shared memory must state one.
const THREADS_RUSTFLAGS: [&str; 18] = [
    "-C",
    "target-feature=+atomics,+bulk-memory,+simd128",
    "-C",
    "link-arg=--shared-memory",
    "-C",
    "link-arg=--import-memory",
    "-C",
    "link-arg=--max-memory=4294967296",
    "-C",
    "link-arg=--export=__heap_base",
    "-C",
    "link-arg=--export=__wasm_init_tls",
    "-C",
    "link-arg=--export=__tls_size",
    "-C",
    "link-arg=--export=__tls_align",
    "-C",
    "link-arg=--export=__tls_base",
];

/// Every browser that can run the page has had vectors since 2023, and native builds use theirs too.
const PLAIN_RUSTFLAGS: [&str; 2] = ["-C", "target-feature=+simd128"];

const TITLE: &str = "building the engines, without threads and with threads and their own standard library (a minute or two the first time)";

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Threads];

    /// Its folder in the site.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Threads => "threads",
        }
    }

    /// A folder of its own, so that cargo neither waits for Trunk's build nor throws the other engine's results away.
    fn target(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Plain => workspace.target.join("engine"),
            Self::Threads => workspace.target.join("engine-threads"),
        }
    }

    /// The changes to scripts that its crates bring along.
    const fn patches(self) -> &'static [Patch] {
        match self {
            Self::Plain => &[],
            Self::Threads => &patches::THREADS,
        }
    }

    /// A cargo command (`build`, `clippy`) on this engine, with its flags. It is always optimised: timings of debug code
    /// would mislead.
    pub fn cargo(self, workspace: &Workspace, subcommand: &str) -> Command {
        let mut command = cargo();
        command.current_dir(&workspace.root).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command.args([
            subcommand,
            "--package=overlap-engine",
            "--target=wasm32-unknown-unknown",
            "--profile=engine",
        ]);
        command.arg("--target-dir").arg(self.target(workspace));
        let flags = match self {
            Self::Plain => PLAIN_RUSTFLAGS.as_slice(),
            Self::Threads => {
                command.args(["--features=threads", "-Zbuild-std=std,panic_abort"]);
                THREADS_RUSTFLAGS.as_slice()
            }
        };
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        command
    }
}

/// Builds both engines into a folder: the one that `--out` names, else Trunk's staging folder, else `dist/`.
///
/// # Errors
/// When an engine cannot be built, or when wasm-bindgen is missing.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        _ => {
            return Err(Error::Usage("`engines` takes `--out DIR` or nothing".to_owned()));
        }
    };
    let wasm_bindgen = Tool::wasm_bindgen(workspace)?.require(workspace)?;
    // At the same time: the end of each is the work of one core.
    report::timed(TITLE, || {
        thread::scope(|scope| {
            let build = |engine: Engine| {
                build(workspace, engine, &wasm_bindgen, &out.join("engine").join(engine.name()))
            };
            let builds = Engine::ALL.map(|engine| scope.spawn(move || build(engine)));
            builds
                .map(|build| build.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
                .into_iter()
                .collect()
        })
    })
}

fn build(workspace: &Workspace, engine: Engine, wasm_bindgen: &Path, out: &Path) -> Result<()> {
    commands::run(engine.cargo(workspace, "build").arg("--lib"))?;
    let wasm = engine.target(workspace).join("wasm32-unknown-unknown/engine/overlap_engine.wasm");
    // Trunk empties its staging folder before every build, so what wasm-bindgen made is kept here.
    let bound = engine.target(workspace).join("site");
    bindgen::run(wasm_bindgen, &wasm, &bound, "engine", engine.patches())?;
    install::copy_folder(&bound, out)?;
    let worker = workspace.root.join("crates/engine/worker.js");
    fs::copy(&worker, out.join("worker.js")).map(drop).map_err(Error::file("copy", worker))
}
