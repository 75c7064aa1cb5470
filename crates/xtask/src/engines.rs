//! `engines`: the worker binaries.
//!
//! Trunk cannot vary rustc's flags from asset to asset (<https://github.com/trunk-rs/trunk/issues/854>), so a hook of
//! Trunk.toml calls this command before the page itself is built. The Python engine takes minutes, so a hook does not wait
//! for it: see `python`.

mod python;

pub use python::BUILT_BY_CALLER;

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

/// One of the builds of the engine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Without threads: runs in every browser and on every page.
    Plain,
    /// With threads and one shared memory: needs a page that is cross-origin isolated.
    Threads,
    /// Without threads, with the interpreter of Python.
    Python,
    /// With threads and with the interpreter, which they share.
    PythonThreads,
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

/// Python calls nest deeply: an interpreter's frames need more than the 1 MiB that the linker gives.
const PYTHON_STACK: &str = "link-arg=-zstack-size=4194304";

const TITLE: &str = "building the engines, without threads and with threads and their own standard library (a minute or two the first time)";

impl Engine {
    /// Those of compiled tasks, which every build of the site has from the start.
    const COMPILED: [Self; 2] = [Self::Plain, Self::Threads];
    /// Those that run Python.
    pub const PYTHON: [Self; 2] = [Self::Python, Self::PythonThreads];

    /// Whether its workers may be threads that share one memory.
    const fn has_threads(self) -> bool {
        matches!(self, Self::Threads | Self::PythonThreads)
    }

    /// The name of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Threads => "threads",
            Self::Python => "python",
            Self::PythonThreads => "python-threads",
        }
    }

    /// A folder of its own, so that cargo neither waits for Trunk's build nor throws the other engine's results away. The Python engines
    /// share one: they are built one after the other, and what runs while they are compiled (macros, their library's compiler) is a third
    /// of the work.
    fn target(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Plain => workspace.target.join("engine"),
            Self::Threads => workspace.target.join("engine-threads"),
            Self::Python | Self::PythonThreads => workspace.target.join("engine-python"),
        }
    }

    /// The changes to scripts that its crates bring along.
    const fn patches(self) -> &'static [Patch] {
        if self.has_threads() { &patches::THREADS } else { &[] }
    }

    /// A cargo command (`build`, `clippy`) on this engine, with its flags. It is always optimised: timings of debug code
    /// would mislead.
    pub fn cargo(self, workspace: &Workspace, subcommand: &str) -> Command {
        let mut command = cargo();
        command.current_dir(&workspace.root).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        // What `dist` asks for the page's programs, whose standard library is small and not fast.
        command.env_remove("CARGO_UNSTABLE_BUILD_STD_FEATURES");
        command.args([
            subcommand,
            "--package=overlap-engine",
            "--target=wasm32-unknown-unknown",
            "--profile=engine",
        ]);
        command.arg("--target-dir").arg(self.target(workspace));
        command.args(self.features());
        if self.has_threads() {
            command.arg("-Zbuild-std=std,panic_abort");
        }
        command.env("CARGO_ENCODED_RUSTFLAGS", self.rustflags());
        command
    }

    /// The features of the crate that it is built with, as arguments of cargo.
    pub const fn features(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[],
            Self::Threads => &["--features=threads"],
            Self::Python => &["--no-default-features", "--features=python"],
            Self::PythonThreads => &["--no-default-features", "--features=python,threads"],
        }
    }

    /// Its flags for rustc, as `CARGO_ENCODED_RUSTFLAGS` takes them.
    pub fn rustflags(self) -> String {
        let mut flags =
            if self.has_threads() { THREADS_RUSTFLAGS.to_vec() } else { PLAIN_RUSTFLAGS.to_vec() };
        if Self::PYTHON.contains(&self) {
            flags.extend(["-C", PYTHON_STACK]);
        }
        flags.join("\u{1f}")
    }
}

/// Builds the engines of compiled tasks into a folder: the one that `--out` names, else Trunk's staging folder, else `dist/`.
/// In a hook of Trunk it also sees to the Python engine.
///
/// # Errors
/// When an engine cannot be built, or when wasm-bindgen is missing.
pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let out = match arguments {
        [] => env::var_os("TRUNK_STAGING_DIR").map_or_else(|| workspace.dist(), PathBuf::from),
        [flag, folder] if flag == "--out" => PathBuf::from(folder),
        [flag] if flag == "--python" => return python::build_beside(workspace),
        _ => {
            return Err(Error::Usage("`engines` takes `--out DIR`, `--python` or nothing".to_owned()));
        }
    };
    report::timed(TITLE, || at_once(Engine::COMPILED, |engine| engine.build_into(workspace, &out)))?;
    if env::var_os("TRUNK_STAGING_DIR").is_some() { python::begin(workspace, &out) } else { Ok(()) }
}

/// Builds the Python engines into their folders of a site.
///
/// # Errors
/// When one cannot be built, or when wasm-bindgen is missing.
pub fn build_python(workspace: &Workspace, site: &Path) -> Result<()> {
    Engine::PYTHON.iter().try_for_each(|engine| engine.build_into(workspace, site))
}

/// Builds all engines, so that the build of the site finds them.
///
/// # Errors
/// When one cannot be built, or when wasm-bindgen is missing.
pub fn prepare(workspace: &Workspace) -> Result<()> {
    Engine::PYTHON.iter().try_for_each(|engine| engine.build(workspace))?;
    at_once(Engine::COMPILED, |engine| engine.build(workspace))
}

/// Builds engines at the same time, since the end of each is the work of one core.
fn at_once<const N: usize>(engines: [Engine; N], build: impl Fn(Engine) -> Result<()> + Sync) -> Result<()> {
    let build = &build;
    thread::scope(|scope| {
        let builds = engines.map(|engine| scope.spawn(move || build(engine)));
        builds
            .map(|build| build.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
            .into_iter()
            .collect()
    })
}

impl Engine {
    fn build_into(self, workspace: &Workspace, site: &Path) -> Result<()> {
        self.build(workspace)?;
        self.install(workspace, site)
    }

    /// Builds the engine.
    ///
    /// # Errors
    /// When it cannot be built, or when wasm-bindgen is missing.
    fn build(self, workspace: &Workspace) -> Result<()> {
        let wasm_bindgen = Tool::wasm_bindgen(workspace)?.require(workspace)?;
        commands::run(self.cargo(workspace, "build").arg("--lib"))?;
        let wasm = self.target(workspace).join("wasm32-unknown-unknown/engine/overlap_engine.wasm");
        bindgen::run(&wasm_bindgen, &wasm, &self.bound(workspace), "engine", self.patches())
    }

    /// Its folder in a site.
    fn folder(self, site: &Path) -> PathBuf {
        site.join("engine").join(self.name())
    }

    /// Where wasm-bindgen writes: Trunk empties its staging folder before every build, so what was made is kept here.
    fn bound(self, workspace: &Workspace) -> PathBuf {
        self.target(workspace).join("site").join(self.name())
    }

    /// Whether it was built at some time.
    fn is_built(self, workspace: &Workspace) -> bool {
        self.bound(workspace).join("engine.js").is_file()
    }

    fn install(self, workspace: &Workspace, site: &Path) -> Result<()> {
        let out = self.folder(site);
        install::copy_folder(&self.bound(workspace), &out)?;
        if Self::PYTHON.contains(&self) {
            python::describe(&out)?;
        }
        let worker = workspace.root.join("crates/engine/worker.js");
        fs::copy(&worker, out.join("worker.js")).map(drop).map_err(Error::file("copy", worker))
    }
}
