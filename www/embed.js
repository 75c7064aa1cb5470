/**
 * The `<overlap-lab>` element: a lab of Overlap within any page, from any origin.
 *
 *     <script type="module" src="https://HOST/embed.js"></script>
 *     <overlap-lab workload="long_comp" tasks="4" strategies="serial,async,rayon">What readers see without scripts</overlap-lab>
 *
 * Attributes are the permalink's parameters; `lesson="waiting"` shows a lesson instead. Nothing runs before the reader's
 * click or a call of `run()`. Python of your own stands in a script within the element, or in its attribute `code`:
 *
 *     <overlap-lab workload="python" tasks="4"><script type="text/x-python">
 *     def task(i):
 *         return i * i
 *     </script></overlap-lab>
 */

const SITE = new URL("./", import.meta.url);
/** Attributes of every element, which no permalink has. `lang` is both: its values tell which. */
const OWN = new Set(["class", "code", "dir", "hidden", "id", "lang", "part", "role", "sandbox", "slot", "style", "tabindex", "title", "theme", "label"]);
const LANGUAGES = new Set(["rust", "python"]);
/** The longest block of the deflate format that is stored as it is (RFC 1951), bytes. */
const MOST_STORED = 65535;
const ASK_MS = 250;
const ANSWER_MS = 30000;
/** How often a lab whose run is waited for is asked whether it is still there, and how often in vain. */
const PULSE_MS = 5000;
const MOST_MISSED = 6;
/** The most that a frame may take to answer, for a page that refuses frames without headers, before another way is tried. */
const PLAIN_MS = 6000;
const FIRST_HEIGHT_PX = 640;
/** A frame never takes more room than this, whatever it says of itself. */
const MOST_HEIGHT_PX = 20000;

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

const STYLE = `
  :host { display: block; position: relative; }
  :host([hidden]), .answered + slot { display: none; }
  iframe { position: absolute; visibility: hidden; width: 100%; border: 0; }
  .answered { display: block; position: static; visibility: visible; }
`;

/** Whether an attribute is a parameter of the permalink. */
export const isParameter = (name) => /^[a-z][a-z0-9_]*$/.test(name) && !OWN.has(name) && !/^(aria|data|on)/.test(name);

/** A text without the indentation that all of its lines have, and without empty lines around it. */
function dedented(text) {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n");
  const depths = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const depth = Math.min(...depths);
  const code = lines.map((line) => line.slice(Math.min(depth, line.search(/\S|$/)))).join("\n");
  return code.trim() && `${code.replace(/^\s*\n/, "").trimEnd()}\n`;
}

/** Code as the fragment of a permalink: deflate's stored blocks in base64url. Unlike compressing, it is done at once. */
function fragment(code) {
  const bytes = new TextEncoder().encode(code);
  const parts = [];
  for (let at = 0; at < bytes.length; at += MOST_STORED) {
    const block = bytes.subarray(at, at + MOST_STORED);
    const length = block.length;
    parts.push([Number(at + length === bytes.length), length & 255, length >> 8, ~length & 255, (~length >> 8) & 255], block);
  }
  const binary = parts.map((part) => Array.from(part, (byte) => String.fromCharCode(byte)).join("")).join("");
  return `#code=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** Labs of one page take turns, since runs at the same time would spoil each other's times. */
let turn = Promise.resolve();

export class OverlapLab extends HTMLElement {
  #frame;
  #ready;
  #resolveReady;
  #rejectReady;
  #knocking;
  #pulse;
  /** How often the frame was asked since it was heard last. */
  #missed = 0;
  /** The number that the frame's page drew when it was loaded. */
  #page;
  #visible;
  /** What the frame's address said, and what the frame was told since: `lesson`, `query`, `theme` and `code`. */
  #sent;
  #told;
  #waiting = new Map();
  #count = 0;
  #height = FIRST_HEIGHT_PX;
  #running = false;
  #observer = new MutationObserver(() => this.#tell());
  #hear = (event) => this.#receive(event);

  /** The record of the last run, in the form `overlap.run/1`; null before the first. */
  record = null;

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [style];
    // What stands in the element is shown until the lab answers.
    shadow.append(document.createElement("slot"));
    this.#renew();
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#observer.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
    this.#visible = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#open(),
      { rootMargin: "600px" },
    );
    this.#visible.observe(this);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#observer.disconnect();
    this.#visible.disconnect();
    this.#close(new OverlapError("removed", "the lab was taken out of the page"));
  }

  /** The permalink of the lab's settings. @returns {string} */
  get permalink() {
    return new URL(`${this.#query()}${this.#fragment()}`, SITE).href;
  }

  /**
   * Runs the lab's settings, when it is this lab's turn.
   * @param {{ long?: boolean }} [options] `long` consents to a run of over a minute.
   * @returns {Promise<object>} The run record, `overlap.run/1`.
   */
  run({ long = false } = {}) {
    const before = turn;
    const result = (async () => {
      await before;
      if (!this.isConnected) {
        throw new OverlapError("removed", "the lab is not in a page");
      }
      this.#open();
      await this.#ready;
      this.#tell();
      return this.#ask("run", { long });
    })();
    turn = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  /** Stops the run that is going on, if there is one; its promise is rejected with the code `cancelled`. */
  cancel() {
    this.#post({ type: "cancel" });
  }

  #renew() {
    this.#ready = new Promise((resolve, reject) => {
      this.#resolveReady = resolve;
      this.#rejectReady = reject;
    });
    // Nobody may be waiting for it.
    this.#ready.catch(() => {});
  }

  /** The attributes as a permalink's query. */
  #query() {
    const parameters = [...this.attributes].filter(({ name }) => isParameter(name)).map(({ name, value }) => [name, value]);
    const lang = this.getAttribute("lang") ?? (this.#code() ? "python" : "");
    // Another language is the one that the element's own text is written in.
    const languages = LANGUAGES.has(lang) ? [["lang", lang]] : [];
    return `?${new URLSearchParams([["v", "1"], ...parameters, ...languages])}`;
  }

  /** The element's own Python; undefined where it has none. @returns {string | undefined} */
  #code() {
    const code = this.getAttribute("code") ?? this.querySelector(':scope > script[type="text/x-python"]')?.textContent;
    return code === undefined ? undefined : dedented(code) || undefined;
  }

  #fragment() {
    const code = this.#code();
    return code === undefined ? "" : fragment(code);
  }

  /** The address of the frame's page: the lab, or that of a lesson. */
  #address() {
    const lesson = this.getAttribute("lesson") ?? "";
    const isLesson = /^[a-z][a-z0-9_-]*$/.test(lesson);
    const address = new URL(isLesson ? `lessons/${lesson}.html` : this.#query(), SITE);
    address.searchParams.set("embed", "1");
    const theme = this.getAttribute("theme");
    if (theme) {
      address.searchParams.set("theme", theme);
    }
    // A host that leaves `.html` out of the address may drop the query with it; the lesson finds it in the fragment.
    address.hash = isLesson ? address.search : this.#fragment();
    return address.href;
  }

  #open(plain = false) {
    if (this.#frame || !this.isConnected) {
      return;
    }
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("label") ?? "Overlap: a lab";
    frame.allow = "cross-origin-isolated; clipboard-write";
    frame.style.height = `${FIRST_HEIGHT_PX}px`;
    if (this.hasAttribute("sandbox")) {
      frame.setAttribute("sandbox", this.getAttribute("sandbox"));
    }
    // An isolated page may frame a site without headers only in this way, where its browser knows it.
    frame.credentialless = plain;
    frame.src = this.#address();
    this.#sent = { lesson: this.getAttribute("lesson"), query: this.#query(), theme: this.getAttribute("theme") };
    // A reader who reloads the frame, or follows a link in it, gets a page that was told nothing yet.
    frame.addEventListener("load", () => this.#isAnswered() && this.#knock(plain));
    this.#frame = frame;
    this.shadowRoot.prepend(frame);
    this.#knock(plain);
    this.#pulse = setInterval(() => this.#feel(), PULSE_MS);
  }

  #close(error) {
    clearInterval(this.#knocking);
    clearInterval(this.#pulse);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#page = undefined;
    this.#running = false;
    this.#refuse(error);
    this.#rejectReady(error);
    this.#renew();
  }

  /** Tells all who wait for an answer that there will be none. */
  #refuse(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject }) => reject(error));
  }

  /** Asks until the frame answers: its page may load itself again once, to become isolated. */
  #knock(plain) {
    const begun = performance.now();
    // A frame that has answered once stays, whatever the reader has opened in it.
    const wasThere = this.#isAnswered();
    const canBePlain = !plain && !wasThere && self.crossOriginIsolated && "credentialless" in HTMLIFrameElement.prototype;
    clearInterval(this.#knocking);
    this.#knocking = setInterval(() => {
      const waited = performance.now() - begun;
      if (waited < (canBePlain ? PLAIN_MS : ANSWER_MS)) {
        this.#ping();
      } else if (canBePlain) {
        clearInterval(this.#knocking);
        clearInterval(this.#pulse);
        this.#frame.remove();
        this.#frame = undefined;
        this.#open(true);
      } else if (wasThere) {
        clearInterval(this.#knocking);
        this.#lose();
      } else {
        const error = this.#unreachable();
        this.#close(error);
        this.#emit("error", error);
      }
    }, ASK_MS);
  }

  #ping() {
    // To whoever is there: before the site's page has come, its origin is not the frame's.
    this.#frame.contentWindow?.postMessage({ overlap: 1, type: "ping" }, "*");
  }

  /** While somebody waits for the frame, finds out whether its page is gone: a browser says so of its own page only. */
  #feel() {
    if (!this.#waiting.size || !this.#isAnswered()) {
      this.#missed = 0;
    } else if (this.#missed < MOST_MISSED) {
      this.#missed += 1;
      this.#ping();
    } else {
      this.#lose();
    }
  }

  /** The frame's page does not answer any more. */
  #lose() {
    this.#missed = 0;
    this.#interrupt(this.#unreachable());
  }

  /** A run is over without the frame having said so. */
  #interrupt(error) {
    const wasHeard = this.#running || this.#waiting.size > 0;
    this.#running = false;
    this.#refuse(error);
    if (wasHeard) {
      this.#emit("error", error);
    }
  }

  #unreachable() {
    return new OverlapError("unreachable", `${SITE.href} does not answer from its frame; open ${this.permalink} instead`);
  }

  /** The origin of the frame's page. One in a sandbox has none of its own. */
  #origin() {
    const isOpaque = this.#frame?.hasAttribute("sandbox") && !this.#frame.sandbox.contains("allow-same-origin");
    return isOpaque ? "null" : SITE.origin;
  }

  #post(message) {
    const origin = this.#origin();
    // A page without an origin cannot be named. What is sent holds nothing that its address does not.
    this.#frame?.contentWindow?.postMessage({ overlap: 1, ...message }, origin === "null" ? "*" : origin);
  }

  /** Sends a message that is answered by the same id; of a refusal only the asker hears if it is `silent`. */
  #ask(type, message, silent = false) {
    this.#count += 1;
    const id = `${type}-${this.#count}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, silent });
      this.#post({ type, id, ...message });
    });
  }

  #receive({ data, origin, source }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin() || data?.overlap !== 1) {
      return;
    }
    this.#missed = 0;
    switch (data.type) {
      case "pong":
        this.#answered(data.page);
        break;
      case "ready":
        this.#asked(data.id)?.resolve();
        break;
      case "started":
        this.#running = true;
        this.#emit("started");
        break;
      case "height":
        this.#resize(data.height);
        break;
      case "result":
        this.record = data.record;
        this.#rest();
        this.#asked(data.id)?.resolve(data.record);
        this.#emit("result", data.record);
        break;
      case "error": {
        const error = new OverlapError(String(data.code), String(data.message));
        const asked = this.#asked(data.id);
        if (error.code !== "busy") {
          this.#rest();
        }
        asked?.reject(error);
        if (!asked?.silent) {
          this.#emit("error", error);
        }
        break;
      }
    }
  }

  /** Takes the one who waits for an answer. */
  #asked(id) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    return asked;
  }

  /** A run is over. */
  #rest() {
    this.#running = false;
    this.#resize(this.#height);
    this.#tell();
  }

  #isAnswered() {
    return this.#frame?.classList.contains("answered") ?? false;
  }

  #answered(page) {
    clearInterval(this.#knocking);
    if (this.#isAnswered() && page === this.#page) {
      return;
    }
    this.#interrupt(new OverlapError("cancelled", "the lab's page was loaded anew, and its run is gone with the page before"));
    // A page that has taken the place of another may have lost what was told to that.
    this.#told = this.#page === undefined ? { ...this.#sent } : { lesson: this.#sent.lesson };
    this.#page = page;
    this.#frame.classList.add("answered");
    this.#tell();
    this.#resolveReady();
    this.#emit("ready");
  }

  /** Follows the height of the frame's page. It does not shrink in a run, so that nothing below jumps. */
  #resize(height) {
    if (!Number.isFinite(height) || height <= 0) {
      return;
    }
    this.#height = Math.min(Math.ceil(height), MOST_HEIGHT_PX);
    const now = this.#frame.offsetHeight;
    if (this.#height === now || (this.#height < now && this.#running)) {
      return;
    }
    const isAbove = this.#frame.getBoundingClientRect().bottom <= 0;
    this.#frame.style.height = `${this.#height}px`;
    // Browsers without scroll anchoring would push what is being read.
    if (isAbove && !CSS.supports("overflow-anchor", "auto")) {
      scrollBy(0, this.#height - now);
    }
  }

  /** Tells the frame what has changed in the attributes since it was told last. */
  #tell() {
    if (!this.#isAnswered()) {
      return;
    }
    const [told, lesson, query, theme] = [this.#told, this.getAttribute("lesson"), this.#query(), this.getAttribute("theme")];
    const code = this.#code();
    if (lesson !== told.lesson) {
      this.#close(new OverlapError("cancelled", "the lab was set to another lesson"));
      this.#open();
      return;
    }
    if (theme !== told.theme) {
      told.theme = theme;
      this.#post({ type: "theme", theme: theme ?? "system" });
    }
    // Code in an address may be anybody's. That it is this page's, which may have it run, the frame is told.
    if ((query !== told.query || code !== told.code) && !this.#running) {
      told.query = query;
      told.code = code;
      // Where a run has begun meanwhile, the frame is told after it. What is wrong with a setting stands in the frame.
      this.#ask("configure", { query, code }, true).catch(({ code }) => {
        if (code === "busy") {
          told.query = undefined;
        }
      });
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`overlap-${type}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("overlap-lab")) {
  customElements.define("overlap-lab", OverlapLab);
}
