//! Where two strategies break even as one parameter is swept.

/// Two measured times at one value of the parameter that is swept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SweepPoint {
    /// The parameter's value.
    pub x: f64,
    /// The first strategy's time, ms.
    pub a_ms: f64,
    /// The second strategy's time, ms.
    pub b_ms: f64,
}

/// The values of the parameter at which the two series cross, ascending.
///
/// Between neighbouring points both series are taken as straight lines on logarithmic axes, since sweeps go by factors
/// and times follow powers; the crossing is where the logarithm of their ratio is 0. Points that are not finite and positive are
/// left out. Where a value is below 0 a logarithm shows no more than half of the sweep, so that the values then lie on a straight axis, and
/// stay. Where the series meet at a point and cross there, that point counts once; where they only touch, not at all.
#[must_use]
pub fn break_even(points: &[SweepPoint]) -> Vec<f64> {
    let straight = points.iter().any(|p| p.x < 0.0);
    let mut ordered: Vec<(f64, f64)> = points
        .iter()
        .filter(|p| p.x.is_finite() && (straight || p.x > 0.0))
        .filter(|p| [p.a_ms, p.b_ms].iter().all(|v| v.is_finite() && *v > 0.0))
        .map(|p| (if straight { p.x } else { p.x.ln() }, (p.a_ms / p.b_ms).ln()))
        .collect();
    ordered.sort_by(|p, q| p.0.total_cmp(&q.0));

    let mut crossings = Vec::new();
    // The last point at which the series differed, and where they first met since.
    let mut before: Option<(f64, f64)> = None;
    let mut met: Option<f64> = None;
    for (x, gap) in ordered {
        if gap == 0.0 {
            met = met.or(Some(x));
            continue;
        }
        if let Some((x0, gap0)) = before
            && (gap0 < 0.0) != (gap < 0.0)
        {
            let at = met.unwrap_or(x0 + (x - x0) * gap0 / (gap0 - gap));
            crossings.push(if straight { at } else { at.exp() });
        }
        before = Some((x, gap));
        met = None;
    }
    crossings
}
