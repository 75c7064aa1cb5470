//! Reading in pieces of any size gives what reading at once gives, for sound texts and for broken ones.

use overlap_record::{
    Pieces, ReadError, RunRecord, StrategyId, Value, json,
    testing::{record, repeat, result, spans},
};
use proptest::prelude::*;

/// A text of which no list is long enough to be cut out: the whole is parsed in one go.
fn at_once(text: &str) -> Result<RunRecord, ReadError> {
    Pieces::sized(text, usize::MAX).and_then(Pieces::finish)
}

fn in_pieces(text: &str, piece: usize) -> Result<RunRecord, ReadError> {
    let mut pieces = Pieces::sized(text, piece)?;
    let mut behind = 0.0;
    while pieces.advance() {
        assert!(pieces.share() > behind && pieces.share() < 1.0, "it comes further with each piece");
        behind = pieces.share();
    }
    pieces.finish()
}

/// Reads a text in pieces and at once, and holds the latter against what serde_json says by itself.
fn same(text: &str, piece: usize) -> Result<(), TestCaseError> {
    let (pieces, whole) = (in_pieces(text, piece), at_once(text));
    match (&pieces, &whole) {
        // The rest of the lists is not looked at once one is wrong, so another version is told apart even there.
        (Err(ReadError::Schema { .. }), Err(ReadError::Form { .. })) => {
            prop_assert!(!text.contains("\"overlap.run/1\""));
            return Ok(());
        }
        (Err(pieces), Err(whole)) => prop_assert_eq!(pieces.to_string(), whole.to_string(), "{}", text),
        (pieces, whole) => prop_assert_eq!(pieces.as_ref().ok(), whole.as_ref().ok(), "{}", text),
    }
    if let Err(ReadError::Form { problem, .. }) = pieces {
        let serde = serde_json::from_str::<RunRecord>(text).expect_err("the same").to_string();
        prop_assert_eq!(problem, serde, "{}", text);
    }
    Ok(())
}

fn records() -> impl Strategy<Value = RunRecord> {
    let repeats = || prop::collection::vec((0.0..100.0, spans(20)), 0..3);
    let answer = prop_oneof![any::<f64>().prop_map(Value::Number), ".{0,8}".prop_map(Value::Text)];
    let collection = prop::option::of(prop::collection::vec(-1e3..1e3, 0..30));
    (repeats(), repeats(), prop::collection::vec(answer, 0..20), collection).prop_map(
        |(serial, other, answers, collection)| {
            let repeats =
                |drawn: Vec<(f64, _)>| drawn.into_iter().map(|(ms, spans)| repeat(ms, spans)).collect();
            let mut serial = result(StrategyId::Serial, repeats(serial));
            serial.answers = answers;
            serial.collection = collection;
            let mut record = record(vec![serial, result(StrategyId::Rayon, repeats(other))]);
            record.spec.tasks = 100;
            record
        },
    )
}

/// The record's text: as it is exported, compact, or spread out over lines.
fn texts() -> impl Strategy<Value = String> {
    (records(), 0..3).prop_map(|(record, form)| match form {
        0 => json(&record).unwrap(),
        1 => serde_json::to_string(&record).unwrap(),
        _ => serde_json::to_string_pretty(&record).unwrap(),
    })
}

/// What is put into a text, or in the place of a part of it.
const SNIPPETS: [&str; 24] = [
    "",
    ",",
    ", ,",
    "]",
    "[",
    "}",
    "{",
    ":",
    "\"",
    "\\",
    " ",
    "\n",
    "0",
    "-",
    "1e999",
    "null",
    "{}",
    "[]",
    "x",
    "\"x\":",
    "]]",
    "{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":1,\"end_ms\":2}",
    "[0,0,\"run\",1,2]",
    "\"spans\":[",
];

const KEYS: [&str; 8] = ["results", "repeats", "spans", "answers", "task", "kind", "schema", "overlap.run/1"];

proptest! {
    #[test]
    fn sound_texts(text in texts(), piece in 1..3000_usize) {
        same(&text, piece)?;
        prop_assert!(at_once(&text).is_ok());
    }

    #[test]
    fn cut_texts(text in texts(), at: prop::sample::Index, piece in 1..1000_usize) {
        let cut: String = text.chars().take(at.index(text.len())).collect();
        same(&cut, piece)?;
    }

    #[test]
    fn changed_texts(
        text in texts(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, prop::sample::select(&SNIPPETS[..])), 1..4),
        piece in 1..1000_usize,
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, gone, snippet) in changes {
            let at = at.index(chars.len());
            let end = (at + gone).min(chars.len());
            chars.splice(at..end, snippet.chars());
        }
        same(&chars.into_iter().collect::<String>(), piece)?;
    }

    #[test]
    fn changes_at_the_marks(
        text in texts(),
        at: prop::sample::Index,
        gone in 0..2_usize,
        snippet in prop::sample::select(&SNIPPETS[..]),
        piece in 1..400_usize,
    ) {
        let marks: Vec<usize> = text.match_indices(['[', ']', '{', '}', ',']).map(|(at, _)| at).collect();
        let at = *at.get(&marks);
        same(&[&text[..at], snippet, &text[at + gone..]].concat(), piece)?;
    }

    #[test]
    fn renamed_and_repeated_keys(
        text in texts(),
        key in prop::sample::select(&KEYS[..]),
        to in prop::sample::select(&["sp\\u0061ns", "spans", "x", "answers", "\\", "overlap.run/2", "rep\\u0065ats"][..]),
        once: bool,
        piece in 1..400_usize,
    ) {
        same(&text.replacen(key, to, if once { 1 } else { usize::MAX }), piece)?;
        let field = format!("\"{key}\"");
        same(&text.replacen(&field, &format!("{field}: [1, 2, 3], {field}"), 1), piece)?;
    }
}

/// A list of a hundred spans with something else in the place of one.
fn with_span(index: usize, instead: &str) -> String {
    let span = "{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":1.5,\"end_ms\":2}";
    let list: Vec<&str> = (0..100).map(|it| if it == index { instead } else { span }).collect();
    let empty =
        serde_json::to_string(&record(vec![result(StrategyId::Serial, vec![repeat(9.0, Vec::new())])]))
            .unwrap();
    empty.replace("\"spans\":[]", &format!("\"spans\":[{}]", list.join(",")))
}

#[test]
fn what_is_wrong_with_one_of_many_is_named() {
    let said = |instead: &str| in_pieces(&with_span(70, instead), 300).unwrap_err().to_string();
    let place = |field: &str| format!("wrong at `results[0].repeats[0].spans[70]{field}`: ");
    for (instead, field, problem) in [
        ("{\"task\":0,\"lane\":0,\"kind\":\"nap\"}", ".kind", "unknown variant `nap`"),
        ("{\"task\":0,\"lane\":0}", ".lane", "missing field `kind`"),
        ("7", "", "invalid type: integer `7`"),
        ("", "", "expected value"),
        (
            "{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":-1,\"end_ms\":2}",
            ".start_ms",
            "-1 is not 0 or more",
        ),
        ("{\"html\":[[[[[[[{}]]]]]]]}", "", "unknown field `html`"),
    ] {
        let said = said(instead);
        assert!(said.contains(&format!("{}{problem}", place(field))), "{problem} in {said}");
    }
}

#[test]
fn another_version_is_told_apart_by_spans_of_another_form() {
    let text = with_span(70, "{\"core\":1}").replace("overlap.run/1", "overlap.run/2");
    assert!(matches!(in_pieces(&text, 300), Err(ReadError::Schema { found }) if found == "`overlap.run/2`"));
}

#[test]
fn hostile_texts_of_any_depth_and_number_of_lists_are_refused() {
    let list = "\"repeats\":[{\"spans\":[";
    for text in [
        "[".repeat(1_000_000),
        "{\"results\":[{\"answers\":[".to_owned() + &"[".repeat(1_000_000),
        "{\"results\":[{".to_owned() + &list.repeat(100_000),
        "{\"results\":[{\"repeats\":[".to_owned() + &"{\"spans\":[0]},".repeat(100_000),
    ] {
        assert!(in_pieces(&text, 16 * 1024).is_err());
    }
}
