use super::{package::needs_copyleft, *};
use spdx::{Expression, ParseMode};

/// The packages of each program, read as the build reads them.
fn contents(program: Program) -> Vec<Package> {
    let workspace = Workspace::find().unwrap();
    let registry = Registry::read(&workspace).unwrap();
    let packages = program.packages(&workspace).unwrap();
    assert!(packages.len() > 10, "cargo lists {} packages", packages.len());
    packages.iter().filter_map(|id| registry.package(id).unwrap()).collect()
}

/// The packages of a program whose licence leaves no choice but one like the LGPL.
fn copyleft(program: Program) -> Vec<String> {
    let mut packages = contents(program);
    packages.retain(Package::needs_copyleft);
    packages.into_iter().map(|package| package.name).collect()
}

#[test]
fn page_and_compiled_engines_are_free_of_the_lgpl() {
    for program in
        [Program::Page, Program::Reader, Program::Engine(Engine::Plain), Program::Engine(Engine::Threads)]
    {
        assert_eq!(copyleft(program), Vec::<String>::new());
    }
}

#[test]
fn the_python_engines_have_the_known_parts_under_the_lgpl_and_no_others() {
    for engine in Engine::PYTHON {
        let known = ["malachite-base", "malachite-bigint", "malachite-nz", "malachite-q"];
        assert_eq!(copyleft(Program::Engine(engine)), known, "{}", engine.name());
    }
}

#[test]
fn the_engines_with_threads_contain_what_atomics_need() {
    for engine in [Engine::Threads, Engine::PythonThreads] {
        let packages = contents(Program::Engine(engine));
        assert!(packages.iter().any(|it| it.name == "wasm-bindgen-rayon"), "{}", engine.name());
    }
}

#[test]
fn a_choice_needs_one_licence_that_asks_for_nothing() {
    for (licence, needs) in [
        ("MIT", false),
        ("MIT/Apache-2.0", false),
        ("LGPL-3.0-only", true),
        ("MPL-2.0", true),
        ("MIT OR GPL-2.0-or-later", false),
        ("(MIT OR Apache-2.0) AND LGPL-2.1-only", true),
        ("(MIT OR LGPL-3.0-only) AND Unicode-3.0", false),
        ("LicenseRef-own", true),
    ] {
        let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
        assert_eq!(needs_copyleft(&expression), needs, "{licence}");
    }
}

#[test]
fn a_package_without_a_licence_is_refused() {
    let id = Id { name: "nameless".to_owned(), version: "1.0.0".to_owned() };
    let manifest = format!("{}/Cargo.toml", env!("CARGO_MANIFEST_DIR"));
    let stating = |licence: Option<&str>| {
        let metadata = serde_json::json!({ "manifest_path": manifest, "license": licence });
        Package::read(&id, &metadata).map(|package| package.texts.len())
    };
    assert!(matches!(stating(None), Err(Error::Content { .. })));
    assert!(matches!(stating(Some("free, of course")), Err(Error::Content { .. })));
    assert!(matches!(stating(Some("MIT")), Ok(0)));
}

#[test]
fn the_page_lists_every_package_with_its_licence_and_a_text() {
    let contents = Contents::read(&Workspace::find().unwrap()).unwrap();
    let html = html::page(&contents);
    for package in [&contents.page, &contents.engines, &contents.python].into_iter().flatten() {
        let item = html.lines().find(|line| {
            line.starts_with("<li>") && line.contains(&format!("{}</a> {}", package.name, package.version))
        });
        let item = item.unwrap_or_else(|| panic!("{} is not on the page", package.name));
        assert!(item.contains(package.licence.as_ref()), "{item}");
        let text = item.split_once("href=\"#").and_then(|(_, rest)| rest.split('"').next());
        let text = text.unwrap_or_else(|| panic!("{item} leads to no text"));
        assert_eq!(html.matches(&format!("<pre id=\"{text}\">")).count(), 1, "{item}");
    }
    // It brings a notice only.
    let dashu = html.lines().find(|line| line.contains(">dashu-int</a>")).unwrap();
    assert!(dashu.contains("NOTICE.md") && dashu.contains("MIT, standard text"), "{dashu}");
    assert!(contents.python.iter().any(|package| package.name == "rustpython-pylib"));
    for line in ["GNU LESSER GENERAL PUBLIC LICENSE", "BEOPEN.COM LICENSE AGREEMENT FOR PYTHON 2.0"] {
        assert_eq!(html.lines().filter(|it| it.contains(line)).count(), 1, "{line}");
    }
}
