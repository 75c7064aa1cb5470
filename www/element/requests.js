/** The requests to a frame that are not answered yet, by their ids. */
export class Requests {
  #waiting = new Map();
  #count = 0;
  /** Why none is taken any more. */
  #ended;

  get isEmpty() {
    return this.#waiting.size === 0;
  }

  /**
   * Sends a message that is answered by the same id. Of a refusal only the asker hears if it is `silent`.
   * @param {(message: object) => void} post @param {string} type @param {object} message
   */
  ask(post, type, message, silent = false) {
    if (this.#ended) {
      return Promise.reject(this.#ended);
    }
    this.#count += 1;
    const id = `${type}-${this.#count}`;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, silent });
      post({ type, id, ...message });
    });
  }

  /** Takes the one who waits for an answer. */
  take(id) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    return asked;
  }

  /** Tells all who wait that there will be no answer. */
  refuse(error) {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    waiting.forEach(({ reject }) => reject(error));
  }

  /** The same, now and for all that is asked later. */
  end(error) {
    this.#ended = error;
    this.refuse(error);
  }
}
