import { codeOf } from "./code.js";
import { OverlapError } from "./error.js";
import { Frame } from "./frame.js";
import { Requests } from "./requests.js";
import { addressOf, permalinkOf, queryOf, sizeOf } from "./settings.js";
import { siteOf } from "./site.js";
import { Watch } from "./watch.js";

const ANSWER_MS = 30000;
/** The height of a frame whose element has none yet, px: what the compact view needs before a run. */
const FIRST_HEIGHT_PX = 360;
/** The most that a frame may take to answer, for a page that refuses frames without headers, before another way is tried. */
const PLAIN_MS = 6000;
/** Attributes that need another frame when they change, and what those who wait for the old one are told. */
const ANEW = {
  site: "the lab was set to another site",
  lesson: "the lab was set to another lesson",
  size: "the lesson was set to another view",
};

/** What an element and the page in its frame say to each other, from the frame's first ping until it is closed. */
export class Connection {
  #lab;
  #site;
  #on;
  #frame;
  #watch;
  #requests = new Requests();
  /** The number that the frame's page drew when it was loaded. */
  #page;
  /** What the frame's address said, and what the frame was told since: `site`, `lesson`, `size`, `query`, `theme` and `code`. */
  #sent;
  #told;
  #isRunning = false;

  /**
   * @param {HTMLElement} lab The element, whose shadow gets the frame.
   * @param {URL} site
   * @param {{ emit: (type: string, detail?: unknown) => void, unreachable: (error: OverlapError) => void, anew: (error: OverlapError) => void }} on
   * `emit` is told what happened, `unreachable` that the frame never answered, `anew` that another frame is needed.
   */
  constructor(lab, site, on) {
    this.#lab = lab;
    this.#site = site;
    this.#on = on;
    this.#open(false);
  }

  /** Asks for a run of the settings. @returns {Promise<object>} The run record. */
  run(options) {
    this.tell();
    return this.#ask("run", options);
  }

  cancel() {
    this.#frame.post({ type: "cancel" });
  }

  /** Takes the frame away. Whoever waits for an answer is told `error`. */
  close(error) {
    this.#watch.stop();
    this.#frame.remove();
    this.#requests.end(error);
  }

  #open(plain) {
    const [lab, site] = [this.#lab, this.#site];
    const frame = new Frame(addressOf(lab, site), {
      site,
      title: lab.getAttribute("label") ?? "Overlap: a lab",
      sandbox: lab.getAttribute("sandbox"),
      plain,
      height: lab.offsetHeight || FIRST_HEIGHT_PX,
    });
    this.#sent = { site: site.href, lesson: lab.getAttribute("lesson"), size: sizeOf(lab), query: queryOf(lab), theme: lab.getAttribute("theme") };
    // A reader who reloads the frame, or follows a link in it, gets a page that was told nothing yet.
    frame.element.addEventListener("load", () => frame.isAnswered && this.#knock(plain));
    this.#frame = frame;
    this.#watch = new Watch(() => frame.ping());
    lab.shadowRoot.prepend(frame.element);
    this.#knock(plain);
    this.#watch.feel(
      () => frame.isAnswered && !this.#requests.isEmpty,
      () => this.#interrupt(this.#unreachable()),
    );
  }

  /** Asks until the frame answers: its page may load itself again once, to become isolated. */
  #knock(plain) {
    // A frame that has answered once stays, whatever the reader has opened in it.
    const wasThere = this.#frame.isAnswered;
    const canBePlain = !plain && !wasThere && self.crossOriginIsolated && "credentialless" in HTMLIFrameElement.prototype;
    this.#watch.knock(canBePlain ? PLAIN_MS : ANSWER_MS, () => {
      if (canBePlain) {
        this.#watch.stop();
        this.#frame.remove();
        this.#open(true);
      } else if (wasThere) {
        this.#interrupt(this.#unreachable());
      } else {
        this.#on.unreachable(this.#unreachable());
      }
    });
  }

  /** A run is over without the frame having said so. */
  #interrupt(error) {
    const wasHeard = this.#isRunning || !this.#requests.isEmpty;
    this.#isRunning = false;
    this.#requests.refuse(error);
    if (wasHeard) {
      this.#on.emit("error", error);
    }
  }

  #unreachable() {
    const link = permalinkOf(this.#lab, this.#site);
    return new OverlapError("unreachable", `${this.#site.href} does not answer from its frame; open ${link} instead`);
  }

  #ask(type, message, silent) {
    return this.#requests.ask((asked) => this.#frame.post(asked), type, message, silent);
  }

  /** Does what a message of the frame's page asks for; others are ignored. @param {MessageEvent} event */
  receive(event) {
    if (!this.#frame.hears(event)) {
      return;
    }
    const { data } = event;
    this.#watch.heard();
    switch (data.type) {
      case "pong":
        this.#answered(data.page);
        break;
      case "ready":
        this.#requests.take(data.id)?.resolve();
        break;
      case "started":
        this.#isRunning = true;
        this.#on.emit("started");
        break;
      case "height":
        this.#frame.resize({ isRunning: this.#isRunning }, data.height);
        break;
      case "result":
        this.#lab.record = data.record;
        this.#rest();
        this.#requests.take(data.id)?.resolve(data.record);
        this.#on.emit("result", data.record);
        break;
      case "lesson":
        this.#on.emit("lesson", lessonOf(data));
        break;
      case "error":
        this.#refused(data);
        break;
    }
  }

  #refused({ id, code, message }) {
    const error = new OverlapError(String(code), String(message));
    const asked = this.#requests.take(id);
    if (error.code !== "busy") {
      this.#rest();
    }
    asked?.reject(error);
    if (!asked?.silent) {
      this.#on.emit("error", error);
    }
  }

  /** A run is over. */
  #rest() {
    this.#isRunning = false;
    this.#frame.resize({ isRunning: false });
    this.tell();
  }

  #answered(page) {
    this.#watch.answered();
    if (this.#frame.isAnswered && page === this.#page) {
      return;
    }
    this.#interrupt(new OverlapError("cancelled", "the lab's page was reloaded, so its run was lost"));
    const { site, lesson, size } = this.#sent;
    // A page that has taken the place of another may have lost what was told to that.
    this.#told = this.#page === undefined ? { ...this.#sent } : { site, lesson, size };
    this.#page = page;
    this.#frame.show();
    this.tell();
    this.#on.emit("ready");
  }

  /** Tells the frame what has changed in the attributes since it was told last. */
  tell() {
    if (!this.#frame.isAnswered) {
      return;
    }
    const [lab, told] = [this.#lab, this.#told];
    const now = { site: siteOf(lab)?.href, lesson: lab.getAttribute("lesson"), size: sizeOf(lab) };
    const other = Object.keys(ANEW).find((name) => now[name] !== told[name]);
    if (other) {
      this.#on.anew(new OverlapError("cancelled", ANEW[other]));
      return;
    }
    const [query, theme, code] = [queryOf(lab), lab.getAttribute("theme"), codeOf(lab)];
    if (theme !== told.theme) {
      told.theme = theme;
      this.#frame.post({ type: "theme", theme: theme ?? "system" });
    }
    // Code in an address may be anybody's. That it is this page's, which may have it run, the frame is told.
    if ((query !== told.query || code !== told.code) && !this.#isRunning) {
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
}

/** What a message says of a lesson's reader, without what makes it a message. */
function lessonOf({ lesson, predicted, ran, finished, right, answered, of }) {
  return { lesson, predicted, ran, finished, right, answered, of };
}
