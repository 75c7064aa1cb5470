//! Messages between a framing page and the lab.

use overlap_protocol::{
    frame::{self, Asked, Colours, ErrorCode, FromHost, MAX_BYTES, PostedValue, ToHost},
    permalink::Theme,
};
use overlap_record::{MAX_CODE_BYTES, RunRecord, StrategyId, Value};
use proptest::prelude::*;
use serde_json::json;

/// What is read of a message that JSON describes.
#[allow(clippy::expect_used)]
fn read(text: &str) -> Option<Asked> {
    let data: serde_json::Value = serde_json::from_str(text).expect(text);
    frame::read(|name| match &data[name] {
        serde_json::Value::Null => PostedValue::Null,
        serde_json::Value::Bool(flag) => PostedValue::Flag(*flag),
        serde_json::Value::Number(number) => PostedValue::Number(number.as_f64().expect(text)),
        serde_json::Value::String(text) => PostedValue::Text(text.clone()),
        _ => PostedValue::Other,
    })
}

fn asked(text: &str) -> Option<FromHost> {
    read(text).map(|asked| asked.message)
}

#[test]
fn every_message_of_a_host_is_read() {
    for (text, message) in [
        (r#"{"overlap":1,"type":"ping"}"#, FromHost::Ping),
        (r#"{"overlap":1,"type":"run"}"#, FromHost::Run { long: false }),
        (r#"{"overlap":1,"type":"run","long":true}"#, FromHost::Run { long: true }),
        (r#"{"overlap":1,"type":"cancel","more":[1]}"#, FromHost::Cancel),
        (
            r#"{"overlap":1,"type":"configure","query":"?v=1"}"#,
            FromHost::Configure { query: "?v=1".to_owned(), code: None },
        ),
        (
            r#"{"overlap":1,"type":"configure","query":"","code":"x = 1"}"#,
            FromHost::Configure { query: String::new(), code: Some("x = 1".to_owned()) },
        ),
        (r#"{"overlap":1,"type":"theme","theme":"dark"}"#, FromHost::Theme { theme: Colours::Dark }),
    ] {
        assert_eq!(asked(text), Some(message), "{text}");
    }
    assert_eq!(Colours::Dark.theme(), Some(Theme::Dark));
    assert_eq!(Colours::System.theme(), None);
}

#[test]
fn an_id_is_a_short_text_or_a_number() {
    let id = |id: &str| read(&format!(r#"{{"overlap":1,"type":"ping","id":{id}}}"#)).map(|asked| asked.id);
    assert_eq!(id("7"), Some(Some(Value::Number(7.0))));
    assert_eq!(id(r#""run-1""#), Some(Some(Value::Text("run-1".to_owned()))));
    assert_eq!(id("null"), Some(None));
    assert_eq!(id("{}"), None);
    assert_eq!(id(&format!("\"{}\"", "x".repeat(101))), None);
}

#[test]
fn anything_else_is_no_message() {
    for text in [
        "{}",
        "null",
        "[1]",
        "\"run\"",
        r#"{"type":"run"}"#,
        r#"{"overlap":2,"type":"run"}"#,
        r#"{"overlap":"1","type":"run"}"#,
        r#"{"overlap":1,"type":"erase"}"#,
        r#"{"overlap":1,"type":"configure"}"#,
        r#"{"overlap":1,"type":"configure","query":5}"#,
        r#"{"overlap":1,"type":"configure","query":"","code":5}"#,
        r#"{"overlap":1,"type":"run","long":"yes"}"#,
        r#"{"overlap":1,"type":"theme","theme":"pink"}"#,
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    let long = format!(r#"{{"overlap":1,"type":"configure","query":"{}"}}"#, "x".repeat(MAX_BYTES + 1));
    assert_eq!(read(&long), None);
    let long = |length: usize| {
        format!(r#"{{"overlap":1,"type":"configure","query":"","code":"{}"}}"#, "x".repeat(length))
    };
    assert!(read(&long(MAX_CODE_BYTES + 1)).is_some(), "too long, and its sender is told so");
    assert_eq!(read(&long(2 << 20)), None);
}

#[test]
fn answers_have_the_published_form() {
    let written = |id: Option<&Value>, message: &ToHost<'_>| {
        serde_json::from_str::<serde_json::Value>(&frame::write(id, message).unwrap()).unwrap()
    };
    let id = Value::Text("run-1".to_owned());
    assert_eq!(
        written(None, &ToHost::Pong { page: 0.5 }),
        json!({"overlap": 1, "type": "pong", "page": 0.5})
    );
    assert_eq!(
        written(Some(&id), &ToHost::Error { code: ErrorCode::Busy, message: "wait".to_owned() }),
        json!({"overlap": 1, "id": "run-1", "type": "error", "code": "busy", "message": "wait"})
    );
    assert_eq!(
        written(Some(&id), &ToHost::Progress { strategy: Some(StrategyId::GIL), done: 1, total: 5 }),
        json!({"overlap": 1, "id": "run-1", "type": "progress", "strategy": "gil", "done": 1, "total": 5})
    );
    assert_eq!(
        written(None, &ToHost::Height { height: 640.5 }),
        json!({"overlap": 1, "type": "height", "height": 640.5})
    );
    let lesson = ToHost::Lesson {
        lesson: "waiting",
        predicted: true,
        ran: true,
        finished: false,
        right: 1,
        answered: 1,
        of: 2,
    };
    assert_eq!(
        written(None, &lesson),
        json!({
            "overlap": 1, "type": "lesson", "lesson": "waiting",
            "predicted": true, "ran": true, "finished": false, "right": 1, "answered": 1, "of": 2
        })
    );
}

#[test]
fn a_result_holds_the_record_as_its_file_does() {
    let file = include_str!("../../../www/recorded/wait.json");
    let record: RunRecord = serde_json::from_str(file).unwrap();
    let text = frame::write(Some(&Value::Number(3.0)), &ToHost::Result { record: &record }).unwrap();
    let message: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&message["type"], &message["id"]), (&json!("result"), &json!(3)));
    assert_eq!(serde_json::from_value::<RunRecord>(message["record"].clone()).unwrap(), record);
}

proptest! {
    #[test]
    fn no_text_is_a_message(kind in "[a-z]{0,9}", text in ".{0,300}") {
        let known = ["ping", "run", "cancel", "configure"].contains(&kind.as_str());
        let text = json!({"overlap": 1, "type": kind, "query": text, "theme": text}).to_string();
        prop_assert_eq!(read(&text).is_some(), known);
    }

    #[test]
    fn any_query_arrives_as_it_was_sent(query in ".{0,300}") {
        let text = json!({"overlap": 1, "type": "configure", "query": query}).to_string();
        prop_assert_eq!(read(&text), Some(Asked { id: None, message: FromHost::Configure { query, code: None } }));
    }
}
