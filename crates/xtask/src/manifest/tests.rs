use super::*;
use std::process;

/// A folder that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("overlap-manifest-{}-{name}", process::id()));
        fs::create_dir_all(folder.join("engine")).unwrap();
        fs::create_dir_all(folder.join("element")).unwrap();
        fs::create_dir_all(folder.join("previews/lessons")).unwrap();
        fs::create_dir_all(folder.join("lms")).unwrap();
        for (file, text) in [
            (
                "_headers",
                "/*\n  Content-Security-Policy: default-src 'none'; connect-src 'self' https: http:; frame-ancestors *\n",
            ),
            (".htaccess", "x"),
            ("index.html", "<html lang=\"en\"><head><meta charset=\"utf-8\" /><title>x</title></head>"),
            ("sw.js", "const BUILD = null;\nself;"),
            ("engine/engine.js", "1"),
            ("embed.js", "import \"./element/a.js\";\nexport * from \"./element/b.js\";\n"),
            ("element/a.js", "import { b } from \"./b.js\";\n"),
            ("element/b.js", "export const b = 1;\n"),
            ("previews/index.json", "{}"),
            ("previews/lessons/lock.png", "x"),
            ("lms/overlap-cmi5.zip", "x"),
        ] {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn a_build_is_written_into_worker_and_page() {
    let folder = Folder::new("written");
    let id = write(&folder.0).unwrap();
    let page = read(&folder.0.join("index.html")).unwrap();
    assert!(page.starts_with(&format!("<html data-build=\"{id}\" lang=\"en\">")), "{page}");
    assert!(
        page.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'\" /><title>"),
        "{page}"
    );
    let worker = read(&folder.0.join("sw.js")).unwrap();
    let build = worker.strip_prefix("const BUILD = ").and_then(|rest| rest.split_once(";\n")).unwrap().0;
    let build: serde_json::Value = serde_json::from_str(build).unwrap();
    let one = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";
    assert_eq!(build["files"]["engine/engine.js"], one, "the SHA-256 of `1`");
    assert_eq!(
        build["files"]["index.html"],
        hex(&Sha256::digest(page.as_bytes())),
        "the page as it is served"
    );
    assert_eq!(
        build["files"].as_object().unwrap().len(),
        5,
        "no file for hosts, previews or platforms: {build}"
    );
}

/// A page elsewhere has no service worker that would keep builds apart.
#[test]
fn the_element_imports_modules_of_its_own_build() {
    let folder = Folder::new("pinned");
    let id = write(&folder.0).unwrap();
    let text = |file: &str| read(&folder.0.join(file)).unwrap();
    assert_eq!(
        text("embed.js"),
        format!("import \"./element/a.js?build={id}\";\nexport * from \"./element/b.js?build={id}\";\n")
    );
    assert_eq!(text("element/a.js"), format!("import {{ b }} from \"./b.js?build={id}\";\n"));
}

#[test]
fn another_content_is_another_build() {
    let (one, other) = (Folder::new("one"), Folder::new("other"));
    fs::write(other.0.join("engine/engine.js"), "2").unwrap();
    let same = Folder::new("same");
    let id = write(&one.0).unwrap();
    assert_eq!(id, write(&same.0).unwrap());
    assert_ne!(id, write(&other.0).unwrap());
}

#[test]
fn a_site_is_finished_once() {
    let folder = Folder::new("once");
    write(&folder.0).unwrap();
    assert!(write(&folder.0).unwrap_err().to_string().contains("build the site anew"));
}

/// Every host's file, the service worker and Trunk say what `_headers` says.
#[test]
fn all_hosts_get_the_same_headers() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www");
    let headers = read(&www.join("_headers")).unwrap();
    let all: Vec<(&str, &str)> = headers
        .lines()
        .skip_while(|line| *line != "/*")
        .skip(1)
        .map_while(|line| line.strip_prefix("  ")?.split_once(": "))
        .collect();
    assert!(all.len() > 6, "{all:?}");
    for (name, value) in all {
        for (file, line) in [
            (".htaccess", format!("Header always set {name} \"{value}\"")),
            ("staticwebapp.config.json", format!("\"{name}\": \"{value}\"")),
            ("vercel.json", format!("\"key\": \"{name}\", \"value\": \"{value}\"")),
        ] {
            assert!(read(&www.join(file)).unwrap().contains(&line), "{file} lacks {line}");
        }
        // It lets pages elsewhere read the site's files, which no page of the site needs.
        if name != "Access-Control-Allow-Origin" {
            assert!(
                read(&www.join("sw/isolation.js")).unwrap().contains(&format!("\"{value}\"")),
                "sw/isolation.js lacks {name}: {value}"
            );
        }
        if name != "Content-Security-Policy" {
            let line = format!("{name} = \"{value}\"");
            assert!(read(&www.join("../Trunk.toml")).unwrap().contains(&line), "Trunk.toml lacks {line}");
        }
    }
}
