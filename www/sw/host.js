// The part of the service worker that asks the host: whether it has a file of this build, and which build it has by now. BUILD and SCOPE
// are those of sw.js.
async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What the host has under a name of the build, as `kind` and `response`: "own" is the build's file; "altered" is
 * what the host made of it; "missing" is any answer but a file, such as a page in its place; "other" is what a host with another build
 * has. A file that the browser has already is not downloaded again, if its hash is right.
 */
async function ask(name, host = atHost) {
  const file = new URL(name, SCOPE);
  // Where a host redirects a folder's page to an address that it does not know, the page is at that of the folder.
  const folder = new URL(name.replace(/(^|\/)index\.html$/, "$1"), SCOPE);
  const held = await fetchAs(name, file, "default");
  if (held.isOwn) {
    return { kind: "own", response: held.response };
  }
  const { isOwn, isPage, body, response } = await fetchAs(name, held.response.ok ? file : folder, "no-cache");
  if (isOwn) {
    return { kind: "own", response };
  }
  const isThere = response.ok && (!isPage || name.endsWith(".html"));
  const build = isThere && isPage ? buildOf(new TextDecoder().decode(body)) : (await host()).build;
  const isOther = build !== BUILD.id && (isThere || build !== undefined);
  return { kind: isOther ? "other" : isThere ? "altered" : "missing", response };
}

async function fetchAs(name, address, cache) {
  const answer = await fetch(address, { cache });
  const body = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  // The body is unpacked by now.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  const isOwn = answer.ok && (await digest(body)) === BUILD.files[name];
  // Made anew, since a page may not be answered with what was redirected.
  const { status, statusText } = answer;
  return { isOwn, isPage: isHtml(answer), body, response: new Response(body.byteLength ? body : null, { status, statusText, headers }) };
}

const isHtml = (response) => /^text\/html\b/i.test(response.headers.get("Content-Type") ?? "");

/** The build that a page of the site says it is of. */
const buildOf = (page) => page.match(/<html[^>]*\sdata-build=["']?([^"'\s>]+)/i)?.[1];

/** What the host has in the place of this worker: its build, and whether the site is gone from there. */
async function atHost() {
  const worker = await fetch(self.location.href, { cache: "no-cache" });
  const isGone = [404, 410].includes(worker.status) || (worker.redirected && !isHtml(worker));
  const build = worker.ok ? (await worker.text()).match(/"id":"([^"]+)"/)?.[1] : undefined;
  // While files are uploaded one after another, not both of these are of one build.
  const told = await fetch(new URL("build.json", SCOPE), { cache: "no-cache" }).catch(() => undefined);
  const isTold = told?.ok && !isHtml(told);
  const other = isTold && (await told.json().catch(() => ({}))).id !== build;
  return { build: other ? undefined : build, isGone };
}
