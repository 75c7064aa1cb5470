/**
 * Why a lab did not do what it was asked. `code` is one of
 * `unreachable` (the frame did not answer), `busy` (a run is going on), `invalid` (a setting is wrong), `long` (it would take
 * over a minute: pass `{ long: true }`), `unavailable` (nothing can run here), `cancelled`, `failed`, `removed` (from the page).
 */
export class OverlapError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "OverlapError";
    /** @readonly */
    this.code = code;
  }
}
