const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;

/** What no second try mends. */
export class Final extends Error {}

/** Does something until it succeeds, ever more rarely, and says so meanwhile. @throws {Final} */
export async function untilDone(act, say) {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      const done = await act();
      say("");
      return done;
    } catch (error) {
      if (error instanceof Final) {
        throw error;
      }
      say(`${error.message} It is tried again while this page is open.`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** What is still to be told to the record store: one thing after the other, each until it is taken. */
export class Outbox {
  #lrs;
  #say;
  #waiting = [];
  #isSending = false;
  #isClosed = false;

  constructor(lrs, say) {
    this.#lrs = lrs;
    this.#say = say;
  }

  /** @param {object} statement */
  tell(statement) {
    this.#add({ statement, send: (options) => this.#lrs.send(statement, options) });
  }

  /** @param {string} id @param {object} document */
  keep(id, document) {
    this.#add({ send: (options) => this.#lrs.keep(id, document, options) });
  }

  /** The page is left: what is still here goes at once, with these last statements. */
  close(last) {
    this.#isClosed = true;
    const statements = this.#waiting.flatMap(({ statement }) => statement ?? []);
    const documents = this.#waiting.filter(({ statement }) => !statement);
    const leaving = { keepalive: true };
    // Nobody is left to hear of it.
    this.#lrs.send([...statements, ...last], leaving).catch(() => {});
    documents.forEach(({ send }) => send(leaving).catch(() => {}));
  }

  #add(one) {
    this.#waiting.push(one);
    this.#send();
  }

  async #send() {
    if (this.#isSending) {
      return;
    }
    this.#isSending = true;
    while (this.#waiting.length > 0 && !this.#isClosed) {
      // Once it is closed, nothing may follow the last statement.
      await untilDone(async () => this.#isClosed || this.#waiting[0].send(), this.#say);
      this.#waiting.shift();
    }
    this.#isSending = false;
  }
}
