//! The strategies' style sheet, and that it is the only one that knows their colours.

use overlap_drawing::strategies_css;
use overlap_record::{
    StrategyId,
    palette::{Theme, colour},
};

const OTHERS: [(&str, &str); 4] = [
    ("style.css", include_str!("../../../../www/style.css")),
    ("lessons.css", include_str!("../../../../www/lessons.css")),
    ("runs.css", include_str!("../../../../www/runs.css")),
    ("embed.css", include_str!("../../../../www/embed/embed.css")),
];

const PAGES: [(&str, &str); 4] = [
    ("index.html", include_str!("../../../../index.html")),
    ("runs.html", include_str!("../../../../www/runs.html")),
    ("embed/index.html", include_str!("../../../../www/embed/index.html")),
    ("embed/systems.html", include_str!("../../../../www/embed/systems.html")),
];

#[test]
fn every_strategy_has_its_colours_in_either_appearance() {
    let css = strategies_css();
    for id in StrategyId::all() {
        let start = format!("--{id}: ");
        let found: Vec<&str> =
            css.match_indices(&start).map(|(at, _)| &css[at + start.len()..][..7]).collect();
        let [light, dark] = Theme::ALL.map(|theme| colour(id, theme));
        assert_eq!(
            found,
            [light, dark, dark],
            "light first; then dark by the system's wish and by the address's"
        );
        assert!(css.contains(&format!("[data-colour=\"{id}\"] {{ --own: var(--{id}); }}")));
    }
}

#[test]
fn no_other_style_sheet_knows_a_strategy() {
    for (name, css) in OTHERS {
        for id in StrategyId::all() {
            for own in [format!("--{id}:"), format!("\"{id}\"")] {
                assert!(!css.contains(&own), "{name} has {own}");
            }
        }
    }
}

#[test]
fn every_page_links_it() {
    for (name, html) in PAGES {
        assert!(html.contains("strategies.css\" />"), "{name}");
    }
}
