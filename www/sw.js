// The site's service worker. It isolates the page where the host sets no headers, keeps the site for offline visits, and
// never mixes two builds: what belongs to a build is kept only if its SHA-256 is the one that the build was made with. What a host
// changes in its files is passed on, as long as that host still has this build.
//
// `cargo xtask dist` writes the build into the next line: { id, files: { path: sha256 in hex } }. Without one, as under
// `trunk serve`, nothing is kept and only headers are added.
const BUILD = null;

importScripts("sw/host.js", "sw/isolation.js");

const SCOPE = new URL(self.registration.scope);
// Other sites may share the origin, so the cache's name holds the folder.
const PREFIX = `overlap ${SCOPE.pathname} `;
const CACHE = BUILD && PREFIX + BUILD.id;
/** The Python engine: large, and kept once it was used. */
const KEPT_WHEN_USED = /^engine\/python/;
/** Files without which a build is none. The others are shown or downloaded. */
const NEEDED = /\.(css|html|js|wasm)$/;
/** Small files that a workload fetches on purpose: from the network, so that a fetch is one. */
const FETCHED = /^data\//;
/** How long a page may wait for the worker of a newer build. */
const UPDATE_MS = 5000;

/** Once an older build's worker can go on no more, this one does not wait to be complete. */
let isUrgent = false;

/** What the host made of files, as long as this worker runs: every thread asks for the same scripts. */
const altered = new Map();

/** Once this worker is told to go it does no more, although pages that are open stay with it. */
let isGone = false;

/**
 * The name of a request's file in the build; undefined if it is none of the build's. Some hosts show a page without the ending in its
 * address, and a folder's page without the slash.
 */
function nameOf(url) {
  if (!BUILD || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) {
    return undefined;
  }
  const path = url.pathname.slice(SCOPE.pathname.length);
  const names = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  return names.find((name) => Object.hasOwn(BUILD.files, name));
}

/** Asks the host for a file of the build, and keeps it if it is that. */
async function obtain(name, host) {
  const answer = await ask(name, host);
  if (answer.kind === "own") {
    await keep(name, answer.response);
  } else if (answer.kind === "altered" && !name.endsWith(".html")) {
    altered.set(name, answer.response.clone());
  }
  return answer;
}

async function keep(name, file) {
  if (!isGone) {
    const cache = await caches.open(CACHE);
    // Where the browser gives no room, the site still works online.
    await cache.put(new URL(name, SCOPE), file.clone()).catch(() => {});
  }
  return file;
}

/** What is kept under a name in a build's cache. Opening a cache would make it anew where it was deleted. */
const keptIn = (cacheName, name) => caches.match(new URL(name, SCOPE), { cacheName });

const kept = (name) => keptIn(CACHE, name);

/** Another build's file that is this build's as well; undefined if there is none. */
async function inherited(name) {
  for (const other of await builds()) {
    const file = await keptIn(other, name);
    if (file && (await digest(await file.clone().arrayBuffer())) === BUILD.files[name]) {
      return keep(name, file);
    }
  }
  return undefined;
}

/** Whether any build that is here has a file of this name. */
async function wasUsed(name) {
  for (const build of await builds()) {
    if (await keptIn(build, name)) {
      return true;
    }
  }
  return false;
}

/** Gets every file that is not here yet, while there is time. Throws if the host no longer has all of this build. */
async function fill() {
  let asked;
  const host = () => (asked ??= atHost());
  for (const name of Object.keys(BUILD.files)) {
    if (isUrgent || isGone) {
      return;
    }
    const passed = `${name}?passed`;
    if (KEPT_WHEN_USED.test(name) && !(await wasUsed(name))) {
      continue;
    }
    if ((await kept(name)) ?? (await kept(passed)) ?? (await inherited(name))) {
      continue;
    }
    const { kind } = await obtain(name, host).catch(() => ({ kind: "unreached" }));
    if (kind === "other" || (["missing", "unreached"].includes(kind) && NEEDED.test(name))) {
      throw new Error(`${name} is not of build ${BUILD.id}`);
    }
    if (["altered", "missing"].includes(kind)) {
      // It is asked for when it is used, and not at each visit.
      await keep(passed, new Response());
    }
  }
}

/** What a visit leaves behind: the whole build, or nothing where the host has moved the site elsewhere. */
async function settle() {
  await self.clients.claim();
  await ((await atHost()).isGone ? remove() : fill());
}

/** The names of all builds' caches. */
const builds = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** Drops other builds. A worker becomes active only once no page runs another build. */
async function sweep() {
  const old = (await builds()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Whether no page of the site is open but this one. */
async function isAlone(page) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return pages.every(({ id, url }) => id === page?.id || !url.startsWith(SCOPE.href));
}

async function remove() {
  isGone = true;
  await self.registration.unregister();
  await Promise.all((await builds()).map((name) => caches.delete(name)));
}

/** The worker of the build that the host has by now; undefined if there is none. */
async function successor() {
  const { registration } = self;
  if (!registration.waiting && !registration.installing) {
    const updated = registration.update().catch(() => {});
    await Promise.race([updated, new Promise((resolve) => setTimeout(resolve, UPDATE_MS))]);
  }
  return registration.waiting ?? registration.installing;
}

/** A page of the site. */
async function open(request, url, name) {
  if (!name) {
    return isolated(await fetch(request));
  }
  if (new URL(name, SCOPE).pathname === `${url.pathname}/index.html`) {
    // What the page names lies in its folder.
    return Response.redirect(`${url.pathname}/${url.search}`);
  }
  const page = await kept(name);
  if (page) {
    return isolated(page);
  }
  const { kind, response } = await obtain(name).catch(() => ({ kind: "missing" }));
  if (kind === "own" || kind === "altered") {
    return isolated(response);
  }
  const next = kind === "other" ? await successor() : undefined;
  if (!next) {
    return fetch(request);
  }
  // The host has another build by now and this one is not here in full: begin anew with that.
  next.postMessage({ overlap: "begin" });
  return new Response('<!doctype html><meta http-equiv="refresh" content="1">', { headers: { "Content-Type": "text/html" } });
}

/** A file that a page of this build asks for. */
async function supply(request, name) {
  if (FETCHED.test(name)) {
    return fetch(request).catch(async (error) => (await kept(name)) ?? Promise.reject(error));
  }
  const file = (await kept(name)) ?? altered.get(name)?.clone();
  if (file) {
    return file;
  }
  const { kind, response } = await obtain(name);
  return kind === "other" ? new Response(`${name} belongs to a newer build; reload the page.`, { status: 503 }) : response;
}

self.addEventListener("install", (event) => {
  // The first build may begin at once and gathers its files as they are used. A newer one is complete before it begins,
  // and begins when no page runs the one before.
  if (!self.registration.active) {
    event.waitUntil(self.skipWaiting());
  } else if (BUILD) {
    event.waitUntil(fill());
  }
});

self.addEventListener("activate", (event) => {
  isUrgent = false;
  event.waitUntil(sweep());
});

self.addEventListener("message", (event) => {
  const { overlap, build } = event.data ?? {};
  if (overlap === "activate") {
    event.waitUntil(isAlone(event.source).then((alone) => (alone ? self.skipWaiting() : undefined)));
  } else if (overlap === "begin") {
    isUrgent = true;
    event.waitUntil(self.skipWaiting());
  } else if (overlap === "unregister") {
    event.waitUntil(remove());
  } else if (overlap === "keep" && BUILD && build === BUILD.id) {
    // Sent by a page of this very build, once it runs. What cannot be had now is tried again on the next visit.
    event.waitUntil(settle().catch(() => {}));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (isGone || request.method !== "GET" || url.origin !== SCOPE.origin) {
    return;
  }
  const name = nameOf(url);
  // Other pages may lie in the same folder, and have headers of their own.
  if (BUILD && !name) {
    return;
  }
  if (request.mode === "navigate") {
    if (url.searchParams.get("sw") === "off") {
      event.respondWith(remove().then(() => fetch(request)));
    } else {
      event.respondWith(open(request, url, name));
    }
  } else if (url.href.startsWith(SCOPE.href)) {
    event.respondWith((name ? supply(request, name) : fetch(request)).then(isolated));
  }
});
