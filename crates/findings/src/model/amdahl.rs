//! Amdahl's law: "Validity of the Single Processor Approach to Achieving Large Scale Computing Capabilities" (1967).

/// The speed-up on `workers` workers when a fraction `serial_fraction` (0 ..= 1) of the work cannot be shared out:
/// 1 / (f + (1 - f) / n).
#[must_use]
pub fn amdahl_speedup(serial_fraction: f64, workers: f64) -> f64 {
    let f = serial_fraction.clamp(0.0, 1.0);
    1.0 / (f + (1.0 - f) / workers.max(1.0))
}

/// The serial fraction, 0 ..= 1, that fits measured `(workers, speed-up)` points best.
///
/// In 1/S the law is a line in f, 1/S - 1/n = f (1 - 1/n), so least squares of the relative time 1/S has a closed form. Points
/// with one worker say nothing about f and are left out, as are ones that are not finite and positive; none is returned
/// where no point is left.
#[must_use]
pub fn fit_serial_fraction(points: &[(f64, f64)]) -> Option<f64> {
    let (mut xy, mut xx) = (0.0, 0.0);
    for &(workers, speedup) in points {
        if workers.is_finite() && workers > 1.0 && speedup.is_finite() && speedup > 0.0 {
            let x = 1.0 - 1.0 / workers;
            let y = 1.0 / speedup - 1.0 / workers;
            xy += x * y;
            xx += x * x;
        }
    }
    (xx > 0.0).then(|| (xy / xx).clamp(0.0, 1.0))
}
