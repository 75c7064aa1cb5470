//! Numbers that code declares for a sweep: which lines do, and what another value makes of the code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use overlap_protocol::{
    Axis, Declared, MAX_NAME_BYTES, MOST_DECLARED, POINTS, Spec, Sweep, SweepError, Vary, convert,
    permalink::{Settings, decode, decode_with_code, encode},
    workloads::{self, Preset},
};
use overlap_record::MAX_CODE_BYTES;
use proptest::prelude::*;

const CODE: &str =
    "import math\n\nN = 1_000  # sweep: how many\nRATE=-.5#sweep\n\ndef task(i):\n    return N * RATE * i\n";

fn found(code: &str) -> Vec<(&str, f64)> {
    Declared::all(code).into_iter().map(|it| (it.name, it.value)).collect()
}

fn own(code: &str) -> Spec {
    Spec { code: Some(code.to_owned()), ..convert::default_spec(workloads::own(), Preset::Quick, 2) }
}

fn n(values: &[f64]) -> Axis {
    Axis::new(Vary::Declared("N".to_owned()), values.to_vec())
}

#[test]
fn a_line_declares_a_number() {
    assert_eq!(found(CODE), [("N", 1000.0), ("RATE", -0.5)]);
    for (literal, value) in [
        ("7", 7.0),
        ("+7", 7.0),
        ("-1_000_000", -1e6),
        ("0", 0.0),
        ("00", 0.0),
        ("5.", 5.0),
        (".5", 0.5),
        ("1_0.2_5", 10.25),
        ("1e3", 1e3),
        ("2.5E-3", 2.5e-3),
        ("12345678901234567890", 12_345_678_901_234_567_890.0),
    ] {
        let code = format!("x = 1\nlänge = {literal}  # sweep\r\ny = 2");
        assert_eq!(found(&code), [("länge", value)], "{literal}");
    }
}

#[test]
fn what_only_looks_like_it_declares_none() {
    for line in [
        " N = 1  # sweep",
        "\tN = 1  # sweep",
        "def f(): N = 1  # sweep",
        "if True: N = 1  # sweep",
        "N = 1",
        "N = 1  # sweeping",
        "N = 1  # sweep_1",
        "N = 1  # not a sweep",
        "N = 1  ## sweep",
        "# N = 1  # sweep",
        "N: int = 1  # sweep",
        "N += 1  # sweep",
        "N == 1  # sweep",
        "M = N = 1  # sweep",
        "N, M = 1, 2  # sweep",
        "N.x = 1  # sweep",
        "N = 1; M = 2  # sweep",
        "N = 1 + 1  # sweep",
        "N = '1'  # sweep",
        "N = True  # sweep",
        "N = inf  # sweep",
        "N = nan  # sweep",
        "N = 1j  # sweep",
        "N = 0x10  # sweep",
        "N = 010  # sweep",
        "N = 1__0  # sweep",
        "N = _1  # sweep",
        "N = 1_  # sweep",
        "N = 1_.5  # sweep",
        "N = --1  # sweep",
        "N = 1e  # sweep",
        "N = .  # sweep",
        "N = 1e999  # sweep",
        "N =  # sweep",
        " = 1  # sweep",
        "1N = 1  # sweep",
        "N = \\\n1  # sweep",
        "N = (\n1)  # sweep",
        "x = (\nN = 1  # sweep\n)",
        "x = [{\nN = 1  # sweep\n",
        "x = '''\nN = 1  # sweep\n'''",
        "x = r\"\"\"\\\"\"\"\nN = 1  # sweep\n\"\"\"",
        "x = f'''{1}\"\"\"\nN = 1  # sweep\n'''",
        "x = 'a\\\nN = 1  # sweep'",
        "x = \\\nN = 1  # sweep",
        "x = \\\r\nN = 1  # sweep",
        "\"\"\"\nN = 1  # sweep",
    ] {
        assert_eq!(found(line), [], "{line}");
    }
    let long = "N".repeat(MAX_NAME_BYTES);
    assert_eq!(found(&format!("{long} = 1  # sweep")).len(), 1);
    assert_eq!(found(&format!("{long}N = 1  # sweep")), []);
    assert_eq!(found(&format!("N = 1{}  # sweep", "0".repeat(400))), [], "it is no finite number");
}

#[test]
fn what_stands_before_it_is_over() {
    for before in [
        "x = 'it\\'s'",
        "x = \"# '\"  # it's",
        "x = ''",
        "x = ''''''",
        "x = '''a\n\\''' b'''",
        "x = f'{1 + (2)}'",
        "x = [1,\n  '[', # [\n]",
        "x = )",
        "x = 'not closed",
        "def f():\n    return 1\\\n        + 2",
        "\u{feff}# λ 😀 \\",
    ] {
        assert_eq!(found(&format!("{before}\nN = 1  # sweep\n")), [("N", 1.0)], "{before}");
    }
}

#[test]
fn a_name_that_is_declared_twice_is_none() {
    assert_eq!(found("N = 1  # sweep\nM = 2  # sweep\nN = 3  # sweep\n"), [("M", 2.0)]);
    let many: String = (0..100).map(|index| format!("n{index} = {index}  # sweep\n")).collect();
    let found = found(&many);
    assert_eq!((found.len(), found[0]), (MOST_DECLARED, ("n0", 0.0)), "the first ones");
}

#[test]
fn another_value_takes_the_place_of_the_number_alone() {
    for (line, value, becomes) in [
        ("N = 1_000  # sweep", 20.0, "N = 20  # sweep"),
        ("N=+1#sweep λ", -3.0, "N=-3#sweep λ"),
        ("N = 1  # sweep", 0.5, "N = 0.5  # sweep"),
        ("N = 1.0  # sweep", 2.0, "N = 2.0  # sweep"),
        ("N = 1e3  # sweep", 4000.0, "N = 4000.0  # sweep"),
        ("N =\t5\t# sweep", 1e22, "N =\t10000000000000000000000\t# sweep"),
        ("N = 5.  # sweep", 1e22, "N = 10000000000000000000000.0  # sweep"),
    ] {
        let code = format!("'''é'''\n{line}\nN\n");
        let declared = Declared::find(&code, "N").unwrap();
        assert_eq!(declared.with(&code, value), format!("'''é'''\n{becomes}\nN\n"));
    }
}

#[test]
fn a_sweep_over_it_changes_nothing_but_the_code() {
    let base = own(CODE);
    let sweep = Sweep { base: base.clone(), axis: n(&[10.0, 2000.0]) };
    assert_eq!(sweep.axis.vary.of(&base), Some(1000.0));
    let specs = sweep.specs().unwrap();
    for (spec, value) in specs.iter().zip(["10", "2000"]) {
        assert_eq!(spec.code.as_deref(), Some(&*CODE.replace("1_000", value)));
        assert_eq!(Spec { code: base.code.clone(), ..spec.clone() }, base);
    }
    let error = Sweep { base: own("N = 1\n"), ..sweep.clone() }.specs().unwrap_err();
    assert_eq!(error.to_string(), "sweep: `10` cannot be used for N: no code declares `N`");
    let bad = sweep.axis.vary.set(&base, f64::INFINITY);
    assert!(matches!(bad, Err(SweepError::Value { .. })), "{bad:?}");
    let full = format!("N = 1  # sweep\n#{}", "x".repeat(MAX_CODE_BYTES - 16));
    assert!(sweep.axis.vary.set(&own(&full), 2.0).is_ok());
    let error = sweep.axis.vary.set(&own(&full), 10.0).unwrap_err();
    assert!(error.to_string().contains("more than 65536 bytes"), "{error}");
}

#[test]
fn a_number_of_the_workload_goes_before_one_of_the_same_name_in_the_code() {
    let code = "tasks = 1  # sweep\nchunk = 1  # sweep\nworkers = 1  # sweep\nwait_ms = 1  # sweep\nsize = 1  # sweep\n";
    let of = |workload| Vary::all(workload, Some(code));
    let declared = |name: &str| Vary::Declared(name.to_owned());
    assert_eq!(
        of("python"),
        [Vary::Tasks, Vary::Workers, Vary::Chunk, declared("wait_ms"), declared("size")]
    );
    let wait_ms = Vary::Param("wait_ms".to_owned());
    assert_eq!(of("wait"), [Vary::Tasks, Vary::Workers, Vary::Chunk, wait_ms, declared("size")]);
    assert_eq!(Vary::named("size", "python", Some(code)), Ok(declared("size")));
    assert!(Vary::named("size", "python", None).is_err());
}

#[test]
fn a_link_carries_a_sweep_over_it_beside_its_code() {
    let query = |spec| {
        let sweep = Some(n(&[500.0, 1000.0, 2000.0]));
        encode(&Settings { sweep, ..Settings::of(spec) })
    };
    let twin = decode_with_code("?workload=wait&lang=python", 2, Some(Ok(CODE.to_owned()))).settings.spec;
    for spec in [own(CODE), twin] {
        let query = query(spec);
        assert!(query.contains("&sweep=N:500,1000,2000"), "{query}");
        let link = decode_with_code(&query, 2, Some(Ok(CODE.to_owned())));
        assert_eq!((link.settings.sweep, link.notices), (Some(n(&[500.0, 1000.0, 2000.0])), vec![]));
        let without = decode(&query, 2);
        assert_eq!(without.settings.sweep, None);
        let told = &without.notices[0].message;
        assert!(told.contains("`N` cannot be swept") && told.contains("Nothing is swept"), "{told}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_hostile(code in "([\"'#\\\\\r\n(){}=_.eλ😀0-9N -]|# sweep|N = 1|\"\"\"|''')*", value in any::<f64>()) {
        for declared in Declared::all(&code) {
            prop_assert!(declared.value.is_finite());
            if value.is_finite() {
                let changed = declared.with(&code, value);
                let again = Declared::find(&changed, declared.name).map(|it| it.value);
                prop_assert_eq!(again, Some(value), "{}", changed);
                prop_assert_eq!(Declared::all(&changed).len(), Declared::all(&code).len());
            }
        }
    }

    #[test]
    fn every_point_has_its_own_value(
        values in prop::collection::btree_set(-1_000_000_000_i64..1_000_000_000, POINTS), by in prop::sample::select(vec![1.0, 0.125]),
    ) {
        let sweep = Sweep { base: own(CODE), axis: n(&values.iter().map(|it| *it as f64 * by).collect::<Vec<_>>()) };
        let read: Option<Vec<f64>> = sweep.specs().unwrap().iter().map(|spec| sweep.axis.vary.of(spec)).collect();
        prop_assert_eq!(read, Some(sweep.axis.values));
    }
}
