//! “How far can it go?”: beyond the documents, a sweep over the number of workers.

use crate::{
    article::Article,
    checks,
    claim::{Claim, Finding},
    code::{Focus, SourceFile},
    evidence::{Evidence, Missing, Run},
    experiment::{Part, Setting},
    lesson::{Lesson, Pictured},
    measured::{Measured, Unit},
    prediction::Prediction,
    published::{
        AMDAHL, Cell, Column, PARALLEL_COMPUTING, PARALLELISATION_IN_PYTHON, PYTHON_PARALLELISM, Row, Table,
    },
    text,
    transfer::Transfer,
};
use overlap_findings::sweep::{Fit, LEAST_POINTS, SpeedupPoint, amdahl, ideal_speedup, knee, speedups};
use overlap_protocol::{Spec, Vary};
use overlap_record::{
    SpanKind,
    format::{factor, share},
    strategy::{ISOLATED, RAYON, SERIAL},
};

/// Divisible by every number of workers of the sweep but 16, so that no worker is idle in the last round.
const TASKS: u32 = 24;

pub(crate) static LESSON: Lesson = Lesson {
    id: "scaling",
    pictured: Pictured::Chart("workers"),
    prediction: Prediction::Scale {
        label: "How many times as fast as serial, with the most workers",
        unit: Unit::Times,
        min: 0.5,
        max: 16.0,
        logarithmic: true,
        measured: |evidence| {
            let last = last(&points(evidence)?)?;
            Ok(Measured { value: last.speedup, low: last.interval[0], high: last.interval[1] })
        },
    },
    transfer: Transfer {
        spec: |cores| {
            let three = Setting::new("long_comp", cores).tasks(3).workers(2).reused_pool();
            three.strategies(&[SERIAL, RAYON, ISOLATED]).repeats(5).spec()
        },
        unit: Unit::Times,
        ranges: &[[1.75, f64::MAX], [1.2, 1.75], [0.0, 1.2]],
        answer: 1,
        measured: |run| {
            run.at_once()?;
            checks::speedup(run, RAYON).or_else(|_| checks::speedup(run, ISOLATED))
        },
    },
    claims: &[
        Claim {
            id: "scaling.one",
            test: |evidence| {
                let points = points(evidence)?;
                let one = points.first().ok_or(Missing::TooCoarse)?;
                Finding::new(
                    (0.8..=1.25).contains(&one.speedup),
                    format!("with {} worker it was {} times as fast", one.x, factor(one.speedup)),
                )
            },
        },
        Claim {
            id: "scaling.cores",
            test: |evidence| {
                let cores = cores(evidence)?;
                let points = points(evidence)?;
                let at = points.iter().rfind(|point| point.x <= cores).ok_or(Missing::TooCoarse)?;
                Finding::new(
                    at.speedup >= checks::NEARLY * ideal_speedup(at.x, cores, TASKS),
                    format!("with {} workers it was {} times as fast", at.x, factor(at.speedup)),
                )
            },
        },
        Claim {
            id: "scaling.end",
            test: |evidence| {
                let cores = cores(evidence)?;
                let points = points(evidence)?;
                let best = points.iter().map(|point| point.speedup).fold(0.0, f64::max);
                Finding::new(
                    best <= 1.15 * cores,
                    format!("the highest speed-up was {}, with {cores} cores", factor(best)),
                )
            },
        },
        Claim {
            id: "scaling.uneven",
            test: |evidence| {
                let (stealing, fixed) = uneven(evidence)?;
                Finding::new(
                    stealing >= 1.15 * fixed,
                    format!(
                        "one at a time they were {} times as fast, in large chunks {}",
                        factor(stealing),
                        factor(fixed)
                    ),
                )
            },
        },
        Claim {
            id: "scaling.grown",
            test: |evidence| {
                let (one, grown) = (evidence.run("one")?, evidence.run("grown")?);
                grown.at_once()?;
                let times =
                    grown.timed(RAYON)?.work_ms() / one.timed(RAYON)?.work_ms().max(f64::MIN_POSITIVE);
                Finding::new(
                    times <= 1.0 / checks::NEARLY,
                    format!(
                        "{} times the work took {} times as long",
                        grown.record.spec.workers,
                        factor(times)
                    ),
                )
            },
        },
        Claim {
            id: "scaling.law",
            test: |evidence| {
                let cores = cores(evidence)?;
                let points = points(evidence)?;
                let fit = fit(evidence)?;
                let off = |point: &SpeedupPoint| (point.speedup / fit.speedup(point.x) - 1.0).abs();
                let furthest = points.iter().filter(|point| point.x <= cores).map(off).fold(0.0, f64::max);
                Finding::new(furthest <= 0.15, format!("the furthest point is off by {}", share(furthest)))
            },
        },
    ],
    experiment: |cores| {
        let arithmetic = Setting::new("long_comp", cores).tasks(TASKS).param("iterations", 1e6).reused_pool();
        let sweep = arithmetic.strategies(&[SERIAL, RAYON]).repeats(5).sweep(Vary::Workers, &workers(cores));
        let [stealing, fixed, one, grown] = others(cores);
        vec![
            Part::sweep("workers", "More and more workers", sweep),
            Part::run("stealing", "Uneven tasks, one at a time", stealing),
            Part::run("static", "Uneven tasks, a chunk for each worker", fixed),
            Part::run("one", "Some work for one worker", one),
            Part::run("grown", "The same amount for each of several workers", grown),
        ]
    },
    observe: |evidence| {
        let points = points(evidence)?;
        let knee = knee(&points).ok_or(Missing::TooCoarse)?;
        let cores = cores(evidence)?;
        // Between two points nobody knows: the last one up to the cores stands for them.
        let at_cores = points.iter().map(|point| point.x).filter(|x| *x <= cores).fold(1.0, f64::max);
        Ok(if knee < at_cores {
            0
        } else if knee < last(&points)?.x {
            1
        } else {
            2
        })
    },
    extra,
};

pub(crate) static ARTICLE: Article = Article {
    text: &text::SCALING,
    sources: &[AMDAHL, PARALLELISATION_IN_PYTHON, PARALLEL_COMPUTING, PYTHON_PARALLELISM],
    published: &[
        Table {
            title: "Speed-ups that follow from published times",
            source: PARALLELISATION_IN_PYTHON,
            columns: &[Column::plain("workers"), Column::plain("from"), Column::plain("speed-up")],
            rows: &[Row {
                name: "seven factorial tasks",
                strategy: Some(ISOLATED),
                cells: &[Cell::Text("one per core"), Cell::Text("5.12 s to 2.54 s"), Cell::Times(2.0)],
            }],
        },
        Table {
            title: "Speed-up of four tasks of arithmetic",
            source: PARALLEL_COMPUTING,
            columns: &[Column::plain("workers"), Column::plain("from"), Column::plain("speed-up")],
            rows: &[Row {
                name: "four processes",
                strategy: Some(ISOLATED),
                cells: &[Cell::Text("4 on 4 cores"), Cell::Text("about 9 s to 3 s"), Cell::Times(3.0)],
            }],
        },
        Table {
            title: "Speed-up of three searches",
            source: PYTHON_PARALLELISM,
            columns: &[Column::plain("workers"), Column::plain("from"), Column::plain("speed-up")],
            rows: &[Row {
                name: "three processes",
                strategy: Some(ISOLATED),
                cells: &[Cell::Text("3"), Cell::Text("3 × 25 s to 35 s"), Cell::Times(2.1)],
            }],
        },
    ],
    focus: &[
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "parallel iterator",
            strategy: Some(RAYON),
            kind: Some(SpanKind::Run),
            says: "Without a size, a chunk is one task. A worker that is done takes another task, so no lane ends much before the others.",
        },
        Focus {
            file: SourceFile::Strategy(RAYON),
            excerpt: "collecting the answers",
            strategy: Some(RAYON),
            kind: None,
            says: "One worker alone collects the answers. Work of this kind counts towards the f in Amdahl's law.",
        },
        Focus {
            file: SourceFile::Python("long_comp"),
            excerpt: "one process per core",
            strategy: Some(ISOLATED),
            kind: Some(SpanKind::Run),
            says: "If no number is given, Python starts at most one process for each core. The sweep shows why.",
        },
    ],
    claims: &[
        ("scaling.one", "One worker is about as fast as `serial`: between 0.8 and 1.25 times."),
        (
            "scaling.cores",
            "With as many workers as cores, or the nearest smaller number in the sweep, the speed-up is at least 0.7 times the ideal one.",
        ),
        (
            "scaling.end",
            "Workers beyond the cores gain nothing: no speed-up exceeds the number of cores by more than 15 %.",
        ),
        (
            "scaling.uneven",
            "Handed out one at a time, uneven tasks are at least 1.15 times as fast as in one large chunk for each worker.",
        ),
        (
            "scaling.grown",
            "If several workers each get as much work as one had, they take about as long: at most 1.4 times as long.",
        ),
        (
            "scaling.law",
            "With three points or more up to the cores, Amdahl's curve passes within 15 % of each of them.",
        ),
    ],
};

/// Uneven tasks one at a time and in a chunk for each worker, and the work of one worker and as much for each of several.
fn others(cores: u32) -> [Spec; 4] {
    let workers = cores.clamp(2, 8);
    let share = TASKS.div_ceil(workers);
    let uneven = |chunk| {
        let setting =
            Setting::new("uneven", cores).tasks(TASKS).param("task_ms", 1.0).param("growth_ms", 1.0);
        let setting = setting.strategies(&[SERIAL, RAYON]).workers(workers).chunk(chunk);
        setting.reused_pool().repeats(3).spec()
    };
    let equal = |workers| {
        let setting = Setting::new("long_comp", cores).tasks(6 * workers).param("iterations", 1.5e6);
        setting.strategies(&[RAYON]).workers(workers).reused_pool().repeats(3).spec()
    };
    [uneven(1), uneven(share), equal(1), equal(workers)]
}

/// How many times as fast as serial uneven tasks are: one at a time, and in a chunk for each worker.
fn uneven(evidence: &Evidence) -> Result<(f64, f64), Missing> {
    let speedup = |part| {
        let run = evidence.run(part)?;
        run.at_once()?;
        Ok(checks::work_speedup(&run, RAYON)?.value)
    };
    Ok((speedup("stealing")?, speedup("static")?))
}

/// One worker, two, and so on to twice the cores, with steps that grow on large machines.
fn workers(cores: u32) -> Vec<f64> {
    let most = (2 * cores).clamp(4, 16);
    [1, 2, 3, 4, 6, 8, 12, 16].into_iter().filter(|workers| *workers <= most).map(f64::from).collect()
}

fn points(evidence: &Evidence) -> Result<Vec<SpeedupPoint>, Missing> {
    let sweep = evidence.sweep("workers")?;
    for (_, record) in &sweep {
        (Run { record }).timed(RAYON)?;
    }
    Ok(speedups(&sweep, RAYON))
}

fn last(points: &[SpeedupPoint]) -> Result<SpeedupPoint, Missing> {
    points.last().copied().ok_or(Missing::TooCoarse)
}

/// Cores as a whole number, of which there are at least two.
fn cores(evidence: &Evidence) -> Result<f64, Missing> {
    let cores = evidence.cores()?.round();
    if cores >= 2.0 { Ok(cores) } else { Err(Missing::OneCore) }
}

fn fit(evidence: &Evidence) -> Result<Fit, Missing> {
    let (points, cores) = (points(evidence)?, cores(evidence)?);
    let found = points.iter().filter(|point| point.x > 1.0 && point.x <= cores).count();
    amdahl(&points, cores).ok_or(Missing::TooFewPoints { found, needed: LEAST_POINTS })
}

/// What the law says of these points, in sentences.
fn law(evidence: &Evidence) -> Result<String, Missing> {
    let fit = match fit(evidence) {
        Ok(fit) => fit,
        Err(Missing::TooFewPoints { found, needed }) => {
            return Ok(format!(
                "Your run cannot show how large f is: fitting the curve takes {needed} points between two workers and the number of cores, and your run has {found}."
            ));
        }
        Err(missing) => return Err(missing),
    };
    let most = fit.limit().map_or_else(
        || "and these points show no limit".to_owned(),
        |limit| format!("so its limit is about {} times as fast", factor(limit)),
    );
    Ok(format!(
        "The curve that fits your {} points best has f = {}, {most}.",
        fit.points,
        share(fit.serial_fraction)
    ))
}

fn extra(evidence: &Evidence, name: &str) -> Result<String, Missing> {
    match name {
        "stealing_speedup" => return Ok(factor(uneven(evidence)?.0)),
        "static_speedup" => return Ok(factor(uneven(evidence)?.1)),
        _ => {}
    }
    let points = points(evidence)?;
    let knee = || {
        let at = knee(&points).ok_or(Missing::TooCoarse)?;
        points.iter().find(|point| point.x == at).ok_or(Missing::TooCoarse)
    };
    Ok(match name {
        "knee" => knee()?.x.to_string(),
        "knee_speedup" => factor(knee()?.speedup),
        "most_workers" => last(&points)?.x.to_string(),
        "most_speedup" => factor(last(&points)?.speedup),
        "law" => law(evidence)?,
        other => return Err(Missing::NotRun { part: other.to_owned() }),
    })
}
