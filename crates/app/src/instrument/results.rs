//! The numbers: one row a strategy, with what speaks against trusting it.

use super::swatch::named;
use crate::model::Same;
use overlap_findings::{Answers, Columns, Texts, columns, interpreter};
use overlap_record::{RunRecord, StrategyId, StrategyResult, format};
use yew::prelude::*;

/// Properties of [`Results`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The record so far.
    pub record: Same<RunRecord>,
}

/// Columns of the table.
const WIDTH: u32 = 7;

/// The table. A dagger beside a median unfolds the doubts about it.
#[component]
pub fn Results(props: &Props) -> Html {
    let unfolded = use_state(Vec::new);
    let rows = props.record.results.iter().map(|result| {
        let open = unfolded.contains(&result.strategy);
        let toggle = {
            let (unfolded, strategy) = (unfolded.clone(), result.strategy);
            Callback::from(move |_: MouseEvent| {
                let mut next: Vec<StrategyId> = (*unfolded).clone();
                match next.iter().position(|open| *open == strategy) {
                    Some(at) => drop(next.swap_remove(at)),
                    None => next.push(strategy),
                }
                unfolded.set(next);
            })
        };
        row(result, open, toggle)
    });
    html! {
        <section aria-labelledby="results-title">
            <h2 id="results-title">{ "Results" }</h2>
            <div class="sideways" tabindex="0" role="region" aria-label="The results as a table">
                <table id="results">
                    <thead>
                        <tr>
                            <th scope="col">{ "Strategy" }</th>
                            <th scope="col" class="number">{ "Median" }</th>
                            <th scope="col" class="number">{ "95 % interval" }</th>
                            <th scope="col" class="number">{ "Speed-up" }</th>
                            <th scope="col" class="number">{ "Start-up" }</th>
                            <th scope="col" class="number">{ "Memory" }</th>
                            <th scope="col">{ "Answers" }</th>
                        </tr>
                    </thead>
                    { for rows }
                </table>
            </div>
            if let Some(interpreter) = interpreter(&props.record) {
                <p class="hint">{ interpreter }</p>
            }
        </section>
    }
}

fn row(result: &StrategyResult, open: bool, toggle: Callback<MouseEvent>) -> Html {
    let id = result.strategy.name();
    let columns = columns(result);
    let doubts = result.doubts.len();
    let about = format!("doubts-{id}");
    html! {
        <tbody key={id}>
            <tr data-strategy={id}>
                <th scope="row">{ named(result.strategy) }</th>
                <td data-col="median" class="number">
                    { columns.texts().median }
                    if doubts > 0 && columns.median_ms.is_some() {
                        <button
                            type="button" class="dagger" onclick={toggle} aria-expanded={open.to_string()} aria-controls={about.clone()}
                            aria-label={format!("{} about {}", format::counted(doubts as u64, "doubt"), crate::model::wording::name(result.strategy))}
                        >{ format!("†{doubts}") }</button>
                    }
                </td>
                { for cells(&columns).map(cell) }
                <td data-col="answer" class={classes!((columns.answers == Answers::Wrong).then_some("error"))}>{ answer(columns.answers) }</td>
            </tr>
            if let Some(reason) = &result.reason {
                <tr class="note"><td colspan={WIDTH.to_string()}>{ reason }</td></tr>
            }
            <tr class="note" id={about} hidden={!open}>
                <td colspan={WIDTH.to_string()}>
                    <ul>{ for result.doubts.iter().map(|doubt| html! { <li>{ doubt.message() }</li> }) }</ul>
                </td>
            </tr>
        </tbody>
    }
}

/// A number's cell: its column, its text, and a smaller one below it.
type Cell = (&'static str, String, Option<String>);

/// The cells between the median's, which has a button, and the answers'.
fn cells(columns: &Columns) -> impl Iterator<Item = Cell> {
    let Texts { median: _, interval, speedup, speedup_interval, startup, pool_startup, memory } =
        columns.texts();
    let paid_once = pool_startup.map(|time| format!("pool {time}, once"));
    [
        ("interval", interval, None),
        ("speedup", speedup, speedup_interval),
        ("startup", startup, paid_once),
        ("memory", memory, None),
    ]
    .into_iter()
}

fn cell((column, text, below): Cell) -> Html {
    html! {
        <td data-col={column} class="number">
            { text }
            if let Some(below) = below {
                <span class="sub">{ below }</span>
            }
        </td>
    }
}

fn answer(answers: Answers) -> String {
    match answers {
        Answers::Right => format!("✓ {}", answers.words()),
        Answers::Wrong => format!("{}: not timed", answers.words()),
        Answers::Failed | Answers::Unavailable | Answers::ToCome => answers.words().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlap_drawing::export::{markdown, summary_csv};
    use overlap_findings::{DASH, testing::record};
    use overlap_lessons::Run;
    use overlap_record::{
        Pool, Repeat,
        testing::{repeat, result, span},
    };
    use std::collections::BTreeMap;

    /// Two strategies of which every number varies from repeat to repeat, and an even number of repeats: a median is none of them.
    fn some_record(pool: Pool) -> RunRecord {
        let spans = vec![span(0, 0, overlap_record::SpanKind::Run, 0.0, 1.0)];
        let of = |totals: [f64; 4], startups: [f64; 4]| -> Vec<Repeat> {
            let each = |(index, (total_ms, startup_ms)): (usize, (f64, f64))| Repeat {
                startup_ms,
                memory_bytes: [2e6, 9e6, 4e6, 5e6][index],
                ..repeat(total_ms, spans.clone())
            };
            totals.into_iter().zip(startups).enumerate().map(each).collect()
        };
        let startups = if pool == Pool::Fresh { [30.0, 80.0, 41.0, 50.0] } else { [0.0; 4] };
        let mut rayon = result(StrategyId::RAYON, of([210.0, 160.0, 190.0, 140.0], startups));
        rayon.pool_startup_ms = (pool == Pool::Reused).then_some(61.5);
        let mut record = record(vec![
            result(StrategyId::SERIAL, of([400.0, 420.0, 380.0, 440.0], [0.0; 4])),
            rayon,
            result(StrategyId::ASYNC, of([390.0; 4], [0.0; 4])[..1].to_vec()),
        ]);
        record.spec.pool = pool;
        record
    }

    /// The number of a CSV's field as people read it.
    fn read(field: &str, text: fn(f64) -> String) -> String {
        field.parse().map_or_else(|_| DASH.to_owned(), text)
    }

    #[test]
    fn table_files_and_lessons_agree_with_a_fresh_and_a_reused_pool() {
        for pool in [Pool::Fresh, Pool::Reused] {
            let record = some_record(pool);
            let csv = summary_csv(&record);
            let (head, rows) = csv.split_once("\r\n").unwrap();
            let markdown = markdown(&record);
            let mut markdown = markdown.lines().filter(|line| line.starts_with("| ")).skip(1);
            for (result, row) in record.results.iter().zip(rows.lines()) {
                let own = format!("{} with a {} pool", result.strategy, pool.name());
                let columns = columns(result);
                let table: BTreeMap<_, _> =
                    cells(&columns).map(|(column, text, below)| (column, (text, below))).collect();
                let csv: BTreeMap<&str, &str> = head.split(',').zip(row.split(',')).collect();
                let markdown: Vec<&str> =
                    markdown.next().unwrap().trim_matches('|').split(" | ").map(str::trim).collect();
                let lesson = Run { record: &record }.timed(result.strategy).unwrap();

                let median = columns.texts().median;
                assert_eq!([&read(csv["median_ms"], format::ms), markdown[2]], [&median; 2], "{own}: median");
                assert_eq!(format::ms(lesson.total_ms()), median, "{own}: the lesson's median");

                let (interval, _) = &table["interval"];
                assert_eq!(markdown[3], interval, "{own}: interval");
                if result.repeats.len() > 1 {
                    let ends = ["ci95_low_ms", "ci95_high_ms"].map(|end| csv[end].parse().unwrap());
                    assert_eq!(&format::ms_interval(ends), interval, "{own}: the file's interval");
                }

                let (speedup, below) = &table["speedup"];
                assert_eq!(&read(csv["speedup"], format::ratio), speedup, "{own}: speed-up");
                let both =
                    below.as_ref().map_or_else(|| speedup.clone(), |below| format!("{speedup} ({below})"));
                assert_eq!(markdown[4], both, "{own}: speed-up with interval");
                let of_lesson = lesson.columns().speedup.map(format::ratio);
                assert_eq!(of_lesson.as_ref(), Some(speedup), "{own}: the lesson's speed-up");

                let (startup, paid_once) = &table["startup"];
                assert_eq!(
                    [&read(csv["startup_ms"], format::ms), markdown[5]],
                    [startup; 2],
                    "{own}: start-up"
                );
                assert_eq!(&format::ms(lesson.startup_ms()), startup, "{own}: the lesson's start-up");
                let once = read(csv["pool_startup_ms"], format::ms);
                assert_eq!(markdown[6], once, "{own}: the pool's start-up");
                let is_paid_once = pool == Pool::Reused && result.strategy.has_pool();
                assert_eq!(*paid_once, is_paid_once.then(|| format!("pool {once}, once")), "{own}");

                let (memory, _) = &table["memory"];
                assert_eq!(
                    [&read(csv["memory_bytes"], format::bytes), markdown[7]],
                    [memory; 2],
                    "{own}: memory"
                );
                assert_eq!(&format::bytes(lesson.memory_bytes()), memory, "{own}: the lesson's memory");
                assert!(answer(columns.answers).ends_with(markdown[8]), "{own}: answers");
            }
            let rayon = columns(&record.results[1]);
            let startup_ms = if pool == Pool::Fresh { 45.5 } else { 0.0 };
            assert_eq!((rayon.startup_ms, rayon.memory_bytes), (Some(startup_ms), Some(4.5e6)), "medians");
        }
    }
}
