//! The workloads within `overlap.py`, which it has from here: their titles, parameters and tasks.

use overlap_protocol::{
    convert::preset_params,
    workloads::{self, ParamKind, ParamSpec, ParamValue, Preset, Workload, source},
};
use overlap_record::Language;
use std::{env, fmt::Write, fs, path::PathBuf};

const BEGIN: &str =
    "# --- Workloads: written by a test of crates/protocol from crates/workloads; do not edit. ---\n";
const END: &str = "# --- End of workloads. ---\n";

/// Set to anything, this has the file written anew.
const UPDATE: &str = "OVERLAP_UPDATE";

/// A value as Python writes it.
fn literal(value: &ParamValue) -> String {
    match value {
        ParamValue::Integer(value) => value.to_string(),
        ParamValue::Real(value) => format!("{value:?}"),
        ParamValue::Text(text) => format!("{text:?}"),
    }
}

fn param(workload: &Workload, spec: &ParamSpec) -> String {
    let preset = |preset| literal(&preset_params(workload, preset, Language::Python).0[spec.id]);
    let range = match spec.kind {
        ParamKind::Integer { min, max } => format!("\"kind\": \"integer\", \"min\": {min}, \"max\": {max}"),
        ParamKind::Real { min, max } => format!("\"kind\": \"real\", \"min\": {min:?}, \"max\": {max:?}"),
        ParamKind::Urls { max } => format!("\"kind\": \"urls\", \"max\": {max}"),
    };
    let (document, quick) = (preset(Preset::Document), preset(Preset::Quick));
    format!(
        "            \"{}\": {{{range},\n                \"document\": {document}, \"quick\": {quick}}},\n",
        spec.id
    )
}

fn block() -> String {
    let mut out = String::from("WORKLOADS = {\n");
    for workload in workloads::all().iter().copied().chain([workloads::own()]) {
        let params: String = workload.params.iter().map(|spec| param(workload, spec)).collect();
        let code = source::task(workload.id).unwrap_or_default();
        assert!(!code.contains("'''") && !code.contains('\\'), "{}: its code is no raw text", workload.id);
        write!(
            out,
            "    \"{}\": {{\n        \"title\": {:?},\n        \"params\": {{\n{params}        }},\n        \"code\": r'''{code}''',\n    }},\n",
            workload.id, workload.title
        )
        .unwrap();
    }
    out + "}\n"
}

#[test]
fn overlap_py_has_every_workload_as_it_is() {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/overlap.py"));
    let file = fs::read_to_string(&path).unwrap();
    let (before, rest) = file.split_once(BEGIN).expect("the file has the first mark");
    let (found, after) = rest.split_once(END).expect("the file has the second mark");
    let wanted = block();
    if env::var_os(UPDATE).is_some() {
        fs::write(&path, [before, BEGIN, &wanted, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(found, wanted, "run this test with {UPDATE}=1 in the environment, which writes the file anew");
}
