// Loads the page's program, and says so in words when that fails. A file of its own, since a strict content security
// policy forbids scripts within the page; a classic script, since a page in a sandbox may load no modules from its host.
(() => {
  const PATIENCE_MS = 20000;
  /** How long the program waits for a service worker that may isolate the page. */
  const ISOLATE_MS = 4000;
  /** How long it waits for the page to be shown. */
  const SHOWN_MS = 500;
  /** How long after a failure a policy that caused it may be told. */
  const TOLD_MS = 100;
  /** How long a page in a frame puts off what it keeps, where nobody runs it. */
  const KEEP_MS = 60000;
  /** How long it waits for a newer build to take over. */
  const SWITCH_MS = 1000;
  /** What stays of an address that opens a lesson. */
  const KEPT = ["activity", "embed", "handout", "view", "theme", "sw"];
  const FROM_DISK =
    "This page was opened from a disk. Browsers do not load programs from there, so the page needs a server. " +
    "In a checkout, run `cargo xtask serve` and open http://127.0.0.1:8080/. For a folder with the built site, any static file " +
    "server will do: run `python3 -m http.server 8080` in it, for example, and open http://127.0.0.1:8080/.";

  const script = document.currentScript;
  const site = new URL(".", script.src);
  // Other builds may share the origin.
  const ONCE = `overlap.isolating ${site.pathname}`;
  const build = document.documentElement.dataset.build;
  const file = (name) => new URL(name, document.baseURI).href;
  let started = false;

  function tell(text) {
    const place = document.getElementById("boot-message");
    // Once the program runs, the page speaks for itself.
    if (place && !started) {
      place.textContent = text;
      document.body.dataset.state = "failed";
    }
  }

  /** What the host's security policy stops of what the site needs, by the directive that would allow it. */
  const stopped = new Map();

  /** Hears of what a policy stops. What others put into the page is not the site's, and is left out. */
  function hear({ blockedURI, disposition, effectiveDirective }) {
    const isWasm = blockedURI === "wasm-eval";
    if (disposition !== "enforce" || !(isWasm || blockedURI.startsWith(site.href))) {
      return;
    }
    const directive = effectiveDirective.replace(/-(elem|attr)$/, "");
    const allowing = isWasm ? "script-src 'self' 'wasm-unsafe-eval'" : `${directive} 'self'`;
    stopped.set(allowing, (stopped.get(allowing) ?? new Set()).add(isWasm ? "WebAssembly" : blockedURI.slice(site.href.length)));
    if (started) {
      showStopped();
    }
  }

  const whatIsStopped = () =>
    [...stopped].map(
      ([allowing, what]) =>
        `The Content-Security-Policy that this site's host sends stops ${[...what].join(", ")}, which Overlap needs. The people who run ` +
        `the host can allow it: the directive is \`${allowing}\`, and the site's file _headers has the whole policy.`,
    ).join(" ");

  /** Shows above a page that runs what of it does not. */
  function showStopped() {
    if (!stopped.size) {
      return;
    }
    let place = document.getElementById("stopped");
    if (!place) {
      place = document.createElement("p");
      place.id = "stopped";
      place.className = "error";
      place.setAttribute("role", "status");
      document.getElementById("app").before(place);
    }
    place.textContent = whatIsStopped();
  }

  /** What the host answers in the place of a file, in words; nothing where it sends the file. */
  async function inPlaceOf(address) {
    const answer = await fetch(address).catch(() => undefined);
    const kind = answer?.headers.get("Content-Type") ?? "";
    const name = address.replace(site.href, "");
    if (answer?.ok && /^text\/html\b/i.test(kind)) {
      return `The host answers with a page (text/html) instead of ${name}: that file is missing there, or is in another place.`;
    }
    if (answer?.status === 503 && /^text\/plain\b/i.test(kind)) {
      // The service worker's own words.
      return answer.text();
    }
    return answer && !answer.ok ? `The host answers ${answer.status} instead of sending ${name}.` : undefined;
  }

  async function explain(error) {
    if (typeof WebAssembly !== "object") {
      return "This browser has no WebAssembly, which Overlap needs. Please try another browser.";
    }
    if (self.origin === "null") {
      return "This frame is a sandbox without `allow-same-origin`, so it may not load the site's own program.";
    }
    // What a policy stops is told in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, TOLD_MS));
    if (stopped.size) {
      return whatIsStopped();
    }
    const { js, wasm } = script.dataset;
    const instead = (await inPlaceOf(file(js))) ?? (await inPlaceOf(file(wasm)));
    if (instead) {
      return instead;
    }
    return `The lab could not be loaded (${error?.message ?? error}). Check the connection and reload the page.`;
  }

  /** Where nothing can run, a picture of a real run stands in, with a way out of the frame. */
  function showRecorded() {
    const recorded = document.getElementById("boot-recorded");
    if (recorded) {
      const address = new URL(location.href);
      address.searchParams.delete("embed");
      recorded.querySelector("a").href = address.href;
      recorded.hidden = false;
    }
  }

  /** Goes to the page of the lesson that the address names, if the site has it. What it has not, the lab says. */
  function opensLesson() {
    const query = new URLSearchParams(location.search);
    const lesson = query.get("lesson");
    if (!document.body.dataset.lessons?.split(" ").includes(lesson)) {
      return false;
    }
    [...query.keys()].filter((name) => !KEPT.includes(name)).forEach((name) => query.delete(name));
    const address = new URL(`lessons/${lesson}.html`, document.baseURI);
    address.search = query;
    address.hash = address.search;
    location.replace(address);
    return true;
  }

  /**
   * Hosts that leave `.html` out of an address may drop its query on the way. The fragment stays, so a link to such an address repeats
   * the query there.
   */
  function restoreQuery() {
    const query = location.hash.match(/^#(\?.*)/)?.[1];
    try {
      if (query) {
        history.replaceState(history.state, "", `${location.pathname}${query}`);
      }
    } catch {
      // A page without an origin of its own keeps its address.
    }
  }

  /** Whether the address asks for a lesson as a handout: the page as it is, complete and without a program. */
  function isHandout() {
    if (document.body.dataset.page !== "lesson" || !new URLSearchParams(location.search).has("handout")) {
      return false;
    }
    document.getElementById("boot-message").textContent =
      "The lesson as a handout, with a recorded run. On A4 paper it takes two pages.";
    // Firefox prints only what it has loaded.
    document.querySelectorAll("img").forEach((picture) => picture.removeAttribute("loading"));
    document.body.dataset.state = "handout";
    return true;
  }

  /** Whether a promise resolves in time. */
  const happens = (promise, ms) =>
    Promise.race([promise.then(() => true), new Promise((resolve) => setTimeout(resolve, ms, false))]);

  /** A mark that outlives a reload, but not the tab. Throws where the browser keeps nothing for this page. */
  const mark = {
    read: () => sessionStorage.getItem(ONCE),
    set: () => sessionStorage.setItem(ONCE, "1"),
    clear: () => sessionStorage.removeItem(ONCE),
  };

  function reload() {
    location.reload();
    // The page is about to go: nothing more is to start in it.
    return new Promise(() => {});
  }

  const changed = () =>
    new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));

  /** Resolves once the registration's worker is active. */
  function activated(registration) {
    const worker = registration.active ?? registration.waiting ?? registration.installing;
    return new Promise((resolve) => {
      const look = () => worker?.state === "activated" && resolve();
      worker?.addEventListener("statechange", look);
      look();
    });
  }

  async function switchOff() {
    const address = new URL(location.href);
    address.searchParams.delete("sw");
    history.replaceState(null, "", `${address.search || address.pathname}${address.hash}`);
    const registration = await navigator.serviceWorker.getRegistration();
    (registration?.active ?? registration?.waiting)?.postMessage({ overlap: "unregister" });
    await registration?.unregister();
  }

  /** Whether the host has another build than this page's, which then comes from the browser's own cache. */
  async function isOutdated() {
    // A service worker sees to it by itself.
    if (!build || navigator.serviceWorker.controller) {
      return false;
    }
    const answer = await fetch(new URL("build.json", site), { cache: "no-store" });
    return answer.ok && (await answer.json()).id !== build;
  }

  /** Registers the service worker where it can help; may reload the page, once. */
  async function isolate() {
    if (new URLSearchParams(location.search).get("sw") === "off") {
      return switchOff();
    }
    // A page that trunk serves needs neither headers nor a cache.
    if (!build && self.crossOriginIsolated) {
      return undefined;
    }
    const address = new URL("sw.js", site);
    const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
    if (registration.waiting && navigator.serviceWorker.controller) {
      // A newer build is complete. It takes over if no other page is open that runs this one.
      const taken = changed();
      registration.waiting.postMessage({ overlap: "activate" });
      if (await happens(taken, SWITCH_MS)) {
        return reload();
      }
    }
    if (self.crossOriginIsolated && !(await isOutdated().catch(() => false))) {
      mark.clear();
    } else if (!mark.read() && (await happens(activated(registration), ISOLATE_MS))) {
      mark.set();
      return reload();
    }
    return registration;
  }

  /** Resolves once what the page's HTML holds is on the screen: until then the program's files would delay it. */
  async function shown() {
    // A page that is hidden paints nothing.
    if (!document.hidden) {
      await happens(new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))), SHOWN_MS);
    }
  }

  /** Whether nothing can make this page load itself again: neither isolation, nor a newer build that a service worker has. */
  function isSettled() {
    try {
      return self.crossOriginIsolated && !navigator.serviceWorker.controller;
    } catch {
      // A sandbox has no service workers.
      return false;
    }
  }

  function loadWasm() {
    const wasm = fetch(file(script.dataset.wasm));
    // Importing the script may fail first, and then says why.
    wasm.catch(() => {});
    return wasm;
  }

  /** Resolves once the line is free: a page in a frame was touched to be run, and its engines come first. */
  function unhurried() {
    if (self === top) {
      return undefined;
    }
    return new Promise((resolve) => {
      const look = () => ["done", "failed", "cancelled"].includes(document.body.dataset.state) && resolve();
      new MutationObserver(look).observe(document.body, { attributeFilter: ["data-state"] });
      setTimeout(resolve, KEEP_MS);
    });
  }

  async function start() {
    if (location.protocol === "file:") {
      return tell(FROM_DISK);
    }
    const patience = setTimeout(
      () => tell("The lab is taking a long time to load. Check the connection and reload the page."),
      PATIENCE_MS,
    );
    try {
      await shown();
      const early = isSettled() ? loadWasm() : undefined;
      // A browser or a frame in which there can be no service worker goes on without one.
      const registration = await isolate().catch(() => undefined);
      const wasm = early ?? loadWasm();
      self.overlap = { load: (path) => import(new URL(path, script.src)) };
      const program = await import(file(script.dataset.js));
      await program.default({ module_or_path: wasm });
      started = true;
      showStopped();
      if (registration) {
        Promise.all([activated(registration), unhurried()]).then(() => registration.active?.postMessage({ overlap: "keep", build }));
      }
    } catch (error) {
      tell(await explain(error));
      showRecorded();
    } finally {
      clearTimeout(patience);
    }
  }

  addEventListener("securitypolicyviolation", hear);
  restoreQuery();
  if (!isHandout() && !opensLesson()) {
    start();
  }
})();
