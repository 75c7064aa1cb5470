//! Hostile addresses and settings: the page is never blank, nothing of them becomes part of it, and it stays usable.
//! That any text is decoded to a specification that can run is shown natively, with tens of thousands of texts.

use crate::support::{ENOUGH, OURS};
use overlap_browser_tests::{
    Error,
    page::Page,
    stage,
    suite::{self, Case, Subject},
};
use serde_json::json;
use std::time::Duration;

pub const SUBJECT: Subject = Subject::new(
    "hostile",
    &[
        Case::new("addresses", addresses),
        Case::new("long_runs_are_asked_about", long_runs_are_asked_about),
        Case::new("settings_by_message", settings_by_message).expecting(OURS),
    ],
)
.alike();

const ADDRESSES: [&str; 30] = [
    "?%",
    "?v=%F0%28%8C%28&workload=%00",
    "?workload=<script>window.broken=1</script>",
    "?lesson=%3Cimg%20src=x%20onerror=window.broken=1%3E",
    "?tasks=99999999999999999999&wait_ms=-1&wait_ms=1e309",
    "?workload=find_max&tasks=1000&size=4294967295",
    "?workload=factorial&from=5000&to=1",
    "?workload=open_url&urls=javascript:window.broken=1,//evil.example,data:text/html,x",
    "?strategies=,,,,&workers=0&threads=4294967296&repeats=NaN&warmup=Infinity",
    "?fault=memory@4294967295&pool=__proto__&seed=-0",
    "?constructor=1&__proto__=2&toString=3&hasOwnProperty=4",
    "?sweep=workers:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20&sweep=tasks:0",
    "?embed=1&embed=0&theme=dark%22%3E%3Cscript%3E&theme=light",
    "?&&&===&=&?&#&tasks=7",
    "?v=1&v=2&v=3&workload&tasks&strategies",
    "?%00=%00&%E2%80%AE=%E2%80%AE&%ud800=1",
    "?workload=factorial%00&to=10000&from=0&tasks=1000&repeats=50",
    "?workload=find_max_wait&tasks=1000&length=10000&wait_ms=60000&repeats=50&workers=64",
    "?workload=find_max&tasks=100&size=400000000&repeats=50&strategies=isolated&workers=64",
    "?workload=power&tasks=10000&repeats=50&warmup=5&threads=32&workers=64",
    "?workload=mix&compute_share=NaN&task_ms=Infinity",
    "?workload=mix&compute_share=1e-400&task_ms=0x7f",
    "?workload=open_url&urls=%0d%0aSet-Cookie:x,blob:null/1,file:///etc/passwd",
    "?workload=open_url&urls=../../../../x,?,%23,http://%5B::1",
    "?lesson=../../x&lesson=waiting%2f..&embed=1",
    "?lesson=__proto__&theme=__proto__&workload=__proto__",
    "?sweep=__proto__:1,2&sweep=:,&sweep=tasks:1e309,NaN,-1",
    "?theme=light;background:url(//evil.example)&embed=%00",
    "?run=1&autorun=1&start&click=run#run",
    "?sw=%6ff&sw=on&tasks=7",
];

fn usable(page: &Page, address: &str) -> Result<(), Error> {
    assert!(page.is_visible("#run")?, "{address}: Run is there");
    assert_eq!(page.session.script("return window.broken ?? null;", Vec::new())?, json!(null), "{address}");
    let strange = "return document.querySelectorAll('#notices img, #notices script, #notices a').length;";
    assert_eq!(page.session.script(strange, Vec::new())?, json!(0), "{address}: text stays text");
    Ok(())
}

fn addresses(page: &Page) -> Result<(), Error> {
    for address in ADDRESSES {
        page.load(address)?;
        usable(page, address)?;
    }
    // One part that is megabytes long, and thousands of parts.
    for address in [format!("?tasks={}", "9".repeat(40_000)), format!("?{}", "x=1&".repeat(8_000))] {
        page.load(&address)?;
        usable(page, &address[..20])?;
        assert!(page.text("#notices")?.len() < 5_000, "what is said of it is short");
    }
    Ok(())
}

/// No link starts a run, and one that would take long is asked about.
fn long_runs_are_asked_about(page: &Page) -> Result<(), Error> {
    page.load("?v=1&workload=wait&tasks=60&wait_ms=10000&strategies=serial&repeats=50")?;
    page.session.click("#run")?;
    page.until("asking first", Duration::from_secs(3), || page.is_visible("#confirm-run"))?;
    assert_eq!(page.state()?, "idle");
    Ok(())
}

/// A few hundred settings in a row, as a framing page may send them, made by a small generator with a fixed seed.
fn settings_by_message(page: &Page) -> Result<(), Error> {
    let (host, site) = (stage::host(false)?, stage::with_headers(suite::site())?);
    stage::frame(page, &host, &format!("{}?embed=1", site.url_by_name()), &[])?;
    stage::message(page, "ready")?;
    let flood = r#"
        const target = document.querySelector('iframe').contentWindow;
        let seed = 20261122;
        const random = (below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % below; };
        const pick = (list) => list[random(list.length)];
        const names = ['v', 'workload', 'tasks', 'wait_ms', 'size', 'from', 'to', 'urls', 'strategies', 'workers', 'threads',
            'repeats', 'warmup', 'pool', 'seed', 'fault', 'lesson', 'embed', 'theme', 'sweep', '', '%', '<b>', 'constructor'];
        const values = ['', '0', '-1', '1e9', '4294967296', 'wait', 'power', 'mix', 'serial,gil', 'NaN', '%ZZ', '%00', '\u202e',
            '<script>parent.broken=1</script>', 'panic@0', 'workers:1,2', 'fresh', '\ud800', '9'.repeat(500), '__proto__'];
        for (let index = 0; index < 300; index += 1) {
            const parts = Array.from({ length: 1 + random(8) }, () => `${pick(names)}=${pick(values)}`);
            say({ type: 'configure', id: index, query: `?${parts.join('&')}` });
        }
        for (const junk of [null, 1, 'run', [], { overlap: 1 }, { overlap: 1, type: 'run', id: {} }, { overlap: 1, type: 5 },
            { overlap: 1, type: 'configure', query: 'x'.repeat(100000) }, { overlap: 1, type: 'configure', query: 1n }]) {
            target.postMessage(junk, '*');
        }
        const circle = { overlap: 1, type: 'run' };
        circle.self = circle;
        target.postMessage(circle, '*');
    "#;
    page.session.script(flood, Vec::new())?;
    let answered = "return heard.filter(({ data }) => Number.isInteger(data?.id) && ['ready', 'error'].includes(data.type)).length;";
    page.until("answering each of them", ENOUGH, || {
        Ok(page.session.script(answered, Vec::new())?.as_u64().is_some_and(|count| count >= 290))
    })?;
    let started = "return heard.some(({ data }) => data?.type === 'started') || window.broken !== undefined;";
    assert_eq!(page.session.script(started, Vec::new())?, json!(false), "nothing of it started a run");
    // The lab still works.
    page.session.script(
        "heard.length = 0; say({ type: 'configure', query: '?workload=wait&tasks=2&wait_ms=10&strategies=async&warmup=0' }); say({ type: 'run', id: 'end' });",
        Vec::new(),
    )?;
    let result = stage::message(page, "result")?;
    assert_eq!(result["record"]["spec"]["tasks"], json!(2));
    Ok(())
}
