/** A frame never takes more room than this, whatever it says of itself. */
const MOST_HEIGHT_PX = 20000;

/** The frame of a lab: its size, and which messages come from it and go to it. */
export class Frame {
  #element = document.createElement("iframe");
  #site;
  #height;

  /**
   * @param {string} address
   * @param {{ site: URL, title: string, sandbox: string | null, plain: boolean, height: number }} settings
   * `plain` frames a site without headers in an isolated page; `height` is the first, px.
   */
  constructor(address, { site, title, sandbox, plain, height }) {
    const frame = this.#element;
    this.#site = site;
    frame.title = title;
    frame.allow = "cross-origin-isolated; clipboard-write";
    this.#height = height;
    frame.style.height = `${height}px`;
    if (sandbox !== null) {
      frame.setAttribute("sandbox", sandbox);
    }
    // An isolated page may frame a site without headers only in this way, where its browser knows it.
    frame.credentialless = plain;
    frame.src = address;
  }

  /** @returns {HTMLIFrameElement} */
  get element() {
    return this.#element;
  }

  /** Whether its page has answered, and so is shown. */
  get isAnswered() {
    return this.#element.classList.contains("answered");
  }

  show() {
    this.#element.classList.add("answered");
  }

  remove() {
    this.#element.remove();
  }

  ping() {
    // To whoever is there: before the site's page has come, its origin is not the frame's.
    this.#element.contentWindow?.postMessage({ overlap: 1, type: "ping" }, "*");
  }

  post(message) {
    const origin = this.#origin();
    // A page without an origin cannot be named. What is sent holds nothing that its address does not.
    this.#element.contentWindow?.postMessage({ overlap: 1, ...message }, origin === "null" ? "*" : origin);
  }

  /** Whether a message is from the site's page in this frame. @param {MessageEvent} event */
  hears({ data, origin, source }) {
    return source === this.#element.contentWindow && origin === this.#origin() && data?.overlap === 1;
  }

  /**
   * Follows the height of its page, px; without one, the height heard last.
   * @param {{ isRunning: boolean }} state It does not shrink in a run, so that nothing below jumps.
   */
  resize({ isRunning }, height = this.#height) {
    if (!Number.isFinite(height) || height <= 0) {
      return;
    }
    this.#height = Math.min(Math.ceil(height), MOST_HEIGHT_PX);
    const now = this.#element.offsetHeight;
    if (this.#height === now || (this.#height < now && isRunning)) {
      return;
    }
    const isAbove = this.#element.getBoundingClientRect().bottom <= 0;
    this.#element.style.height = `${this.#height}px`;
    // Browsers without scroll anchoring would push what is being read.
    if (isAbove && !CSS.supports("overflow-anchor", "auto")) {
      scrollBy(0, this.#height - now);
    }
  }

  /** The origin of its page. One in a sandbox has none of its own. */
  #origin() {
    const isOpaque = this.#element.hasAttribute("sandbox") && !this.#element.sandbox.contains("allow-same-origin");
    return isOpaque ? "null" : this.#site.origin;
  }
}
