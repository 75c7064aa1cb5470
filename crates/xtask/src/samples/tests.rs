use super::*;

fn workspace(root: &Path) -> Workspace {
    Workspace { root: root.to_owned(), target: root.join("target") }
}

#[test]
fn every_sample_has_a_recipe_and_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join(SOURCES);
    let entries = fs::read_dir(&folder).expect("the samples can be listed");
    let entries = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let mut found: Vec<_> =
        entries.map(|path| path.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    found.sort();
    let mut known: Vec<_> = SYSTEMS.iter().map(|system| system.name).collect();
    known.sort_unstable();
    assert_eq!(found, known);
    let tests =
        fs::read_to_string(root.join("tests/tests/browser/samples.rs")).expect("the tests can be read");
    for name in known {
        let case = name.replace('-', "_");
        assert!(tests.contains(&format!("Case::new(\"{case}\", {case})")), "{name} is opened by no test");
    }
}

#[test]
fn lock_files_name_no_host() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(SOURCES);
    let files = manifest::files(&folder).expect("the samples can be listed");
    let locks: Vec<_> = files.iter().filter(|file| file.ends_with("package-lock.json")).collect();
    assert!(!locks.is_empty());
    for lock in locks {
        let text = fs::read_to_string(lock).expect("it can be read");
        assert!(!text.contains("\"resolved\": \"http"), "{}: see the sample's .npmrc", lock.display());
    }
}

#[test]
fn what_samples_share_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let missing: Vec<_> = SHARED.into_iter().filter(|part| !root.join(part).exists()).collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn what_a_sample_is_made_of_is_in_its_hash() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, system) = (folder.path(), &SYSTEMS[0]);
    let own = format!("{SOURCES}/{}/page.md", system.name);
    let files: Vec<String> = SHARED
        .map(|part| if part.contains('.') { part.to_owned() } else { format!("{part}/file.js") })
        .into_iter()
        .chain([own, format!("{SOURCES}/{}/page.md", SYSTEMS[1].name)])
        .collect();
    for file in &files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, "one").expect("it can be written");
    }
    let hash = || inputs(&workspace(root), system).expect("it can be read");
    let before = hash();
    assert_eq!(hash(), before);
    let (other, own) = files.split_last().expect("there are files");
    for file in own {
        fs::write(root.join(file), "two").expect("it can be written");
        assert_ne!(hash(), before, "{file}");
        fs::write(root.join(file), "one").expect("it can be written");
    }
    fs::write(root.join(other), "two").expect("it can be written");
    assert_eq!(hash(), before, "another system's sample is none of this one's");
}
