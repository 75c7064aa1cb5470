const VERBS = "http://adlnet.gov/expapi/verbs/";
const CONTEXT = "https://w3id.org/xapi/cmi5/context/";

/** The statements of a visit, as cmi5 defines them. */
export class Statements {
  #launched;
  #template;
  #mastery;
  #begun = performance.now();

  /** @param {object} launched What the page's address says. @param {object} data The platform's launch data. */
  constructor(launched, { contextTemplate, masteryScore }) {
    this.#launched = launched;
    this.#template = contextTemplate ?? {};
    this.#mastery = masteryScore === undefined ? {} : { [`${CONTEXT}extensions/masteryscore`]: masteryScore };
  }

  initialized() {
    return this.#make("initialized", {});
  }

  completed() {
    return this.#make("completed", { result: { completion: true, ...this.#lasted() }, decides: true });
  }

  passed(scaled) {
    return this.#judged("passed", true, scaled);
  }

  failed(scaled) {
    return this.#judged("failed", false, scaled);
  }

  terminated() {
    return this.#make("terminated", { result: this.#lasted() });
  }

  #judged(verb, success, scaled) {
    const score = { scaled, raw: Math.round(100 * scaled), min: 0, max: 100 };
    return this.#make(verb, { result: { success, score, ...this.#lasted() }, decides: true, extensions: this.#mastery });
  }

  /** @param {{ result?: object, decides?: boolean, extensions?: object }} more `decides` says that it counts towards moving on. */
  #make(verb, { result, decides = false, extensions = {} }) {
    const { actor, activityId, registration } = this.#launched;
    const template = this.#template;
    const own = ["cmi5", ...(decides ? ["moveon"] : [])].map((name) => ({ objectType: "Activity", id: `${CONTEXT}categories/${name}` }));
    const given = [template.contextActivities?.category ?? []].flat().filter(({ id }) => own.every((one) => one.id !== id));
    return {
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor,
      verb: { id: `${VERBS}${verb}`, display: { en: verb } },
      object: { objectType: "Activity", id: activityId },
      ...(result && { result }),
      context: {
        ...template,
        registration,
        contextActivities: { ...template.contextActivities, category: [...given, ...own] },
        extensions: { ...template.extensions, ...extensions },
      },
    };
  }

  #lasted() {
    return { duration: `PT${((performance.now() - this.#begun) / 1000).toFixed(2)}S` };
  }
}

/** A random UUID. The browser's own function is missing where a platform is served without encryption. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
