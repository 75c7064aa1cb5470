import { OverlapError } from "./error.js";

/** Labs may be framed from a server; from a disk nothing runs, but links to it can be written. */
const PROTOCOLS = new Set(["http:", "https:", "file:"]);

/** The site of every element without an attribute `site`. */
let common;
const waiting = new Set();

/**
 * Says where the site is, for every element without an attribute `site`.
 * @param {{ site: string | URL }} settings The address of the site's folder.
 * @throws {OverlapError} `invalid` where it is no such address.
 */
export function configure({ site }) {
  const found = folder(site);
  if (!found) {
    throw new OverlapError("invalid", `“${site}” is not the address of a site: it must begin with https:// or be a path on this host`);
  }
  common = found;
  const labs = [...waiting];
  waiting.clear();
  labs.forEach((tell) => tell());
}

/** Calls `tell` once when a site is configured. @param {() => void} tell */
export function onceConfigured(tell) {
  waiting.add(tell);
}

/** The folder of an element's site; undefined where it has none. @param {HTMLElement} lab @returns {URL | undefined} */
export function siteOf(lab) {
  const own = lab.getAttribute("site");
  return own === null ? common : folder(own);
}

/** Why an element has no site. @param {HTMLElement} lab */
export function noSite(lab) {
  const own = lab.getAttribute("site");
  const found = own === null ? "the lab does not know its site" : `the lab's site “${own}” is not the address of a folder`;
  return new OverlapError("invalid", `${found}: give the element an attribute \`site\`, or call configure({ site })`);
}

function folder(site) {
  let address;
  try {
    address = new URL(site, globalThis.document?.baseURI);
  } catch {
    return undefined;
  }
  if (!PROTOCOLS.has(address.protocol)) {
    return undefined;
  }
  address.search = "";
  address.hash = "";
  address.pathname = address.pathname.replace(/\/?$/, "/");
  return address;
}
