import { better } from "./result.js";

const STATUS = "cmi.core.lesson_status";
const SCORE = "cmi.core.score";
/** What a status may be once a lesson was finished; which of them it is after a score may be the platform's to say. */
const FINISHED = ["completed", "passed", "failed"];
const AGAIN_MS = 5000;

/** One visit, reported by SCORM 1.2. */
export class Session {
  #api;
  #say;
  #begun = performance.now();
  /** Whether the platform wants this visit to count. */
  #counts;
  /** The status of a lesson that was finished on an earlier visit. */
  #earlier;
  #best;
  #taken = "";
  #again;
  #isOver = false;

  /** @param {object} api The platform's. @param {(text: string) => void} say Shows a sentence. */
  constructor(api, say) {
    this.#api = api;
    this.#say = say;
    if (!this.#does("LMSInitialize", "")) {
      throw new Error(`The platform takes no report (${this.#problem()}): the lesson works, but nothing is reported.`);
    }
    this.#counts = !["browse", "review"].includes(this.#value("cmi.core.lesson_mode"));
    this.#earlier = FINISHED.find((status) => status === this.#value(STATUS));
    const raw = Number.parseFloat(this.#value(`${SCORE}.raw`));
    this.#best = { finished: Boolean(this.#earlier), scaled: Number.isFinite(raw) ? raw / 100 : undefined };
  }

  /** Reports what was done. */
  take(result) {
    if (this.#counts && !this.#isOver) {
      this.#best = better(this.#best, result);
      this.#write();
    }
  }

  /** Ends the visit. */
  end() {
    if (this.#isOver) {
      return;
    }
    this.#isOver = true;
    clearTimeout(this.#again);
    const values = { ...this.#values(), "cmi.core.session_time": timespan(performance.now() - this.#begun) };
    Object.entries(values).forEach(([name, value]) => this.#does("LMSSetValue", name, value));
    this.#does("LMSCommit", "");
    this.#does("LMSFinish", "");
  }

  #write() {
    const values = this.#values();
    const text = JSON.stringify(values);
    if (text === this.#taken) {
      return;
    }
    clearTimeout(this.#again);
    if (Object.entries(values).every((entry) => this.#does("LMSSetValue", ...entry)) && this.#does("LMSCommit", "")) {
      this.#taken = text;
      this.#say("");
    } else {
      this.#say(`The platform did not take the report (${this.#problem()}). It is tried again while this page is open.`);
      this.#again = setTimeout(() => this.#write(), AGAIN_MS);
    }
  }

  #values() {
    if (!this.#counts) {
      return {};
    }
    const { finished, scaled, did } = this.#best;
    const score = scaled === undefined ? {} : { [`${SCORE}.min`]: "0", [`${SCORE}.max`]: "100", [`${SCORE}.raw`]: String(Math.round(100 * scaled)) };
    return {
      ...score,
      ...(this.#earlier ? {} : { [STATUS]: finished ? "completed" : "incomplete" }),
      ...(did ? { "cmi.suspend_data": JSON.stringify(did) } : {}),
      // Without this a platform begins another attempt at the next visit.
      "cmi.core.exit": finished ? "" : "suspend",
    };
  }

  #value(name) {
    try {
      return String(this.#api.LMSGetValue(name));
    } catch {
      return "";
    }
  }

  /** Whether the platform did what it was asked. */
  #does(call, ...values) {
    try {
      return String(this.#api[call](...values)) === "true";
    } catch {
      return false;
    }
  }

  /** What the platform says went wrong. */
  #problem() {
    try {
      const code = String(this.#api.LMSGetLastError());
      const words = this.#api.LMSGetErrorString(code);
      return words ? `error ${code}: ${words}` : `error ${code}`;
    } catch {
      return "it does not say why";
    }
  }
}

/** Milliseconds as SCORM 1.2 writes a time: hours, minutes, seconds with hundredths. */
function timespan(ms) {
  const hundredths = Math.round(ms / 10);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, seconds] = [hundredths / 360000, (hundredths / 6000) % 60, (hundredths / 100) % 60].map(Math.floor);
  return `${two(Math.min(hours, 9999))}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
}
