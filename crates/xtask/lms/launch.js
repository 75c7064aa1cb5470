import { NOTHING, better, resultOf } from "./result.js";

const ENDED = "This visit was reported as over when the page was left. To have more reported, start the lesson from the learning platform again.";

/**
 * Follows the lesson in this page, and reports what its learner does as soon as there is a platform to report to.
 * @param {(say: (text: string) => void) => Promise<{ take: (result: object) => void, end: () => void }>} connect
 * Finds the platform. It rejects with a sentence where there is none; `say` shows one, and nothing more of it when it is empty.
 */
export function launch(connect) {
  const place = document.getElementById("said");
  const say = (text) => {
    if (place.textContent !== text) {
      place.textContent = text;
    }
  };
  let best = NOTHING;
  let report;
  let isOver = false;
  addEventListener("overlap-lesson", ({ detail }) => {
    best = better(best, resultOf(detail));
    report?.take(best);
  });
  addEventListener("pagehide", () => {
    isOver = true;
    report?.end();
  });
  // A browser may show the page once more as it was left.
  addEventListener("pageshow", ({ persisted }) => persisted && report && say(ENDED));
  connect(say).then(
    (found) => {
      report = found;
      report.take(best);
      if (isOver) {
        report.end();
      }
    },
    ({ message }) => say(message),
  );
}
