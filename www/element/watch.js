const ASK_MS = 250;
/** How often a lab whose run is waited for is asked whether it is still there, and how often in vain. */
const PULSE_MS = 5000;
const MOST_MISSED = 6;

/** Finds out whether the page in a frame is there, by asking. A browser says so of its own pages only. */
export class Watch {
  #ping;
  #knocking;
  #pulse;
  /** How often the page was asked since it was heard last. */
  #missed = 0;

  /** @param {() => void} ping Asks the page once. */
  constructor(ping) {
    this.#ping = ping;
  }

  /** Asks until the page is heard to answer (`answered`), for `within` ms; then calls `late`. */
  knock(within, late) {
    const begun = performance.now();
    clearInterval(this.#knocking);
    this.#knocking = setInterval(() => {
      if (performance.now() - begun < within) {
        this.#ping();
      } else {
        clearInterval(this.#knocking);
        late();
      }
    }, ASK_MS);
  }

  /** From now on asks while `isWaiting` says that somebody waits for the page, and calls `lost` where nothing is heard. */
  feel(isWaiting, lost) {
    this.#pulse = setInterval(() => {
      if (!isWaiting()) {
        this.#missed = 0;
      } else if (this.#missed < MOST_MISSED) {
        this.#missed += 1;
        this.#ping();
      } else {
        this.#missed = 0;
        lost();
      }
    }, PULSE_MS);
  }

  /** The page said something. */
  heard() {
    this.#missed = 0;
  }

  /** The page answered. */
  answered() {
    clearInterval(this.#knocking);
  }

  stop() {
    clearInterval(this.#knocking);
    clearInterval(this.#pulse);
  }
}
