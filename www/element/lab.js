import { Connection } from "./connection.js";
import { OverlapError } from "./error.js";
import { Poster, STYLE as POSTER_STYLE } from "./poster.js";
import { permalinkOf } from "./settings.js";
import { noSite, onceConfigured, siteOf } from "./site.js";
import { inTurn } from "./turns.js";

const STYLE = `
  :host { display: block; position: relative; }
  :host([hidden]), .answered ~ slot, .poster ~ slot { display: none; }
  iframe { position: absolute; visibility: hidden; width: 100%; border: 0; }
  .answered { display: block; position: static; visibility: visible; }
${POSTER_STYLE}`;

/** Without a browser, as where a page is made on a server, the class can be imported and not used. */
const Base = globalThis.HTMLElement ?? class {};

/** The element `<overlap-lab>`. */
export class OverlapLab extends Base {
  /** @type {Connection | undefined} */
  #connection;
  /** @type {Poster | undefined} What is shown until the lab answers. */
  #poster;
  #ready;
  #resolveReady;
  #rejectReady;
  #visible;
  #isWithoutSite = false;
  #isUnreachable = false;
  /** How often it was taken out of the page. */
  #removals = 0;
  #observer;
  #hear = (event) => this.#connection?.receive(event);

  /** The record of the last run, in the form `overlap.run/1`; null before the first. */
  record = null;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style];
    // What stands in the element is shown where there is no lab.
    shadow.append(document.createElement("slot"));
    this.#observer = new MutationObserver(() => this.#changed());
    this.#renew();
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#observer.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
    this.#visible = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#seen(),
      { rootMargin: "600px" },
    );
    this.#visible.observe(this);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#observer.disconnect();
    this.#visible.disconnect();
    this.#removals += 1;
    this.#close(new OverlapError("removed", "the lab was taken out of the page"));
    this.#uncover();
  }

  /** The element comes near the reader's view: it shows what it is, and loads nothing before it is touched. */
  #seen() {
    if (this.getAttribute("loading") === "eager") {
      this.#open();
    } else if (!this.#connection && !this.#poster && !this.#isUnreachable) {
      this.#poster = new Poster(this, () => this.#press());
    }
  }

  /** The reader presses the picture's button. */
  #press() {
    this.#open();
    if (!this.hasAttribute("lesson")) {
      // What keeps it from running stands in the frame, and is said by an event.
      this.run().catch(() => {});
    }
  }

  /** Takes the picture away. */
  #uncover() {
    this.#poster?.remove();
    this.#poster = undefined;
  }

  /** The permalink of the lab's settings; empty where it has no site. @returns {string} */
  get permalink() {
    const site = siteOf(this);
    return site ? permalinkOf(this, site) : "";
  }

  /**
   * Runs the lab's settings, when it is this lab's turn.
   * @param {{ long?: boolean }} [options] `long` consents to a run of over a minute.
   * @returns {Promise<object>} The run record, `overlap.run/1`.
   */
  run({ long = false } = {}) {
    const removals = this.#removals;
    return inTurn(async () => {
      // React's StrictMode puts it back at once and asks for its own run.
      if (!this.isConnected || removals !== this.#removals) {
        throw new OverlapError("removed", "the lab is not in a page, or was taken out of it in the meantime");
      }
      this.#open();
      if (!this.#connection) {
        throw noSite(this);
      }
      await this.#ready;
      return this.#connection.run({ long });
    });
  }

  /** Stops the run that is going on, if there is one; its promise is rejected with the code `cancelled`. */
  cancel() {
    this.#connection?.cancel();
  }

  #renew() {
    this.#ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // Nobody may be waiting for it.
    this.#ready.catch(() => {});
  }

  #open() {
    if (this.#connection || !this.isConnected) {
      return;
    }
    const site = siteOf(this);
    if (!site) {
      this.#waitForSite();
      return;
    }
    this.#isWithoutSite = false;
    this.#isUnreachable = false;
    this.#poster?.wait();
    this.#connection = new Connection(this, site, {
      emit: (type, detail) => {
        if (type === "ready") {
          if (this.#poster?.hasFocus) {
            this.shadowRoot.querySelector("iframe").focus();
          }
          this.#uncover();
          this.#resolveReady();
        }
        this.#emit(type, detail);
      },
      unreachable: (error) => {
        this.#close(error);
        // What stands in the element is shown instead.
        this.#isUnreachable = true;
        this.#uncover();
        this.#emit("error", error);
      },
      anew: (error) => {
        this.#close(error);
        this.#open();
      },
    });
  }

  /** Says once that there is no site, and opens the lab as soon as there is one. */
  #waitForSite() {
    if (!this.#isWithoutSite) {
      this.#isWithoutSite = true;
      onceConfigured(() => this.#open());
      const error = noSite(this);
      this.#poster?.say(error.message);
      this.#emit("error", error);
    }
  }

  #close(error) {
    this.#connection?.close(error);
    this.#connection = undefined;
    this.#rejectReady(error);
    this.#renew();
  }

  /** Something in the element has changed. */
  #changed() {
    if (this.#isWithoutSite) {
      this.#open();
    } else {
      this.#poster?.draw();
      this.#connection?.tell();
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`overlap-${type}`, { bubbles: true, composed: true, detail }));
  }
}
