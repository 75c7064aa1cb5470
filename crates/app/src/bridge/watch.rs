//! A watch on an engine that should speak and does not, as where a browser holds its worker back.

use gloo_timers::future::TimeoutFuture;

/// How long an engine may say nothing before the page speaks of it, s. An engine that works is heard several times a second.
pub const NAMED_AFTER_S: u32 = 5;

/// How long an engine may take to say that it is ready, at the first try and at the second, s. The second is for slow connections,
/// over which its script comes late.
pub const START_WITHIN_S: [u32; 2] = [5, 20];

/// How long an engine may say nothing while it works before it is ended, s. Calls of native code in a program are silent as well,
/// so that this is far longer than what is spoken of.
pub const ENDED_AFTER_S: u32 = 60;

/// Completes after so many seconds in which the page itself was awake: the clock goes on while a machine sleeps, and this does not.
pub async fn awake_for(seconds: u32) {
    for _ in 0..seconds {
        TimeoutFuture::new(1_000).await;
    }
}

/// What is to be done where an engine stays silent, in a sentence.
pub const WHAT_TO_DO: &str = "Close the developer tools, which can hold workers back. Close other tabs with labs, too: browsers may \
    limit the number of workers.";
