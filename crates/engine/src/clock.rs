//! The clock. Times of different threads and workers of a page can be compared.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: web_sys::Performance;
}

thread_local! {
    // The clock of each worker counts from the worker's own start, and the time origin is that start.
    static ORIGIN_MS: f64 = PERFORMANCE.with(web_sys::Performance::time_origin);
}

/// The time, ms since the Unix epoch.
pub fn now_ms() -> f64 {
    ORIGIN_MS.with(|origin| *origin) + PERFORMANCE.with(web_sys::Performance::now)
}

/// The smallest change of the clock that is seen within 20 ms, microseconds.
pub fn resolution_us() -> f64 {
    const TRIAL_MS: f64 = 20.0;
    const CHANGES: usize = 50;
    PERFORMANCE.with(|clock| {
        let begin = clock.now();
        let (mut last, mut smallest, mut seen) = (begin, TRIAL_MS, 0);
        while last - begin < TRIAL_MS && seen < CHANGES {
            let now = clock.now();
            if now > last {
                smallest = smallest.min(now - last);
                last = now;
                seen += 1;
            }
        }
        // Rounding to a tenth of a microsecond removes the rounding error of the difference. No browser's clock is finer.
        (smallest * 10_000.0).round() / 10.0
    })
}
