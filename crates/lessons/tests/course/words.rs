//! The texts: short enough, and with no term that was not explained.

use overlap_lessons::{ALL, GLOSSARY, Lesson, SOURCES, Text};

/// Most words of a lesson.
const MOST: usize = 550;

/// A lesson's text in reading order.
fn texts(lesson: &Lesson) -> Vec<&'static str> {
    let text = lesson.article().text;
    let blocks = |text: Text| text.0.iter().copied();
    let quiz = |quiz: overlap_lessons::Quiz| {
        let options = quiz
            .options
            .iter()
            .flat_map(|option| std::iter::once(option.text).chain(option.feedback.0.iter().copied()));
        blocks(quiz.question).chain(options).chain(blocks(quiz.after)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = blocks(text.question).collect();
    all.extend(quiz(text.predict));
    all.extend(blocks(text.run));
    all.extend(quiz(text.observe));
    all.extend(blocks(text.explanation));
    all.extend(blocks(text.document));
    all.extend(quiz(text.transfer));
    all
}

/// One stretch of plain text, and the term that it is a link to.
struct Stretch {
    text: String,
    term: Option<String>,
}

/// Plain text with its links to the glossary; placeholders and other markup are gone.
fn stretches(html: &str) -> Vec<Stretch> {
    let mut stretches = vec![Stretch { text: String::new(), term: None }];
    let mut rest = html;
    while let Some(open) = rest.find(['<', '{']) {
        stretches.last_mut().unwrap().text.push_str(&rest[..open]);
        let close = if rest[open..].starts_with('<') { '>' } else { '}' };
        let end = open + rest[open..].find(close).unwrap_or(rest.len() - open - 1);
        let tag = &rest[open..=end];
        if let Some(link) = tag.split("{link.glossary.").nth(1) {
            let slug = link.split('}').next().unwrap();
            stretches.push(Stretch { text: String::new(), term: Some(slug.to_owned()) });
        } else if tag == "</a>" {
            stretches.push(Stretch { text: String::new(), term: None });
        }
        rest = &rest[end + 1..];
    }
    stretches.last_mut().unwrap().text.push_str(rest);
    stretches
}

fn words(text: &str) -> Vec<String> {
    let keep = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '\'' | '’');
    text.to_lowercase().split(|c| !keep(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn no_lesson_is_too_long() {
    for lesson in ALL {
        let count: usize = texts(lesson)
            .iter()
            .flat_map(|block| stretches(block))
            .map(|stretch| {
                stretch.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
            })
            .sum();
        assert!((250..=MOST).contains(&count), "{}: {count} words", lesson.id);
    }
}

#[test]
fn every_term_is_linked_to_the_glossary_where_it_first_stands() {
    let mut unexplained = Vec::new();
    for lesson in ALL {
        let stretches: Vec<Stretch> = texts(lesson).iter().flat_map(|block| stretches(block)).collect();
        for term in GLOSSARY {
            let name = words(term.name);
            let forms = [name.clone(), plural(&name, "s"), plural(&name, "es")];
            let first = stretches.iter().find(|stretch| {
                let words = words(&stretch.text);
                forms.iter().any(|form| words.windows(form.len()).any(|window| window == form.as_slice()))
            });
            if let Some(first) = first.filter(|first| first.term.as_deref() != Some(term.slug)) {
                unexplained.push(format!("{}: {} in “{}”", lesson.id, term.name, first.text.trim()));
            }
        }
    }
    assert!(unexplained.is_empty(), "not linked where it first stands:\n{}", unexplained.join("\n"));
}

fn plural(name: &[String], ending: &str) -> Vec<String> {
    let mut name = name.to_vec();
    if let Some(last) = name.last_mut() {
        last.push_str(ending);
    }
    name
}

#[test]
fn every_link_to_the_glossary_finds_its_term() {
    let glossary = GLOSSARY.iter().flat_map(|term| term.explanation.placeholders());
    let lessons = ALL
        .iter()
        .flat_map(|lesson| texts(lesson))
        .flat_map(|block| block.split("{link.glossary.").skip(1).filter_map(|rest| rest.split('}').next()));
    for slug in glossary.filter_map(|name| name.strip_prefix("link.glossary.")).chain(lessons) {
        assert!(GLOSSARY.iter().any(|term| term.slug == slug), "the glossary has no `{slug}`");
    }
    for wanted in [
        "gil",
        "io-bound",
        "cpu-bound",
        "process",
        "thread",
        "coroutine",
        "future",
        "event-loop",
        "pool",
        "speed-up",
        "amdahls-law",
    ] {
        assert!(GLOSSARY.iter().any(|term| term.slug == wanted), "{wanted} is not explained");
    }
}

#[test]
fn every_source_is_cited_and_every_citation_finds_its_source() {
    let glossary = GLOSSARY.iter().flat_map(|term| term.explanation.0.iter().copied());
    let lessons = ALL.iter().flat_map(|lesson| texts(lesson));
    let cited: Vec<&str> = glossary
        .chain(lessons)
        .flat_map(|block| block.split("{link.source.").skip(1).filter_map(|rest| rest.split('}').next()))
        .collect();
    for slug in &cited {
        assert!(SOURCES.iter().any(|source| source.slug == *slug), "there is no source `{slug}`");
    }
    for source in SOURCES {
        assert!(cited.contains(&source.slug), "nothing cites `{}`", source.slug);
    }
}

#[test]
fn only_the_sources_lead_to_other_sites() {
    for lesson in ALL {
        for block in texts(lesson) {
            assert!(!block.contains("https:"), "{}: cite a source instead: {block}", lesson.id);
        }
    }
    for source in SOURCES {
        let links = source.explanation.0.iter().filter(|block| block.contains("href=\"https://")).count();
        assert!(links > 0, "{} says not where it stands", source.name);
    }
}
