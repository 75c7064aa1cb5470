/** How many windows further out the API is looked for; SCORM 1.2 names no limit, and platforms nest a few. */
const MOST_WINDOWS = 100;

/**
 * The platform's API, where SCORM 1.2 says to look: in this window and those around it, then in the one that opened this, and those
 * around that. Undefined where there is none.
 * @param {Window} own
 */
export function findApi(own) {
  return around(own) ?? around(own.opener) ?? around(own.top.opener);
}

function around(window) {
  for (let steps = 0; window && steps < MOST_WINDOWS; steps += 1) {
    const api = apiOf(window);
    if (api || window.parent === window) {
      return api;
    }
    window = window.parent;
  }
  return undefined;
}

function apiOf(window) {
  try {
    return typeof window.API?.LMSInitialize === "function" ? window.API : undefined;
  } catch {
    // A window of another origin; one further out may be of this one.
    return undefined;
  }
}
