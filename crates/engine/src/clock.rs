//! The clock: comparable between threads and workers of one page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: web_sys::Performance;
}

thread_local! {
    // Each worker counts from its own start; the origin puts them on one axis.
    static ORIGIN_MS: f64 = PERFORMANCE.with(web_sys::Performance::time_origin);
}

/// Now: ms since the Unix epoch.
pub fn now_ms() -> f64 {
    ORIGIN_MS.with(|origin| *origin) + PERFORMANCE.with(web_sys::Performance::now)
}

/// The smallest step of the clock that can be seen within 20 ms, in microseconds.
pub fn resolution_us() -> f64 {
    const TRIAL_MS: f64 = 20.0;
    const STEPS: usize = 50;
    PERFORMANCE.with(|clock| {
        let begin = clock.now();
        let (mut last, mut smallest, mut seen) = (begin, TRIAL_MS, 0);
        while last - begin < TRIAL_MS && seen < STEPS {
            let now = clock.now();
            if now > last {
                smallest = smallest.min(now - last);
                last = now;
                seen += 1;
            }
        }
        // Two readings differ by a double's rounding; a tenth of a microsecond is below any browser's step.
        (smallest * 10_000.0).round() / 10.0
    })
}
