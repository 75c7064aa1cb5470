//! The packages of a small site.

use super::*;
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};
use tempfile::TempDir;
use zip::ZipArchive;

const LESSON_LIST: &str = "<ol class=\"contents\">\n\
    <li><a href=\"waiting.html\">Waiting is not working</a><p>What helps &amp; what does not?</p><p class=\"source\">From A</p></li>\n\
    <li><a href=\"lock.html\">One lock</a><p>Who waits for whom?</p><p class=\"source\">From B</p></li>\n</ol>";

/// A site as Trunk leaves it, in a folder that is gone afterwards.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let page = |body: &str| format!("<html lang=\"en\"><head><title>x</title></head>{body}");
    let headers = "/*\n  Content-Security-Policy: connect-src 'self' https: http:; frame-ancestors *\n";
    for (name, text) in [
        ("_headers", headers.to_owned()),
        (".htaccess", "x".to_owned()),
        ("index.html", page("")),
        ("sw.js", "const BUILD = null;\n".to_owned()),
        ("embed.js", "import \"./element/lab.js\";\n".to_owned()),
        ("element/lab.js", "export const lab = 1;\n".to_owned()),
        ("engine/plain/engine_bg.wasm", "plain".to_owned()),
        ("engine/python/engine_bg.wasm", "python".to_owned()),
        ("engine/python-threads/engine_bg.wasm", "python".to_owned()),
        ("icon.svg", "<svg />".to_owned()),
        ("source/python/wait.py", "pass".to_owned()),
        ("previews/index.json", "{}".to_owned()),
        ("lessons/index.html", page(LESSON_LIST)),
        ("lessons/waiting.html", page("waiting")),
        ("lessons/lock.html", page("lock")),
        ("lessons/lock.teacher.html", page("the answers")),
        ("lessons/lock.project.html", page("the answers")),
        ("lessons/teachers.html", page("for teachers")),
        ("embed/index.html", page(OFFER_SLOT)),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    folder
}

fn packed(site: &Path) -> [Files; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = site.with_extension("target");
    let written = write(&Workspace { root, target: target.clone() }, site);
    drop(fs::remove_dir_all(target));
    written.expect("the packages are written");
    ["scorm12", "cmi5"].map(|name| unpacked(&site.join(format!("lms/overlap-{name}.zip"))))
}

fn unpacked(path: &Path) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(fs::read(path).expect("it is there"))).expect("it is a zip");
    let count = zip.len();
    let read = |index| {
        let mut file = zip.by_index(index).expect("it can be read");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        (file.name().expect("it has a name").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

fn text_of<'a>(files: &'a Files, name: &str) -> &'a str {
    let bytes = files.get(name).unwrap_or_else(|| panic!("{name} is missing"));
    std::str::from_utf8(bytes).expect("it is text")
}

#[test]
fn a_package_has_the_lessons_and_what_they_load() {
    let site = site();
    for files in packed(site.path()) {
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        for wanted in [
            "site/index.html",
            "site/engine/plain/engine_bg.wasm",
            "site/source/python/wait.py",
            "LICENSE-MIT",
        ] {
            assert!(names.contains(&wanted), "{wanted} is missing: {names:?}");
        }
        let without = [
            "python/engine",
            "python-threads",
            "previews",
            "_headers",
            ".htaccess",
            ".zip",
            "teacher",
            "project",
        ];
        assert!(!names.iter().any(|name| without.iter().any(|part| name.contains(part))), "{names:?}");
        assert_eq!(text_of(&files, "site/sw.js"), "const BUILD = null;\n", "it keeps nothing");
        assert!(text_of(&files, "site/lessons/lock.html").contains("data-build="), "a build of its own");
        for lesson in ["waiting", "lock"] {
            let page = text_of(&files, &launch_page(lesson));
            assert!(
                page.contains(&format!("<overlap-lab lesson=\"{lesson}\"")) && !page.contains("{lesson}"),
                "{page}"
            );
            let paths =
                page.split(['"', '\'']).filter(|part| part.ends_with(".js") || part.ends_with(".css"));
            for path in paths {
                let inside = path.strip_prefix("../").map_or_else(|| format!("lms/{path}"), str::to_owned);
                assert!(files.contains_key(&inside), "{path} of {lesson} is missing");
            }
        }
    }
    let offer = fs::read_to_string(site.path().join(OFFERING)).expect("it is there");
    assert!(offer.contains("overlap-scorm12.zip\" download>SCORM 1.2</a> (0.1 MB)"), "{offer}");
    assert!(!offer.contains(OFFER_SLOT) && !offer.contains('{'), "{offer}");
}

#[test]
fn each_platform_has_its_own_files_only() {
    let site = site();
    let [scorm12, cmi5] = packed(site.path());
    let own = |files: &Files, platform: &str| {
        files.keys().filter(|name| name.starts_with(&format!("lms/{platform}"))).count()
    };
    assert!(own(&scorm12, "scorm12") > 2 && own(&scorm12, "cmi5") == 0);
    assert!(own(&cmi5, "cmi5") > 2 && own(&cmi5, "scorm12") == 0);
    assert!(text_of(&scorm12, "lms/lock.html").contains("connect-src 'none';"));
    assert!(text_of(&cmi5, "lms/lock.html").contains("connect-src https: http:;"));
}

/// Children of an element, by their names.
fn children<'a>(node: roxmltree::Node<'a, 'a>) -> Vec<&'a str> {
    node.children().filter(roxmltree::Node::is_element).map(|child| child.tag_name().name()).collect()
}

fn parsed(text: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn the_manifest_of_scorm_names_every_file_and_lesson() {
    let site = site();
    let [files, _] = packed(site.path());
    let document = parsed(text_of(&files, "imsmanifest.xml"));
    let root = document.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.imsproject.org/xsd/imscp_rootv1p1p2"));
    assert_eq!(children(root), ["metadata", "organizations", "resources"], "in the schema's order");
    let all = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("identifier")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "each once: {ids:?}");
    for name in ["identifierref", "default"] {
        assert!(document.descendants().filter_map(|node| node.attribute(name)).all(|id| ids.contains(&id)));
    }
    let listed: BTreeSet<&str> = all("file").filter_map(|file| file.attribute("href")).collect();
    let mut present: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    present.remove("imsmanifest.xml");
    assert_eq!(listed, present);
    let titles: Vec<&str> = all("item").filter_map(|item| item.first_element_child()?.text()).collect();
    assert_eq!(titles, ["Waiting is not working", "One lock"]);
    let kinds: Vec<Option<&str>> = all("resource")
        .map(|one| one.attribute(("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype")))
        .collect();
    assert_eq!(kinds, [Some("sco"), Some("sco"), Some("asset")]);
}

#[test]
fn the_structure_of_cmi5_has_a_unit_for_each_lesson() {
    let site = site();
    let [_, files] = packed(site.path());
    let document = parsed(text_of(&files, "cmi5.xml"));
    let root = document.root_element();
    assert_eq!(children(root), ["course", "au", "au"]);
    let units: Vec<_> = root.children().filter(|child| child.has_tag_name("au")).collect();
    for unit in &units {
        assert_eq!(children(*unit), ["title", "description", "url"], "in the schema's order");
        let url = unit.last_element_child().and_then(|url| url.text()).expect("an address");
        assert!(files.contains_key(url), "{url}");
        assert_eq!(unit.attribute("moveOn"), Some("CompletedOrPassed"));
        assert_eq!(unit.attribute("masteryScore"), Some("0.5"));
    }
    let ids: BTreeSet<_> = units.iter().filter_map(|unit| unit.attribute("id")).collect();
    assert_eq!(ids, ["urn:overlap-lab:lesson:lock", "urn:overlap-lab:lesson:waiting"].into());
    let said: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("langstring"))
        .filter_map(|it| it.text())
        .collect();
    assert_eq!(said[3], "What helps & what does not?");
}

#[test]
fn the_same_site_makes_the_same_packages() {
    let zips = [(); 2].map(|()| {
        let site = site();
        packed(site.path());
        fs::read(site.path().join("lms/overlap-cmi5.zip")).expect("it was written")
    });
    assert!(zips[0] == zips[1]);
}

#[test]
fn a_site_without_lessons_is_refused() {
    let site = site();
    fs::write(site.path().join("lessons/index.html"), "<ol></ol>").expect("it can be written");
    assert!(Course::read(site.path()).is_err_and(|error| error.to_string().contains("lists no lesson")));
}

#[test]
fn sizes_are_read_in_megabytes() {
    assert_eq!([1, 100_000, 2_345_678].map(megabytes), ["0.1 MB", "0.1 MB", "2.4 MB"]);
}
