//! The same run in the reader's own CPython: the command that `overlap.py` of the site takes for it.

use crate::Spec;
use overlap_workloads as workloads;

/// The program's file in the site.
pub const PROGRAM: &str = "overlap.py";
/// The file that code of one's own is saved as.
pub const CODE_FILE: &str = "task.py";
/// The file that the command writes the record to.
pub const RECORD_FILE: &str = "run.json";

/// The program's arguments, without that for the record's file.
#[must_use]
pub fn arguments(spec: &Spec) -> Vec<String> {
    let mut out = Vec::new();
    let mut option = |name: &str, value: &str| out.extend([format!("--{name}"), value.to_owned()]);
    if spec.workload != workloads::own().id {
        option("workload", &spec.workload);
    }
    if spec.code.is_some() {
        option("file", CODE_FILE);
    }
    option("tasks", &spec.tasks.to_string());
    for (name, value) in &spec.params {
        option(name, &value.to_string());
    }
    let strategies: Vec<&str> = spec.strategies.iter().map(|strategy| strategy.name()).collect();
    option("strategies", &strategies.join(","));
    option("workers", &spec.workers.to_string());
    if let Some(threads) = spec.threads {
        option("threads", &threads.to_string());
    }
    if let Some(chunk) = spec.chunk {
        option("chunk", &chunk.to_string());
    }
    option("repeats", &spec.repeats.to_string());
    option("warmup", &spec.warmup.to_string());
    option("pool", spec.pool.name());
    option("seed", &spec.seed.to_string());
    out
}

/// The command, as shells on Linux, macOS and Windows take it.
#[must_use]
pub fn command(spec: &Spec) -> String {
    let arguments: Vec<String> = arguments(spec).iter().map(|argument| quoted(argument)).collect();
    format!("python {PROGRAM} {} --output {RECORD_FILE}", arguments.join(" "))
}

/// A value, in quotation marks where a shell would read it as something else. Inside them, what stands for something else in any
/// shell is percent-encoded, which only addresses have.
fn quoted(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:,=+-".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    let is_special = |c: char| "\"$`\\!".contains(c);
    let encoded = |c: char| if is_special(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    let inside: String = value.chars().map(encoded).collect();
    format!("\"{inside}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{convert::default_spec, workloads::Preset};
    use overlap_record::{Language, StrategyId, Value};

    #[test]
    fn it_has_every_setting_of_the_run() {
        let workload = workloads::find("long_comp").unwrap();
        let mut spec = default_spec(workload, Preset::Document, 2);
        spec.strategies = vec![StrategyId::SERIAL, StrategyId::GIL];
        (spec.threads, spec.chunk, spec.seed) = (Some(3), Some(5), 7);
        assert_eq!(
            command(&spec),
            format!(
                "python overlap.py --workload long_comp --tasks 4 --iterations 5000000 --strategies serial,gil --workers 2 --threads 3 \
                 --chunk 5 --repeats {} --warmup {} --pool {} --seed 7 --output run.json",
                spec.repeats,
                spec.warmup,
                spec.pool.name()
            )
        );
    }

    #[test]
    fn own_code_is_a_file_of_its_own_and_a_changed_twin_keeps_its_parameters() {
        let mut spec = default_spec(workloads::own(), Preset::Quick, 2);
        (spec.lang, spec.code) = (Language::Python, Some("def task(i): pass".to_owned()));
        assert!(
            command(&spec).starts_with("python overlap.py --file task.py --tasks "),
            "{}",
            command(&spec)
        );
        let mut spec = default_spec(workloads::find("wait").unwrap(), Preset::Quick, 2);
        (spec.lang, spec.code) = (Language::Python, Some("def task(i): pass".to_owned()));
        let command = command(&spec);
        assert!(
            command.starts_with("python overlap.py --workload wait --file task.py --tasks 7 --wait_ms "),
            "{command}"
        );
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        let mut spec = default_spec(workloads::find("open_url").unwrap(), Preset::Quick, 2);
        let urls = "https://example.org/?a=1&b=$HOME,data/one.txt".to_owned();
        spec.params.insert("urls".to_owned(), Value::Text(urls));
        let command = command(&spec);
        assert!(
            command.contains(" --urls \"https://example.org/?a=1&b=%24HOME,data/one.txt\" "),
            "{command}"
        );
    }
}
