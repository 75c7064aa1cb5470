// Loads the page's program, and says so in words when that fails. A file of its own, since a strict content security
// policy forbids scripts within the page; a classic script, since a page in a sandbox may load no modules from its host.
(() => {
  const PATIENCE_MS = 20000;
  /** How long the program waits for a service worker that may isolate the page. */
  const ISOLATE_MS = 4000;
  /** How long it waits for the page to be shown. */
  const SHOWN_MS = 500;
  /** How long it waits for a newer build to take over. */
  const SWITCH_MS = 1000;
  const ONCE = "overlap.isolating";
  /** What stays of an address that opens a lesson. */
  const KEPT = ["embed", "view", "theme", "sw"];
  const FROM_DISK =
    "This page was opened from a disk, from where browsers load no programs: it has to be served. " +
    "In a checkout, run `cargo xtask serve` and open http://127.0.0.1:8080/. For a folder with the built site any static file " +
    "server will do: run `python3 -m http.server 8080` in it, for example, and open http://127.0.0.1:8080/.";

  const script = document.currentScript;
  const build = document.documentElement.dataset.build;
  let started = false;

  function tell(text) {
    const place = document.getElementById("boot-message");
    // Once the program runs, the page speaks for itself.
    if (place && !started) {
      place.textContent = text;
      document.body.dataset.state = "failed";
    }
  }

  function explain(error) {
    if (typeof WebAssembly !== "object") {
      return "This browser has no WebAssembly, which Overlap's work is compiled to. Please try another browser.";
    }
    if (self.origin === "null") {
      return "This frame is a sandbox without `allow-same-origin`, in which the site's own program may not be loaded.";
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
    location.replace(address);
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

  /** Registers the service worker where it can help; may reload the page, once. */
  async function isolate() {
    if (new URLSearchParams(location.search).get("sw") === "off") {
      return switchOff();
    }
    // A page that trunk serves needs neither headers nor a cache.
    if (!build && self.crossOriginIsolated) {
      return undefined;
    }
    const address = new URL("sw.js", script.src);
    const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
    if (registration.waiting && navigator.serviceWorker.controller) {
      // A newer build is complete. It takes over if no other page is open that runs this one.
      const taken = changed();
      registration.waiting.postMessage({ overlap: "activate" });
      if (await happens(taken, SWITCH_MS)) {
        return reload();
      }
    }
    if (self.crossOriginIsolated) {
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

  async function start() {
    if (location.protocol === "file:") {
      return tell(FROM_DISK);
    }
    const patience = setTimeout(
      () => tell("The lab is taking long to load. Check the connection and reload the page."),
      PATIENCE_MS,
    );
    try {
      const file = (name) => new URL(name, document.baseURI).href;
      await shown();
      // A browser or a frame in which there can be no service worker goes on without one.
      const registration = await isolate().catch(() => undefined);
      const wasm = fetch(file(script.dataset.wasm));
      // Importing the script may fail first, and then says why.
      wasm.catch(() => {});
      self.overlap = { load: (path) => import(new URL(path, script.src)) };
      const program = await import(file(script.dataset.js));
      await program.default({ module_or_path: wasm });
      started = true;
      if (registration) {
        activated(registration).then(() => registration.active?.postMessage({ overlap: "keep", build }));
      }
    } catch (error) {
      tell(explain(error));
      showRecorded();
    } finally {
      clearTimeout(patience);
    }
  }

  if (!opensLesson()) {
    start();
  }
})();
