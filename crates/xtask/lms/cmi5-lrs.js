import { Final } from "./cmi5-outbox.js";

const PARAMETERS = ["endpoint", "fetch", "actor", "registration", "activityId"];
const VERSION = "1.0.3";
const UNREPORTED = "the lesson works, but nothing is reported";
/** A statement that the record store has already. */
const CONFLICT = 409;
const NOT_FOUND = 404;

/** What the platform put into this page's address. @throws {Final} where it is not all there. */
export function launchOf(query) {
  const given = new URLSearchParams(query);
  const launched = Object.fromEntries(PARAMETERS.map((name) => [name, given.get(name)]));
  const missing = PARAMETERS.filter((name) => !launched[name]);
  if (missing.length > 0) {
    throw new Final(`This page was not started by a cmi5 platform (its address lacks ${missing.join(", ")}): ${UNREPORTED}.`);
  }
  try {
    return { ...launched, actor: JSON.parse(launched.actor) };
  } catch {
    throw new Final(`The platform’s address names no learner (\`actor\` is no JSON): ${UNREPORTED}.`);
  }
}

/** The token of this session, which a platform gives once. */
export async function tokenFrom(address) {
  const answer = await ask(address, { method: "POST" });
  const said = await answer.json().catch(() => ({}));
  if (typeof said["auth-token"] === "string") {
    return said["auth-token"];
  }
  if (answer.status >= 500 && said["error-code"] === undefined) {
    throw refusal(answer);
  }
  const why = said["error-text"] ?? `it answered ${answer.status}`;
  throw new Final(`The platform gives no access (${why}): ${UNREPORTED}. Start the lesson from the platform again.`);
}

/** The platform's record store: documents of this learner and lesson, and statements. */
export class Lrs {
  #endpoint;
  #headers;
  #agent;
  #whose;

  constructor({ endpoint, actor, activityId, registration }, token) {
    this.#endpoint = endpoint.replace(/\/*$/, "/");
    this.#headers = { Authorization: `Basic ${token}`, "X-Experience-API-Version": VERSION };
    this.#agent = JSON.stringify(actor);
    this.#whose = { activityId, agent: this.#agent, registration };
  }

  /** A document of this lesson and registration; undefined where there is none. */
  state(id) {
    return this.#read("activities/state", { ...this.#whose, stateId: id });
  }

  /** Keeps a document of this lesson and registration. */
  keep(id, document, options) {
    return this.#write("PUT", this.#address("activities/state", { ...this.#whose, stateId: id }), document, options);
  }

  preferences() {
    return this.#read("agents/profile", { agent: this.#agent, profileId: "cmi5LearnerPreferences" });
  }

  /** @param {object | object[]} statements */
  send(statements, options) {
    return this.#write("POST", this.#address("statements", {}), statements, options);
  }

  #address(path, query) {
    const text = new URLSearchParams(query).toString();
    return `${this.#endpoint}${path}${text && "?"}${text}`;
  }

  async #read(path, query) {
    const answer = await ask(this.#address(path, query), { headers: this.#headers, cache: "no-store" });
    if (answer.status === NOT_FOUND) {
      return undefined;
    }
    if (!answer.ok) {
      throw refusal(answer);
    }
    return answer.json();
  }

  async #write(method, address, content, { keepalive = false } = {}) {
    const headers = { ...this.#headers, "Content-Type": "application/json" };
    const answer = await ask(address, { method, headers, body: JSON.stringify(content), keepalive });
    if (!answer.ok && answer.status !== CONFLICT) {
      throw refusal(answer);
    }
  }
}

const refusal = ({ status }) => new Error(`The platform’s record store answered ${status}.`);

async function ask(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Error("The platform cannot be reached.");
  }
}
