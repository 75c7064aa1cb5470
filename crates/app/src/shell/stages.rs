//! A page's first rendering in several tasks, so that none of them is long.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How many stages of a page are to be rendered: the first at once, and one more in each task that follows, until `all` are.
#[hook]
pub fn use_stages(all: u32) -> u32 {
    let rendered = use_state_eq(|| 1);
    {
        let setter = rendered.setter();
        use_effect_with(*rendered, move |rendered| {
            let next = *rendered + 1;
            // A timer and no animation frame: a page that is hidden has none, and is to be ready all the same.
            let timer = (next <= all).then(|| Timeout::new(0, move || setter.set(next)));
            move || drop(timer)
        });
    }
    *rendered
}
