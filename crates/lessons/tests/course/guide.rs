//! The guide: each line of advice follows from claims that the course checks.

use overlap_lessons::{ALL, GUIDE, Text, find, html, plain};
use std::collections::BTreeSet;

/// The claims that a line of advice names.
fn claims(line: Text) -> Vec<&'static str> {
    line.placeholders().filter_map(|name| name.strip_prefix("link.claim.")).collect()
}

#[test]
fn every_line_of_advice_names_claims_of_the_course() {
    for section in GUIDE.sections {
        assert!(section.advice.len() > 1, "{}", section.heading);
        for line in section.advice {
            let named = claims(*line);
            assert!(!named.is_empty(), "no claim backs “{}”", plain(line.0[0]));
            for id in named {
                let known = ALL.iter().flat_map(|lesson| lesson.claims).any(|claim| claim.id == id);
                assert!(known, "guide.md names `{id}`, which is no claim of any lesson");
                let link = format!(">{id}</a>");
                assert!(line.0[0].contains(&link), "the link to {id} shows another name");
            }
        }
    }
}

#[test]
fn the_guide_leads_to_every_tool_and_to_none() {
    let advice: String =
        GUIDE.sections.iter().flat_map(|section| section.advice).map(|line| line.0[0]).collect();
    for tool in ["none", "asyncio", "threads", "processes", "a pool"] {
        assert!(advice.contains(&format!("<strong>{tool}</strong>")), "no answer leads to {tool}");
    }
    let text: String = GUIDE.sections.iter().flat_map(|section| section.after.0).copied().collect();
    assert!(text.contains("Python 3.11") && text.contains("without the GIL"), "which Python it is about");
}

#[test]
fn its_page_links_each_claim_to_its_lesson_and_is_linked_by_the_contents() {
    let page = html::guide();
    let named: BTreeSet<_> =
        GUIDE.sections.iter().flat_map(|section| section.advice).flat_map(|line| claims(*line)).collect();
    for id in named {
        let (lesson, _) = id.split_once('.').unwrap();
        assert!(page.contains(&format!("href=\"{lesson}.html#{id}\">{id}</a>")), "{id}");
        assert!(find(lesson).is_some(), "{id}");
    }
    assert!(!page.contains("{link.") && !page.contains(html::PROGRAM_SLOT), "it needs no program");
    assert!(html::index().contains("<a href=\"guide.html\">Which tool?</a>"));
}
