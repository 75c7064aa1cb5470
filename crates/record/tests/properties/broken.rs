//! Texts that were cut or changed are told to be wrong as serde_json tells it, with the path of what is wrong.

use crate::parts::records;
use overlap_record::{
    MAX_BYTES, ReadError, RunRecord, STEP_BYTES, StrategyId, json, read_bytes, read_record,
    testing::{record, repeat, result},
};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Reads a text, and holds what is said of it against what serde_json says.
fn same(text: &str) -> Result<(), TestCaseError> {
    let (read, plain) = (read_record(text), serde_json::from_reader::<_, RunRecord>(text.as_bytes()));
    match (read, plain) {
        (Ok(read), plain) => prop_assert_eq!(Some(&read), plain.as_ref().ok(), "{}", text),
        (Err(ReadError::Form { problem, .. }), Err(plain)) => {
            prop_assert_eq!(problem, plain.to_string(), "{}", text);
        }
        (Err(ReadError::Schema { .. }), Err(_)) => {
            prop_assert!(!text.contains("\"schema\":\"overlap.run/1\""))
        }
        (Err(ReadError::Schema { .. }), Ok(plain)) => prop_assert_ne!(plain.schema, "overlap.run/1"),
        (Err(error), plain) => {
            prop_assert!(matches!(error, ReadError::Value { .. }) && plain.is_ok(), "{}: {}", error, text);
        }
    }
    Ok(())
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

/// Sets the first number, text or flag behind a place to a list, which none of them may be. The path that leads there.
fn spoil(value: &mut Json, steps: &mut impl Iterator<Item = usize>, path: String) -> String {
    let step = steps.next().unwrap_or(0);
    match value {
        Json::Object(fields) if !fields.is_empty() => {
            let step = step % fields.len();
            let Some((name, field)) = fields.iter_mut().nth(step) else { return path };
            let dot = if path.is_empty() { "" } else { "." };
            spoil(field, steps, format!("{path}{dot}{name}"))
        }
        Json::Array(items) if !items.is_empty() => {
            let step = step % items.len();
            spoil(&mut items[step], steps, format!("{path}[{step}]"))
        }
        Json::Object(_) | Json::Array(_) => path,
        leaf => {
            *leaf = Json::Array(vec![Json::Array(Vec::new()); 9]);
            path
        }
    }
}

proptest! {
    #[test]
    fn sound_texts(text in texts()) {
        same(&text)?;
        prop_assert!(read_record(&text).is_ok());
    }

    #[test]
    fn cut_texts(text in texts(), at: prop::sample::Index) {
        let cut: String = text.chars().take(at.index(text.len())).collect();
        same(&cut)?;
    }

    #[test]
    fn changed_texts(
        text in texts(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, prop::sample::select(&SNIPPETS[..])), 1..4),
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        for (at, gone, snippet) in changes {
            let at = at.index(chars.len());
            let end = (at + gone).min(chars.len());
            chars.splice(at..end, snippet.chars());
        }
        same(&chars.into_iter().collect::<String>())?;
    }

    #[test]
    fn changes_at_the_marks(
        text in texts(),
        at: prop::sample::Index,
        gone in 0..2_usize,
        snippet in prop::sample::select(&SNIPPETS[..]),
    ) {
        let marks: Vec<usize> = text.match_indices(['[', ']', '{', '}', ',']).map(|(at, _)| at).collect();
        let at = *at.get(&marks);
        same(&[&text[..at], snippet, &text[at + gone..]].concat())?;
    }

    #[test]
    fn renamed_and_repeated_keys(
        text in texts(),
        key in prop::sample::select(&KEYS[..]),
        to in prop::sample::select(&["sp\\u0061ns", "spans", "x", "answers", "\\", "overlap.run/2", "rep\\u0065ats"][..]),
        once: bool,
    ) {
        same(&text.replacen(key, to, if once { 1 } else { usize::MAX }))?;
        let field = format!("\"{key}\"");
        same(&text.replacen(&field, &format!("{field}: [1, 2, 3], {field}"), 1))?;
    }

    #[test]
    fn a_value_of_another_kind_is_named_by_its_path(record in records(), steps: [usize; 8]) {
        let mut value = serde_json::to_value(&record).unwrap();
        let path = spoil(&mut value, &mut steps.into_iter(), String::new());
        // An empty list was left as it was.
        if let Err(error) = read_record(&value.to_string()) {
            let said = error.to_string();
            prop_assert!(path == "schema" || said.contains(&format!("`{path}")), "{} in {}", path, said);
        }
    }
}

/// A list of a hundred spans with something else in the place of one.
fn with_span(index: usize, instead: &str) -> String {
    let span = "{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":1.5,\"end_ms\":2}";
    let list: Vec<&str> = (0..100).map(|it| if it == index { instead } else { span }).collect();
    let empty =
        serde_json::to_string(&record(vec![result(StrategyId::SERIAL, vec![repeat(9.0, Vec::new())])]))
            .unwrap();
    empty.replace("\"spans\":[]", &format!("\"spans\":[{}]", list.join(",")))
}

#[test]
fn what_is_wrong_with_one_of_many_is_named() {
    let said = |instead: &str| read_record(&with_span(70, instead)).unwrap_err().to_string();
    for (instead, field, problem) in [
        ("{\"task\":0,\"lane\":0,\"kind\":\"nap\"}", ".kind", "unknown variant `nap`"),
        ("{\"task\":0,\"lane\":0}", "", "missing field `kind`"),
        ("7", "", "invalid type: integer `7`"),
        ("", "", "expected value"),
        (
            "{\"task\":0,\"lane\":0,\"kind\":\"run\",\"start_ms\":-1,\"end_ms\":2}",
            ".start_ms",
            "-1 is not 0 or more",
        ),
        ("{\"html\":[[[[[[[{}]]]]]]]}", ".html", "unknown field `html`"),
    ] {
        let said = said(instead);
        let place = format!("wrong at `results[0].repeats[0].spans[70]{field}`: {problem}");
        assert!(said.contains(&place), "{place} in {said}");
    }
}

#[test]
fn another_version_is_told_apart_by_spans_of_another_form() {
    let text = with_span(70, "{\"core\":1}").replace("overlap.run/1", "overlap.run/2");
    assert!(matches!(read_record(&text), Err(ReadError::Schema { found }) if found == "`overlap.run/2`"));
}

#[test]
fn hostile_texts_of_any_depth_and_number_of_lists_are_refused() {
    let list = "\"repeats\":[{\"spans\":[";
    let deep = "[".repeat(1_000_000);
    for text in [
        deep.clone(),
        "{\"results\":[{\"answers\":[".to_owned() + &deep,
        "{\"results\":[{".to_owned() + &list.repeat(100_000),
        "{\"results\":[{\"repeats\":[".to_owned() + &"{\"spans\":[0]},".repeat(100_000),
        with_span(70, "{}").replace("\"doubts\":[", &format!("\"doubts\":[{}", "{\"a\":[".repeat(100_000))),
        "{\"a\":".repeat(1_000_000),
    ] {
        let said = read_record(&text).unwrap_err().to_string();
        assert!(said.len() < 1000, "{} bytes", said.len());
    }
}

#[test]
fn how_far_the_reading_is_is_told() {
    let mut text = with_span(0, "");
    text.push_str(&" ".repeat(5 * STEP_BYTES));
    let mut told = Vec::new();
    assert!(read_bytes(text.as_bytes(), &mut |bytes| told.push(bytes)).is_err(), "a span is missing");
    assert_eq!(told, [text.len().min(STEP_BYTES)]);
    let sound = json(&record(Vec::new())).unwrap() + &" ".repeat(5 * STEP_BYTES);
    told.clear();
    assert!(read_bytes(sound.as_bytes(), &mut |bytes| told.push(bytes)).is_ok());
    assert!(told.is_sorted() && told.len() > 5 && told.last() == Some(&sound.len()), "{told:?}");
    assert!(read_bytes(&vec![b' '; MAX_BYTES + 1], &mut |_| panic!("it is not even looked at")).is_err());
}
