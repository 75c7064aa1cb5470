//! Words that readers stumbled over, and what the site says instead. Each stands for its kind: whoever finds another one adds it here.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is not said, in lower case, and what is said instead.
const WORDS: [(&str, &str); 26] = [
    ("needs no hands", "takes no processor time"),
    ("stands still for who", "everyone waits while"),
    ("steps back in line", "queues again"),
    ("paperwork", "overhead"),
    ("who shares nothing", "workers that share nothing"),
    ("take equally long", "break-even size"),
    ("no document sweeps", "none of the posts varies"),
    ("it then cannot say", "missing results are marked"),
    ("cannot be told here", "your run can’t answer this"),
    ("that is my prediction", "lock in prediction"),
    ("go on without running", "skip the run"),
    ("take it with you", "download"),
    ("drag me", "drag to set"),
    ("each step a factor", "logarithmic scale"),
    ("what had ended before", "finished runs"),
    ("finding out what this browser can", "checking your browser"),
    ("? it cannot be said", "? not enough data"),
    ("one run a value", "one run per value"),
    ("yours of before", "your earlier runs"),
    ("an answer to another question.", "unexpected reply"),
    ("no difference that these repeats", "no measurable difference"),
    ("wait for no more tasks than that", "hold only that many waits at once"),
    ("cores end at", "has so many cores"),
    ("blocks all.", "blocks every task"),
    ("differ in names, not in this", "what differs, in words"),
    ("simple and safe", "what a lock protects, and what it does not"),
];

/// Where readers' texts stand: folders, and the ends of their files' names.
const TEXTS: [(&str, &[&str]); 6] = [
    ("crates/lessons/src", &[".md", ".rs"]),
    ("crates/app/src", &[".rs"]),
    ("crates/findings/src", &[".rs"]),
    ("crates/drawing/src", &[".rs"]),
    ("crates/activity/src", &[".rs"]),
    ("www", &[".html", ".js"]),
];
const FILES: [&str; 3] = ["index.html", "README.md", "CONTRIBUTING.md"];

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).expect("xtask is two folders deep").to_path_buf()
}

/// Every file below a folder whose name ends so.
fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let of = |path: PathBuf| {
        let name = path.to_string_lossy().into_owned();
        match () {
            () if path.is_dir() => files(&path, ends),
            () if ends.iter().any(|end| name.ends_with(end)) => vec![path],
            () => Vec::new(),
        }
    };
    paths.flat_map(of).collect()
}

/// A text in lower case, in which any white space is one space, so that a line's end hides nothing.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_text_says_what_readers_stumbled_over() {
    let root = root();
    let below = TEXTS.iter().flat_map(|(folder, ends)| files(&root.join(folder), ends));
    let all: Vec<PathBuf> = below.chain(FILES.map(|file| root.join(file))).collect();
    assert!(all.len() > 250, "the texts are found: {}", all.len());
    let mut found = Vec::new();
    for path in all {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = plain(&text);
        for (word, better) in WORDS.iter().filter(|(word, _)| text.contains(word)) {
            let path = path.strip_prefix(&root).unwrap_or(&path).display();
            found.push(format!("{path}: “{word}”; better: {better}"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_line_s_end_hides_nothing() {
    assert!(plain("Drag\n    Me").contains("drag me"));
}
