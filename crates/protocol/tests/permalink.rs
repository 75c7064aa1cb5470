//! Whatever a link says, it is read; whatever is written, is read back.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why and fails")]

use overlap_protocol::{
    Spec,
    code::{self, CodeError, EXAMPLE},
    convert,
    permalink::{Activity, Extent, Question, Settings, Theme, decode, decode_with_code, encode},
    workloads::{self, ParamKind, Params, Preset, Workload},
};
use overlap_record::{Fault, FaultKind, Language, MAX_CODE_BYTES, Pool, StrategyId};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select},
};

const CORES: u32 = 4;

fn find(id: &str) -> &'static Workload {
    workloads::find(id).expect("it is in the catalogue")
}

fn params(workload: &'static Workload) -> BoxedStrategy<Params> {
    let start = Just(Params::defaults(workload, Preset::Quick)).boxed();
    workload.params.iter().fold(start, |all, param| {
        let texts: BoxedStrategy<String> = match param.kind {
            ParamKind::Integer { min, max } => (min..=max).prop_map(|number| number.to_string()).boxed(),
            ParamKind::Real { min, max } => (min..=max).prop_map(|number| number.to_string()).boxed(),
            ParamKind::Urls { max } => {
                vec("[a-z/]{1,9}[?&=%+#é]?[a-z0-9]{0,3}", 1..=max).prop_map(|urls| urls.join(",")).boxed()
            }
        };
        let id = param.id;
        (all, texts)
            .prop_map(move |(mut params, text)| {
                params.set_text(workload, id, &text).expect("it is within its range");
                params
            })
            .boxed()
    })
}

fn specs() -> impl Strategy<Value = Spec> {
    let ids = workloads::all().iter().copied().chain([workloads::own()]);
    let ids = select(ids.map(|workload| workload.id).collect::<Vec<_>>());
    let strategies = proptest::sample::subsequence(StrategyId::all().collect::<Vec<_>>(), 1..=5);
    let kinds = select(vec![FaultKind::Error, FaultKind::Panic, FaultKind::Trap, FaultKind::Memory]);
    let counts = (
        convert::WORKERS,
        option::of(convert::THREADS),
        option::of(convert::CHUNK),
        convert::REPEATS,
        convert::WARMUP,
    );
    let flags = (any::<bool>(), any::<bool>());
    let rest = (counts, strategies, flags, 0..=convert::MAX_SEED, option::of((kinds, any::<u32>())));
    (ids.prop_flat_map(|id| (Just(id), params(find(id)))), rest)
        .prop_map(|((id, params), (counts, strategies, (reused, python), seed, fault))| {
            let mut spec = convert::default_spec(find(id), Preset::Quick, CORES);
            if python {
                spec.lang = Language::Python;
            }
            spec.seed = seed;
            convert::set_params(&mut spec, &params);
            (spec.workers, spec.threads, spec.chunk, spec.repeats, spec.warmup) = counts;
            spec.strategies = strategies;
            spec.pool = if reused { Pool::Reused } else { Pool::Fresh };
            spec.fault = fault.map(|(kind, task)| Fault { kind, task: task % spec.tasks });
            spec
        })
        .prop_filter("parameters may contradict each other", |spec| convert::validate(spec).is_ok())
}

proptest! {
    #[test]
    fn any_specification_is_read_back_as_it_was(
        spec in specs(),
        embed: bool,
        view in option::of(select(vec![Extent::Compact, Extent::Full])),
        theme in option::of(select(vec![Theme::Light, Theme::Dark])),
        lesson in option::of("[a-z-]{1,12}"),
        title in option::of("[^\\p{C}\\s]{0,80}"),
        question: Index,
    ) {
        let questions = Question::all_of(&spec);
        let ask = |title| Activity { title, question: *question.get(&questions) };
        let activity = title.map(ask);
        let settings = Settings { lesson, activity, embed, view, theme, ..Settings::of(spec) };
        let query = encode(&settings);
        let link = decode(&query, CORES);
        prop_assert_eq!(&link.notices, &[], "{}", query);
        prop_assert_eq!(link.settings, settings, "{}", query);
    }

    #[test]
    fn any_text_is_read_as_a_specification_that_can_run(query in ".{0,200}", cores: u32) {
        let link = decode(&query, cores);
        prop_assert_eq!(convert::validate(&link.settings.spec), Ok(()));
    }

    #[test]
    fn any_values_of_known_parts_are_read_as_a_specification_that_can_run(
        parts in vec((select(PARTS.to_vec()), ".{0,12}|-?[0-9]{1,25}|[a-z,@0-9]{0,15}"), 0..12),
    ) {
        let query: Vec<String> = parts.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let link = decode(&query.join("&"), CORES);
        prop_assert_eq!(convert::validate(&link.settings.spec), Ok(()));
    }
}

const PARTS: [&str; 25] = [
    "lang",
    "v",
    "workload",
    "tasks",
    "strategies",
    "workers",
    "threads",
    "chunk",
    "repeats",
    "warmup",
    "pool",
    "seed",
    "fault",
    "lesson",
    "embed",
    "view",
    "theme",
    "sweep",
    "wait_ms",
    "from",
    "to",
    "size",
    "urls",
    "compute_share",
    "length",
];

fn notices(query: &str) -> Vec<(String, String)> {
    decode(query, CORES).notices.into_iter().map(|notice| (notice.part, notice.message)).collect()
}

#[track_caller]
fn one_notice(query: &str, part: &str, says: &[&str]) {
    let notices = notices(query);
    assert_eq!(notices.len(), 1, "{query}: {notices:?}");
    assert_eq!(notices[0].0, part, "{query}");
    for words in says {
        assert!(notices[0].1.contains(words), "{query}: {:?} should say {words:?}", notices[0].1);
    }
}

#[test]
fn nothing_is_the_default_without_a_notice() {
    for query in ["", "?", "?v=1", "&&"] {
        let link = decode(query, CORES);
        assert_eq!(link.notices, [], "{query}");
        assert!(!link.configured, "{query}");
        assert_eq!(link.settings.spec, convert::default_spec(workloads::first(), Preset::Quick, CORES));
    }
}

#[test]
fn the_default_number_of_workers_follows_the_cores_within_bounds() {
    for (cores, workers) in [(0, 2), (1, 2), (6, 6), (64, 8)] {
        assert_eq!(decode("", cores).settings.spec.workers, workers, "{cores} cores");
    }
}

#[test]
fn each_part_that_cannot_be_used_is_named_with_what_is_used_instead() {
    one_notice("?v=7", "v", &["`7`", "version 1"]);
    one_notice("?workload=sleeping", "workload", &["`sleeping`", "`wait`"]);
    one_notice("?lang=perl", "lang", &["`perl`", "`rust`", "`python`", "`rust` is used"]);
    one_notice("?workload=python&lang=perl", "lang", &["`perl`", "`python` is used"]);
    one_notice("?workload=python&lang=rust", "lang", &["own code", "`python` is used"]);
    one_notice("?tasks=0", "tasks", &["0", "1 to 10000", "7"]);
    one_notice("?wait_ms=soon", "wait_ms", &["`soon`", "200"]);
    one_notice("?strategies=serial,fast", "strategies", &["`fast`"]);
    one_notice("?strategies=rayon,rayon", "strategies", &["`rayon`", "once"]);
    one_notice("?strategies=", "strategies", &["all are used"]);
    one_notice("?workers=65", "workers", &["`65`", "between 1 and 64", "4 is used"]);
    one_notice("?chunk=0", "chunk", &["between 1 and 10000", "the default is used"]);
    one_notice("?threads=0", "threads", &["between 1 and 32", "the default is used"]);
    one_notice("?repeats=201", "repeats", &["between 1 and 200"]);
    one_notice("?warmup=6", "warmup", &["between 0 and 5"]);
    one_notice("?pool=warm", "pool", &["`warm`", "`fresh` is used"]);
    one_notice("?seed=9007199254740992", "seed", &["between 0 and 9007199254740991"]);
    one_notice("?fault=panic", "fault", &["`panic`", "panic@2"]);
    one_notice("?fault=panic@7", "fault", &["no task 7", "from 0 to 6"]);
    one_notice("?embed=yes", "embed", &["`yes`"]);
    one_notice("?view=small", "view", &["`small`", "`compact`", "`full`"]);
    one_notice("?theme=sepia", "theme", &["`sepia`"]);
    one_notice("?workload=long_comp&wait_ms=5", "wait_ms", &["`long_comp`", "no such parameter"]);
    one_notice("?colour=red", "colour", &["left out"]);
    one_notice("?tasks=3&tasks=4", "tasks", &["more than once", "first"]);
    one_notice("?tasks=%zz", "tasks", &["percent-encoding"]);
    one_notice("?tasks=%e", "tasks", &["percent-encoding"]);
    one_notice("?theme=%ff", "theme", &["percent-encoding"]);
}

#[test]
fn of_two_values_the_first_is_used() {
    assert_eq!(decode("?tasks=3&tasks=4", CORES).settings.spec.tasks, 3);
}

#[test]
fn values_that_contradict_each_other_give_way_to_the_default() {
    let link = decode("?workload=factorial&from=2000&to=1000", CORES);
    assert!(!link.notices.is_empty());
    assert_eq!(convert::validate(&link.settings.spec), Ok(()));
}

#[test]
fn a_long_text_is_cut_in_its_notice() {
    let query = format!("?pool={}&{}=1", "x".repeat(5000), "y".repeat(5000));
    for (part, message) in notices(&query) {
        assert!(part.len() < 60 && message.len() < 200, "{part}: {message}");
    }
}

#[test]
fn a_link_of_very_many_parts_is_read_in_part() {
    let query = (0..200_000).map(|part| format!("part{part}=1")).collect::<Vec<_>>().join("&");
    let link = decode(&query, CORES);
    assert!(link.notices.len() < 25, "{}", link.notices.len());
    let last = link.notices.last().expect("there are some");
    assert!(last.message.contains("81 more"), "{}", last.message);
}

#[test]
fn a_link_reads_well() {
    let link = decode("?workload=open_url&urls=a.txt,https://example.org/b?c%3D1%26d", CORES);
    let query = encode(&link.settings);
    assert!(
        query.starts_with("?v=1&workload=open_url&tasks=3&urls=a.txt,https://example.org/b%3Fc%3D1%26d&"),
        "{query}"
    );
    assert!(query.contains("&strategies=serial,async,rayon,isolated,gil&workers=4&"), "{query}");
}

#[test]
fn a_language_is_written_only_where_it_is_not_rust() {
    assert!(!encode(&decode("", CORES).settings).contains("lang"));
    assert!(!encode(&decode("?lang=rust", CORES).settings).contains("lang"));
    let link = decode("?workload=long_comp&lang=python", CORES);
    assert_eq!((link.settings.spec.lang, &link.settings.spec.code), (Language::Python, &None));
    assert!(encode(&link.settings).starts_with("?v=1&workload=long_comp&lang=python&tasks="));
    let own = decode("?workload=python&tasks=9", CORES);
    assert_eq!(own.notices, []);
    assert_eq!((own.settings.spec.lang, own.settings.spec.tasks), (Language::Python, 9));
    assert_eq!(own.settings.spec.code.as_deref(), Some(EXAMPLE));
}

/// The code of a fragment, inflated as a browser does.
fn linked(fragment: &str) -> Option<Result<String, CodeError>> {
    let inflated = code::deflated(fragment)?
        .and_then(|bytes| miniz_oxide::inflate::decompress_to_vec(&bytes).map_err(|_| CodeError::Damaged));
    Some(inflated.and_then(code::text))
}

#[test]
fn code_is_read_back_from_a_fragment_in_either_form() {
    let most = "é".repeat(MAX_CODE_BYTES / 2);
    for text in ["", "x", EXAMPLE, "# 😀\n\tλ = 1\n", &most] {
        let deflated = code::fragment(&miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6));
        for fragment in [code::stored_fragment(text), deflated] {
            assert!(fragment.bytes().skip(6).all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it)));
            assert_eq!(linked(&fragment), Some(Ok(text.to_owned())));
            assert_eq!(linked(&fragment[1..]), Some(Ok(text.to_owned())), "without its mark");
        }
    }
    assert_eq!(linked(&code::stored_fragment("a\r\nb\rc")), Some(Ok("a\nb\nc".to_owned())));
}

#[test]
fn a_fragment_that_cannot_be_used_is_told_apart() {
    for other in ["", "#", "#verdict", "#code", "#codes=x", "#Code=x"] {
        assert_eq!(code::deflated(other), None, "{other}");
    }
    let long = "x".repeat(MAX_CODE_BYTES + 1);
    for (fragment, error) in [
        ("#code=a+b/".to_owned(), CodeError::NotBase64),
        ("#code=YWI=".to_owned(), CodeError::NotBase64),
        ("#code=%20".to_owned(), CodeError::NotBase64),
        (format!("#code={}", "A".repeat(200_000)), CodeError::TooLong),
        (code::stored_fragment(&long), CodeError::TooLong),
        (code::fragment(&miniz_oxide::deflate::compress_to_vec(long.as_bytes(), 9)), CodeError::TooLong),
        (code::fragment(&miniz_oxide::deflate::compress_to_vec(b"\xff\xfe", 6)), CodeError::NotText),
        ("#code=AAAA".to_owned(), CodeError::Damaged),
    ] {
        assert_eq!(linked(&fragment), Some(Err(error)), "{}", &fragment[..fragment.len().min(40)]);
    }
}

fn with_code(query: &str, code: Result<&str, CodeError>) -> (Option<String>, Vec<String>) {
    let link = decode_with_code(query, CORES, Some(code.map(str::to_owned)));
    assert_eq!(convert::validate(&link.settings.spec), Ok(()), "{query}");
    assert!(link.configured);
    let parts = link.notices.into_iter().map(|notice| {
        assert_eq!(notice.part, "code");
        notice.message
    });
    (link.settings.spec.code, parts.collect())
}

#[test]
fn code_of_a_link_is_taken_or_named() {
    let code = "def task(i):\n    return i\n";
    for query in ["?workload=python", "?workload=long_comp&lang=python"] {
        assert_eq!(with_code(query, Ok(code)), (Some(code.to_owned()), vec![]), "{query}");
    }
    let (left, told) = with_code("?workload=long_comp", Ok(code));
    assert_eq!(left, None);
    assert!(told[0].contains("only Python") && told[0].contains("workload's own"), "{told:?}");
    let long = "#".repeat(MAX_CODE_BYTES + 1);
    for (given, words) in [
        (Ok(" \n"), "no code"),
        (Ok(long.as_str()), "more than 65536 bytes"),
        (Err(CodeError::Damaged), "damaged"),
        (Err(CodeError::NotText), "UTF-8"),
        (Err(CodeError::NotBase64), "base64url"),
    ] {
        let (own, told) = with_code("?workload=python", given);
        assert_eq!(own.as_deref(), Some(EXAMPLE));
        assert!(told.len() == 1 && told[0].contains(words) && told[0].contains("the example"), "{told:?}");
    }
}

#[test]
fn a_specification_has_the_code_that_it_needs_and_no_other() {
    let own = convert::default_spec(workloads::own(), Preset::Quick, CORES);
    let twin = Spec { lang: Language::Python, ..convert::default_spec(find("wait"), Preset::Quick, CORES) };
    let with =
        |spec: &Spec, lang, code: Option<&str>| Spec { lang, code: code.map(str::to_owned), ..spec.clone() };
    let (python, rust) = (Language::Python, Language::Rust);
    for (spec, right) in [
        (with(&own, python, Some("x")), Ok(())),
        (with(&own, python, None), Err(CodeError::Missing)),
        (with(&own, python, Some("\n")), Err(CodeError::Missing)),
        (with(&own, rust, Some("x")), Err(CodeError::NotPython)),
        (with(&own, rust, None), Err(CodeError::NotPython)),
        (with(&twin, python, None), Ok(())),
        (with(&twin, python, Some("x")), Ok(())),
        (with(&twin, rust, None), Ok(())),
        (with(&twin, rust, Some("x")), Err(CodeError::NotPython)),
        (with(&twin, python, Some(&"x".repeat(MAX_CODE_BYTES))), Ok(())),
        (with(&twin, python, Some(&"x".repeat(MAX_CODE_BYTES + 1))), Err(CodeError::TooLong)),
    ] {
        let errors = convert::validate(&spec).err().unwrap_or_default();
        let expected: Vec<_> = right.err().map(convert::SpecError::Code).into_iter().collect();
        assert_eq!(
            errors,
            expected,
            "{} {:?} {:?}",
            spec.workload,
            spec.lang,
            spec.code.as_ref().map(String::len)
        );
    }
}
