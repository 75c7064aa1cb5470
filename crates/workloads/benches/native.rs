//! `cargo bench -p overlap-workloads`: the computing steps of every workload that is timed, serially and with rayon on all cores.

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use overlap_workloads::{Preset, Unstopped, Work, all, big, digest};
use rayon::prelude::*;
use std::{hint::black_box, time::Duration};

fn answer(work: &Work) {
    // An answer passes through black_box in `run`; an error would spoil the timing, so it ends the benchmark.
    if let Err(error) = work.run(&mut Unstopped::default()) {
        panic!("{error}");
    }
}

fn workloads(criterion: &mut Criterion) {
    for workload in all() {
        let Some(benchmark) = workload.benchmark else { continue };
        let params = workload.params_with(Preset::Quick, benchmark.params);
        let plan = match params.map_err(|error| vec![error]).and_then(|params| workload.plan(&params)) {
            Ok(plan) => plan,
            Err(errors) => panic!("{}: {errors:?}", workload.id),
        };
        let works: Vec<_> = plan.works().collect();
        let mut group = criterion.benchmark_group(workload.id);
        group.sample_size(10).sampling_mode(SamplingMode::Flat).measurement_time(Duration::from_secs(3));
        group.bench_function("serial", |bencher| bencher.iter(|| works.iter().for_each(|work| answer(work))));
        group.bench_function("rayon", |bencher| {
            bencher.iter(|| works.par_iter().for_each(|work| answer(work)))
        });
        group.finish();
    }
}

/// The parts of one factorial: the number itself and its digest.
fn parts(criterion: &mut Criterion) {
    criterion.bench_function("3999!", |bencher| bencher.iter(|| big::factorial(black_box(3999))));
    let number = big::factorial(3999);
    criterion
        .bench_function("digest of 3999!", |bencher| bencher.iter(|| digest::residue(black_box(&number))));
}

criterion_group!(benches, workloads, parts);
criterion_main!(benches);
