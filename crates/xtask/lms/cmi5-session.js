import { Outbox } from "./cmi5-outbox.js";
import { Statements } from "./cmi5-statements.js";
import { NOTHING, better } from "./result.js";

/** The document that keeps what was told in this registration: cmi5 wants `completed` and `passed` at most once. */
export const OWN_STATE = "overlap";

/** The score that is enough, where the platform names none. */
const ENOUGH = 0.5;

/** One visit, reported by cmi5. */
export class Session {
  #statements;
  #outbox;
  #enough;
  /** Whether the platform wants this visit to count. */
  #counts;
  #told;
  #best = NOTHING;
  #isOver = false;

  /**
   * @param {import("./cmi5-lrs.js").Lrs} lrs
   * @param {object} launched What the page's address says.
   * @param {object} data The platform's launch data.
   * @param {{ completed?: boolean, passed?: boolean }} told What was told on earlier visits.
   * @param {(text: string) => void} say Shows a sentence.
   */
  constructor(lrs, launched, data, told, say) {
    this.#statements = new Statements(launched, data);
    this.#outbox = new Outbox(lrs, say);
    this.#enough = data.masteryScore ?? ENOUGH;
    this.#counts = data.launchMode === "Normal";
    this.#told = { completed: Boolean(told.completed), passed: Boolean(told.passed) };
    this.#outbox.tell(this.#statements.initialized());
  }

  /** Reports what was done. */
  take(result) {
    if (!this.#counts || this.#isOver) {
      return;
    }
    this.#best = better(this.#best, result);
    const { finished, scaled } = this.#best;
    const completes = finished && !this.#told.completed;
    const passes = scaled >= this.#enough && !this.#told.passed;
    if (completes) {
      this.#outbox.tell(this.#statements.completed());
    }
    if (passes) {
      this.#outbox.tell(this.#statements.passed(scaled));
    }
    if (completes || passes) {
      this.#told = { completed: this.#told.completed || completes, passed: this.#told.passed || passes };
      this.#outbox.keep(OWN_STATE, this.#told);
    }
  }

  /** Ends the visit. Until then a wrong answer can be corrected, so that only now it has failed. */
  end() {
    if (this.#isOver) {
      return;
    }
    this.#isOver = true;
    const { scaled } = this.#best;
    const failed = scaled < this.#enough && !this.#told.passed ? [this.#statements.failed(scaled)] : [];
    this.#outbox.close([...failed, this.#statements.terminated()]);
  }
}
