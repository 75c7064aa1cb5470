//! Compiles the modules that are written in Python into `frozen.bin`: those of CPython's library that are promised, with
//! what they import, and this crate's own in `lib`.

use rustpython_compiler::{CodeObject, CompileOpts, Mode, compile};
use rustpython_compiler_core::{
    frozen::{FrozenCodeObject, FrozenLib, FrozenModule},
    marshal,
};
use std::{error::Error, fs, path::Path};

type Module = (String, FrozenModule<Vec<u8>>);

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lib");
    println!("cargo::rerun-if-changed=frozen.txt");
    let library = Path::new(rustpython_pylib::LIB_PATH);
    let mut modules = Vec::new();
    for line in
        fs::read_to_string("frozen.txt")?.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        modules.push(module(library, line)?);
    }
    let mut own = Vec::new();
    files(Path::new("lib"), Path::new("lib"), &mut own)?;
    for path in own {
        modules.push(module(Path::new("lib"), &path)?);
    }
    let frozen = modules.iter().map(|(name, module)| {
        (
            name.as_str(),
            FrozenModule { code: FrozenCodeObject { bytes: &module.code.bytes }, package: module.package },
        )
    });
    let target = Path::new(&std::env::var("OUT_DIR")?).join("frozen.bin");
    fs::write(target, FrozenLib::encode(frozen).bytes)?;
    Ok(())
}

/// The module in the file `path` below `root`, and its name.
fn module(root: &Path, path: &str) -> Result<Module, Box<dyn Error>> {
    let file = root.join(path);
    let source = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let stem = path.strip_suffix(".py").ok_or_else(|| format!("{path} is not a Python file"))?;
    let (name, package) = match stem.strip_suffix("/__init__") {
        Some(package) => (package, true),
        None => (stem, false),
    };
    let name = name.replace('/', ".");
    // Without docstrings, assertions and columns: readers get the library over the network, and tracebacks tell lines.
    let options = CompileOpts { optimize: 2, debug_ranges: false, ..CompileOpts::default() };
    let code = compile(&source, Mode::Exec, &format!("<frozen {name}>"), options)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok((name, FrozenModule { code: FrozenCodeObject { bytes: stored(&code) }, package }))
}

/// The code as the interpreter reads it, an LZ4 block after its size, but stored as it is: what is compressed already is
/// compressed badly when the engine is sent.
fn stored(code: &CodeObject) -> Vec<u8> {
    let mut data = Vec::new();
    marshal::serialize_code(&mut data, code);
    let mut bytes = u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
    // The token says that 15 literals and more follow and no match; then comes what is more, 255 at a time.
    bytes.push(0xf0);
    let more = data.len().saturating_sub(15);
    bytes.extend(std::iter::repeat_n(255, more / 255));
    bytes.push((more % 255) as u8);
    bytes.extend(data);
    bytes
}

/// The Python files in `folder`, as paths below `root`.
fn files(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    let mut entries =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(root, &path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path.strip_prefix(root)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
