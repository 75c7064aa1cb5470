//! The static pages: complete, safe under a strict content security policy, and with recordings that belong to their lessons.

use crate::machine;
use overlap_lessons::{ALL, ExcerptError, Lesson, Pictured, SourceFile, html};
use overlap_protocol::workloads;
use overlap_record::{RunRecord, StrategyId, read_record};
use std::{fs, path::Path};

/// The attributes and elements that a strict content security policy stops.
pub const BANNED: [&str; 5] = ["<script>", "<style", " style=", " onclick=", "javascript:"];

/// A lesson's page, with made-up code of the strategies.
pub fn page(lesson: &Lesson, recorded: &[RunRecord]) -> String {
    html::page(lesson, recorded, &[], &made_up).expect(lesson.id)
}

/// A file that marks every excerpt of the strategy that a lesson shows.
pub fn made_up(strategy: StrategyId) -> Option<&'static str> {
    let focuses = ALL.iter().flat_map(|lesson| lesson.article().focus);
    let own = focuses.filter(|focus| focus.file == SourceFile::Strategy(strategy));
    let lines = own.map(|focus| format!("// excerpt: {}\nmade_up(\"{}\");\n", focus.excerpt, focus.excerpt));
    Some(lines.collect::<String>().leak())
}

#[test]
fn a_page_shows_its_excerpts_or_says_which_is_missing() {
    for lesson in ALL {
        let page = page(lesson, &[]);
        for focus in lesson.article().focus {
            let SourceFile::Strategy(_) = focus.file else { continue };
            assert!(
                page.contains(&format!(">made_up(&quot;{}&quot;);</pre>", focus.excerpt)),
                "{}",
                lesson.id
            );
            let missing = html::page(lesson, &[], &[], &|_| Some("// excerpt: another\nlet another;"));
            assert!(matches!(missing, Err(ExcerptError::NotMarked { .. })), "{}: {missing:?}", lesson.id);
        }
    }
}

#[test]
fn the_page_about_embedding_lists_the_strategies() {
    let page = include_str!("../../../../www/embed/index.html");
    assert_eq!(page.matches(html::STRATEGIES_SLOT).count(), 1, "one place for the list");
    let boxes = html::strategy_boxes();
    for id in StrategyId::all() {
        let found = format!("name=\"strategy\" value=\"{id}\"");
        assert!(boxes.contains(&found) && boxes.contains(&format!("/> {}</label>", id.title())), "{id}");
        assert!(!page.contains(&found), "the page has a list of its own");
    }
}

#[test]
fn the_page_about_embedding_lists_the_workloads() {
    let page = include_str!("../../../../www/embed/index.html");
    assert_eq!(page.matches(html::WORKLOADS_SLOT).count(), 1, "one place for the list");
    let options = html::workload_options();
    assert_eq!(options.matches(" selected>").count(), 1, "{options}");
    for workload in workloads::all() {
        let (id, title) = (workload.id, workload.title);
        assert!(options.contains(&format!(">{id}: {title}</option>")), "{id}");
        assert!(!page.contains(&format!("value=\"{id}\"")), "the page has a list of its own");
    }
    assert!(options.ends_with("<option value=\"python\">python: Your own Python</option>\n"), "{options}");
}

#[test]
fn every_page_stands_on_its_own() {
    for lesson in ALL {
        let page = page(lesson, &machine::records(lesson, 2));
        let (page, texts) = without_texts(&page);
        balanced(lesson.id, &texts);
        assert!(page.starts_with("<!doctype html>"), "{}", lesson.id);
        let escaped = overlap_lessons::escaped(lesson.title());
        assert!(page.contains(&format!("<title>{escaped} – Overlap</title>")), "{}", lesson.id);
        assert!(page.contains(&format!("data-lesson=\"{}\"", lesson.id)), "{}", lesson.id);
        assert!(own_scripts(&page).is_empty(), "{}: the build adds the site's own loader", lesson.id);
        assert_eq!(page.matches(html::PROGRAM_SLOT).count(), 1, "{}: one place for the program", lesson.id);
        assert!(!page.contains("src=\"http") && !page.contains("href=\"http"), "{}: another host", lesson.id);
        assert!(page.contains("href=\"../strategies.css\""), "{}: the strategies' colours", lesson.id);
        assert!(page.contains("<a href=\"?handout\">Handout</a>"), "{}: to be printed", lesson.id);
        assert!(page.contains("Recorded, not live: Chromium 156 on 2 cores, 2026-11-22."), "{}", lesson.id);
        assert!(
            page.contains("<svg ") && page.contains("<table ") && page.contains("<pre "),
            "{}",
            lesson.id
        );
        for source in lesson.article().sources {
            assert!(
                page.contains(&overlap_lessons::escaped(source.title)),
                "{}: {}",
                lesson.id,
                source.title
            );
        }
        for banned in BANNED {
            assert!(!page.contains(banned), "{}: {banned}", lesson.id);
        }
        assert!(!page.contains("not measured here"), "{}: a number is missing", lesson.id);
        assert!(!page.contains("You predicted"), "{}: nobody predicted anything", lesson.id);
        assert!(!page.contains("{link."), "{}: a link is not filled in", lesson.id);
        balanced(lesson.id, &page);
    }
}

/// A page without what it holds for its program, and that.
fn without_texts(page: &str) -> (String, String) {
    let (before, rest) = page.split_once("<template id=\"texts\">").unwrap();
    let (texts, after) = rest.split_once("</template>").unwrap();
    ([before, after].concat(), texts.to_owned())
}

/// Where the scripts of a page come from.
fn own_scripts(page: &str) -> Vec<&str> {
    page.split("<script").skip(1).filter_map(|tag| tag.split("src=\"").nth(1)?.split('"').next()).collect()
}

#[test]
fn every_picture_is_of_what_the_question_is_about() {
    for lesson in ALL {
        let page = page(lesson, &recorded(lesson));
        let (Pictured::Timeline(part) | Pictured::Chart(part)) = lesson.pictured;
        let part = lesson.parts(2).into_iter().find(|known| known.id == part).expect(lesson.id);
        let title = overlap_lessons::escaped(part.title);
        assert!(page.contains(&format!("<figcaption>{title}. ")), "{}", lesson.id);
        let is_chart = matches!(lesson.pictured, Pictured::Chart(_));
        assert_eq!(page.contains("class=\"sweep-chart\""), is_chart, "{}", lesson.id);
        // The lanes of a timeline, or the points of a chart.
        assert!(
            page.matches("<rect ").count() > 4 || page.matches("class=\"at\"").count() > 2,
            "{}",
            lesson.id
        );
    }
}

#[test]
fn without_a_recording_a_page_has_no_picture_and_still_its_text() {
    for lesson in ALL {
        let page = page(lesson, &[]);
        assert!(!page.contains("<svg") && !page.contains("A recorded run"), "{}", lesson.id);
        assert!(page.contains("id=\"explanation\""), "{}", lesson.id);
    }
}

#[test]
fn the_contents_and_the_glossary_name_everything() {
    let (index, glossary) = (html::index(), html::glossary());
    for lesson in ALL {
        assert!(index.contains(&format!("href=\"{}.html\"", lesson.id)), "{}", lesson.id);
    }
    for term in overlap_lessons::GLOSSARY {
        assert!(glossary.contains(&format!("<dt id=\"{}\">", term.slug)), "{}", term.name);
    }
    // A folder's page may be opened without the slash that its links need.
    assert_eq!(own_scripts(&index), ["slash.js", "../course/kept.js", "../course/clear.js"]);
    assert!(own_scripts(&glossary).is_empty());
    assert_eq!(index.matches(html::PROGRAM_SLOT).count(), 1);
    assert!(!index.contains("?handout") && !glossary.contains("?handout"), "only lessons are handouts");
    assert!(!glossary.contains(html::PROGRAM_SLOT), "the glossary has no program");
    balanced("index", &index);
    balanced("glossary", &glossary);
    let sources = html::sources();
    assert!(index.contains("href=\"sources.html\""), "the contents lead to the sources");
    for source in overlap_lessons::SOURCES {
        assert!(sources.contains(&format!("<dt id=\"{}\">", source.slug)), "{}", source.name);
    }
    assert!(!sources.contains("{link."), "a link is not filled in");
    assert!(!sources.contains(html::PROGRAM_SLOT), "the sources have no program");
    balanced("sources", &sources);
    balanced("guide", &html::guide());
}

/// Every element that is opened is closed, in order.
pub fn balanced(page: &str, html: &str) {
    const VOID: [&str; 4] = ["meta", "link", "!doctype", "br"];
    let mut open = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        if tag.ends_with('/') {
            continue;
        }
        let name = tag.split([' ', '\n']).next().unwrap();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{page}");
        } else if !VOID.contains(&name) && !name.starts_with("!--") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{page}: {open:?}");
}

/// The lesson's recording.
pub fn recorded(lesson: &Lesson) -> Vec<RunRecord> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("recorded/{}.json", lesson.id));
    let text = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; record it with `cargo xtask record`", file.display()));
    serde_json::from_str(&text).expect(lesson.id)
}

#[test]
fn every_lesson_has_a_recording_of_its_whole_experiment() {
    for lesson in ALL {
        let records = recorded(lesson);
        for record in &records {
            let checked = read_record(&overlap_record::json(record).unwrap());
            assert!(checked.is_ok(), "{}: {checked:?}", lesson.id);
        }
        let evidence = lesson.evidence(&records);
        let cores = records[0].environment.cores_reported;
        for part in lesson.parts(cores) {
            for spec in part.specs().unwrap() {
                assert!(
                    evidence.records().iter().any(|record| record.spec == spec),
                    "{}: `{}` has changed since it was recorded; record it with `cargo xtask record`",
                    lesson.id,
                    part.id
                );
            }
        }
        let page = page(lesson, &records);
        assert!(!page.contains("not measured here"), "{}: the recording lacks a number", lesson.id);
    }
}
